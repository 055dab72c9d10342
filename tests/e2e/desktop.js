// A desktop without a screen: Xvfb, the window manager openbox, and xdotool as the reader's hands.
// For what only a browser's own window can do, such as Save Page.

import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** How long a window may take to show. */
const PATIENCE = 20_000;

/** How long a window may take to change. */
const SOON = 5_000;

/** Starts a desktop on a free display. */
export async function openDesktop() {
  const server = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [line] = await once(server.stdout, 'data');
  const display = `:${String(line).trim()}`;
  const environment = { ...process.env, DISPLAY: display };
  /** @param {string[]} words */
  const xdotool = async (...words) => (await execute('xdotool', words, { env: environment })).stdout.trim();

  const manager = await openManager(environment, xdotool);

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
     * Whether a window gets such a title soon.
     * @param {RegExp} pattern
     */
    async shows(pattern) {
      for (const end = Date.now() + SOON; Date.now() < end; await sleep(100)) {
        if ((await this.titles()).some((title) => pattern.test(title))) return true;
      }
      return false;
    },
    /**
     * Waits until no window has such a title.
     * @param {RegExp} pattern
     */
    async gone(pattern) {
      for (const end = Date.now() + SOON; (await this.titles()).some((title) => pattern.test(title)); await sleep(100)) {
        if (end < Date.now()) throw new Error(`still there: ${(await this.titles()).join(' | ')}`);
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

/**
 * Starts the window manager and waits until it answers. Where it came before the display would have it, it ends at once
 * and is started again.
 * @param {NodeJS.ProcessEnv} environment
 * @param {(...words: string[]) => Promise<string>} xdotool
 */
async function openManager(environment, xdotool) {
  const start = () => spawn('openbox', [], { stdio: 'ignore', env: environment });
  let manager = start();
  for (const end = Date.now() + PATIENCE; Date.now() < end; await sleep(100)) {
    // Only a window manager knows which desktop is shown.
    if (await xdotool('get_desktop').then(() => true, () => false)) return manager;
    if (manager.exitCode !== null) manager = start();
  }
  throw new Error('no window manager');
}
