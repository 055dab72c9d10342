// A desktop without a screen: Xvfb, the window manager openbox, and xdotool as the reader's hands.
// For what only a browser's own window can do, such as Save Page.

import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** How long a window may take to show. */
const PATIENCE = 20_000;

/** Starts a desktop on a free display. */
export async function openDesktop() {
  const server = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [line] = await once(server.stdout, 'data');
  const display = `:${String(line).trim()}`;
  const environment = { ...process.env, DISPLAY: display };
  const manager = spawn('openbox', [], { stdio: 'ignore', env: environment });

  /** @param {string[]} words */
  const xdotool = async (...words) => (await execute('xdotool', words, { env: environment })).stdout.trim();

  return {
    display,
    /** Titles of the windows that show. */
    async titles() {
      const ids = await xdotool('search', '--onlyvisible', '--name', '.').catch(() => '');
      const titles = ids.split('\n').filter(Boolean).map((id) => xdotool('getwindowname', id).catch(() => ''));
      return Promise.all(titles);
    },
    /**
     * Waits for a window with such a title and brings it to the front.
     * @param {string} pattern
     */
    async front(pattern) {
      const end = Date.now() + PATIENCE;
      for (;;) {
        const ids = await xdotool('search', '--onlyvisible', '--name', pattern).catch(() => '');
        const id = ids.split('\n').filter(Boolean).at(-1);
        // The window manager may still be starting, and then refuses.
        if (id && (await xdotool('windowactivate', '--sync', id).then(() => true, () => false))) return;
        if (end < Date.now()) throw new Error(`no window "${pattern}"; there are: ${(await this.titles()).join(' | ')}`);
        await sleep(100);
      }
    },
    /**
     * Waits until a window has such a title.
     * @param {RegExp} pattern
     */
    async waitFor(pattern) {
      const end = Date.now() + PATIENCE;
      for (;;) {
        const titles = await this.titles();
        if (titles.some((title) => pattern.test(title))) return;
        if (end < Date.now()) throw new Error(`no window ${pattern}; there are: ${titles.join(' | ')}`);
        await sleep(100);
      }
    },
    /** @param {string[]} keys such as ctrl+s */
    press: (...keys) => xdotool('key', '--clearmodifiers', ...keys),
    /**
     * Clicks in the front window, so far from its right and lower edges.
     * @param {number} right
     * @param {number} bottom
     */
    async clickCorner(right, bottom) {
      const geometry = await xdotool('getactivewindow', 'getwindowgeometry', '--shell');
      const read = (/** @type {string} */ name) => Number(new RegExp(`^${name}=(\\d+)`, 'm').exec(geometry)?.[1]);
      const x = read('X') + read('WIDTH') - right;
      const y = read('Y') + read('HEIGHT') - bottom;
      await xdotool('mousemove', String(x), String(y), 'click', '1');
    },
    /** @param {string} text */
    type: (text) => xdotool('type', '--clearmodifiers', '--delay', '5', text),
    async close() {
      manager.kill();
      server.kill();
      await once(server, 'exit');
    },
  };
}

/** @typedef {Awaited<ReturnType<typeof openDesktop>>} Desktop */
