// A desktop without a screen: Xvfb, the window manager openbox, and xdotool as the reader's hands.
// For what only a browser's own window can do, such as Save Page.

import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { PATIENCE } from './driver.js';

const execute = promisify(execFile);

/** How long a window may take to change before what was to change it is done again. */
const SOON = 8_000;

/** How long the hands may wait for a window: one that is gone meanwhile would be waited for for ever. */
const REACH = 15_000;

/** How often a screen is tried: two that start at once may want the same number. */
const STARTS = 3;

/** Starts a desktop on a free display. */
export async function openDesktop() {
  const { server, display } = await openScreen();
  const environment = { ...process.env, DISPLAY: display };
  /** @param {string[]} words */
  const xdotool = async (...words) => (await execute('xdotool', words, { env: environment, timeout: REACH })).stdout.trim();

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
     * Whether no window has such a title soon.
     * @param {RegExp} pattern
     */
    async gone(pattern) {
      for (const end = Date.now() + SOON; Date.now() < end; await sleep(100)) {
        if (!(await this.titles()).some((title) => pattern.test(title))) return true;
      }
      return false;
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
      await ended(manager);
      await ended(server);
    },
  };
}

/** @typedef {Awaited<ReturnType<typeof openDesktop>>} Desktop */

/** A screen on a display that nobody has. */
async function openScreen() {
  for (let left = STARTS - 1; ; left -= 1) {
    const server = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x1000x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'pipe', 'ignore'] });
    const display = await Promise.race([once(server.stdout, 'data').then(([line]) => String(line).trim()), once(server, 'exit').then(() => '')]);
    if (display !== '') return { server, display: `:${display}` };
    if (left === 0) throw new Error('no screen');
  }
}

/**
 * Ends a program, by force where it does not hear.
 * @param {import('node:child_process').ChildProcess} program
 */
export async function ended(program) {
  if (program.exitCode !== null || program.signalCode !== null) return;
  const over = once(program, 'exit');
  program.kill();
  const late = setTimeout(() => program.kill('SIGKILL'), REACH);
  await over;
  clearTimeout(late);
}

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
    if (manager.exitCode !== null || manager.signalCode !== null) manager = start();
  }
  throw new Error('no window manager');
}
