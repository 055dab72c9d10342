// A reader's way to a saved page, by keyboard alone, in a browser that no driver holds: copy a text from one page,
// paste it into Tigang, and Save Page with the browser's own dialog. (Under a driver that dialog never shows.)

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { executable } from './driver.js';

/** @typedef {import('./driver.js').BrowserName} BrowserName */
/** @typedef {import('./desktop.js').Desktop} Desktop */

/** How long a browser may take to start, or to write a file. */
const PATIENCE = 30_000;

const FIREFOX_PREFERENCES = {
  'browser.aboutwelcome.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.sessionstore.resume_from_crash': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'datareporting.policy.firstRunURL': '',
  'toolkit.telemetry.reportingpolicy.firstRun': false,
  'termsofuse.acceptedVersion': 999,
};

/**
 * Copies `text` from a page, pastes it into the page at `address`, waits for `pasted`, and saves that page.
 * @param {BrowserName} name
 * @param {Desktop} desktop
 * @param {string} home an empty folder, the reader's home
 * @param {{ address: string, text: string, pasted: RegExp }} task `pasted`: the window title once the analysis is shown
 * @returns {Promise<string>} the saved file
 */
export async function savePage(name, desktop, home, { address, text, pasted }) {
  const source = path.join(home, 'source.html');
  await writeFile(source, sourcePage(text, address));
  const browser = await start(name, desktop, home, pathToFileURL(source).href);
  try {
    await desktop.front('tigang-source');
    await desktop.press('ctrl+a', 'ctrl+c');
    await desktop.waitFor(/^提纲/);
    await sleep(1500);
    await desktop.press('ctrl+v');
    await desktop.waitFor(pasted);
    await sleep(500);
    await desktop.press('ctrl+s');
    await desktop.front('^Save');
    return await saveAs(name, desktop, home);
  } finally {
    browser.kill();
    await once(browser, 'exit');
  }
}

/** The middle of the Save button of Chromium's dialog, from the dialog's right and lower edges. */
const SAVE_BUTTON = [50, 28];

/** Firefox's dialog takes a path; Chromium's hears no keys here, and saves under its own name into Downloads. */
async function saveAs(/** @type {BrowserName} */ name, /** @type {Desktop} */ desktop, /** @type {string} */ home) {
  const downloads = path.join(home, 'Downloads');
  await mkdir(downloads, { recursive: true });
  await sleep(500);
  if (name === 'firefox') {
    await desktop.press('ctrl+a');
    await desktop.type(path.join(downloads, 'saved.html'));
    await desktop.press('Return');
  } else {
    await desktop.clickCorner(SAVE_BUTTON[0], SAVE_BUTTON[1]);
  }
  const end = Date.now() + PATIENCE;
  for (;;) {
    const saved = (await readdir(downloads)).find((file) => file.endsWith('.html'));
    if (saved && (await isWhole(path.join(downloads, saved)))) return path.join(downloads, saved);
    if (end < Date.now()) throw new Error(`no saved page; windows: ${(await desktop.titles()).join(' | ')}`);
    await sleep(200);
  }
}

/** Whether the file has stopped growing. */
async function isWhole(/** @type {string} */ file) {
  const { size } = await stat(file);
  await sleep(500);
  return 0 < size && (await stat(file)).size === size;
}

/**
 * The text alone, so that "select all" takes it and nothing else; once copied, the page gives way to `address`.
 * @param {string} text
 * @param {string} address
 */
function sourcePage(text, address) {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const leave = `addEventListener('copy', () => setTimeout(() => location.assign(${JSON.stringify(address)}), 300));`;
  return `<!doctype html><meta charset="utf-8"><title>tigang-source</title><script>${leave}</script><pre>${escaped}</pre>`;
}

async function start(
  /** @type {BrowserName} */ name,
  /** @type {Desktop} */ desktop,
  /** @type {string} */ home,
  /** @type {string} */ address,
) {
  const profile = path.join(home, 'profile');
  await mkdir(profile);
  const environment = { ...process.env, DISPLAY: desktop.display, HOME: home };
  if (name === 'firefox') {
    const lines = Object.entries(FIREFOX_PREFERENCES).map(([key, value]) => `user_pref("${key}", ${JSON.stringify(value)});`);
    await writeFile(path.join(profile, 'user.js'), lines.join('\n'));
  }
  const words =
    name === 'firefox'
      ? ['--no-remote', '--profile', profile, address]
      : ['--no-sandbox', '--disable-gpu', '--no-first-run', '--password-store=basic', '--disable-sync', `--user-data-dir=${profile}`, address];
  return spawn(executable(name), words, { stdio: 'ignore', env: environment });
}
