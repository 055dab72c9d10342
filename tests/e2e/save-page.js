// A reader's way to a saved or printed page, by keyboard alone, in a browser that no driver holds: copy a text from one
// page, paste it into Tigang, and save or print with the browser's own keys. (Under a driver those dialogs never show.)

import { spawn } from 'node:child_process';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { ended } from './desktop.js';
import { executable, PATIENCE } from './driver.js';
import { discard } from './folders.js';

/** @typedef {import('./driver.js').BrowserName} BrowserName */
/** @typedef {import('./desktop.js').Desktop} Desktop */

const FIREFOX_PREFERENCES = {
  'intl.accept_languages': 'zh-CN, zh',
  'browser.aboutwelcome.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.sessionstore.resume_from_crash': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'datareporting.policy.firstRunURL': '',
  'toolkit.telemetry.reportingpolicy.firstRun': false,
  'termsofuse.acceptedVersion': 999,
};

/** Milliseconds after which a key or a click that had no effect is tried again. */
const AGAIN = 2_500;

/**
 * Copies `text` from a page, pastes it into the page at `address`, waits for `pasted`, and does something there.
 * @template R
 * @param {BrowserName} name
 * @param {Desktop} desktop
 * @param {string} home an empty folder, the reader's home
 * @param {{ address: string, text: string, pasted: RegExp }} task `pasted`: the window title once the analysis is shown
 * @param {() => Promise<R>} act
 */
export async function withPage(name, desktop, home, { address, text, pasted }, act) {
  const source = path.join(home, 'source.html');
  await mkdir(path.join(home, 'Downloads'), { recursive: true });
  await writeFile(source, sourcePage(text, address));
  const browser = await start(name, desktop, home, pathToFileURL(source).href);
  try {
    await again(async () => {
      await desktop.press('ctrl+a', 'ctrl+c');
      return desktop.gone(/tigang-source/);
    });
    // A page that is not up yet takes no keys; one that is takes the text in place of what is in the box.
    await again(async () => {
      await desktop.press('ctrl+a', 'ctrl+v');
      return desktop.shows(pasted);
    });
    return await act();
  } finally {
    await ended(browser);
  }
}

/**
 * Tries until it succeeds.
 * @param {() => Promise<boolean>} attempt
 */
async function again(attempt) {
  let reason = 'no effect';
  for (const end = Date.now() + PATIENCE; Date.now() < end; ) {
    const next = Date.now() + AGAIN;
    if (await attempt().catch((error) => void (reason = String(error)))) return;
    await sleep(Math.max(0, next - Date.now()));
  }
  throw new Error(`tried in vain: ${reason}`);
}

/**
 * Prints the page that is in front with the browser's own keys, into a file.
 * @param {Desktop} desktop
 * @param {string} home
 * @returns {Promise<string>} the PDF
 */
export async function printPage(desktop, home) {
  const downloads = path.join(home, 'Downloads');
  await again(async () => {
    await desktop.press('ctrl+p');
    return begun(downloads, '.pdf');
  });
  return whole(desktop, downloads, '.pdf');
}

/** The middle of the Save button of Chromium's dialog, from the dialog's right and lower edges. */
const SAVE_BUTTON = [50, 28];

/**
 * Saves the page that is in front with the browser's own keys and dialog. Firefox's dialog takes a path; Chromium's hears
 * no keys here, and saves under its own name into Downloads.
 * @param {BrowserName} name
 * @param {Desktop} desktop
 * @param {string} home
 * @returns {Promise<string>} the saved file
 */
export async function savePage(name, desktop, home) {
  const downloads = path.join(home, 'Downloads');
  await again(async () => {
    await desktop.press('ctrl+s');
    return desktop.shows(/^Save/u);
  });
  await desktop.front('^Save');
  await again(async () => {
    if (name === 'firefox') {
      await desktop.press('ctrl+a');
      await desktop.type(path.join(downloads, 'saved.html'));
      await desktop.press('Return');
    } else {
      await desktop.clickCorner(SAVE_BUTTON[0], SAVE_BUTTON[1]);
    }
    return desktop.gone(/^Save/u);
  });
  return whole(desktop, downloads, '.html');
}

/** How a file of each kind ends when it is whole. @type {Record<string, RegExp>} */
const ENDS = { '.pdf': /%%EOF\s*$/u, '.html': /<\/html>\s*$/iu };

/** Milliseconds after which a file that has not begun to be written was not asked for. */
const BEGUN = 30_000;

/**
 * Whether a file with such an ending begins to be written.
 * @param {string} folder
 * @param {string} ending
 */
async function begun(folder, ending) {
  for (const end = Date.now() + BEGUN; Date.now() < end; await sleep(200)) {
    if ((await readdir(folder)).some((file) => file.endsWith(ending))) return true;
  }
  return false;
}

/**
 * Waits for a file with such an ending, until it is whole.
 * @param {Desktop} desktop
 * @param {string} folder
 * @param {string} ending
 */
async function whole(desktop, folder, ending) {
  for (const end = Date.now() + PATIENCE; Date.now() < end; await sleep(200)) {
    const saved = (await readdir(folder)).find((file) => file.endsWith(ending));
    if (saved && ENDS[ending].test((await readFile(path.join(folder, saved))).subarray(-64).toString('latin1'))) return path.join(folder, saved);
  }
  throw new Error(`no ${ending} was saved; windows: ${(await desktop.titles()).join(' | ')}`);
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

/** Chromium's printer is a file in the folder of downloads. */
const CHROMIUM_PREFERENCES = (/** @type {string} */ downloads) => ({
  printing: {
    print_preview_sticky_settings: {
      appState: JSON.stringify({ version: 2, recentDestinations: [{ id: 'Save as PDF', origin: 'local', account: '' }] }),
    },
  },
  savefile: { default_directory: downloads },
  intl: { accept_languages: 'zh-CN,zh', selected_languages: 'zh-CN,zh' },
});

/** So is Firefox's. */
const FIREFOX_PRINTER = (/** @type {string} */ downloads) => ({
  'print.always_print_silent': true,
  print_printer: 'Mozilla Save to PDF',
  'print.printer_Mozilla_Save_to_PDF.print_to_file': true,
  'print.printer_Mozilla_Save_to_PDF.print_to_filename': path.join(downloads, 'printed.pdf'),
});

/** How often a browser is started that does not come up. */
const STARTS = 3;

/**
 * Starts a browser and waits until its window is in front.
 * @param {BrowserName} name
 * @param {Desktop} desktop
 * @param {string} home
 * @param {string} address of the page to copy from
 */
async function start(name, desktop, home, address) {
  for (let left = STARTS - 1; ; left -= 1) {
    const browser = await open(name, desktop, home, address);
    try {
      await desktop.front('tigang-source');
      return browser;
    } catch (error) {
      await ended(browser);
      if (left === 0) throw error;
      await discard(path.join(home, 'profile'));
    }
  }
}

async function open(
  /** @type {BrowserName} */ name,
  /** @type {Desktop} */ desktop,
  /** @type {string} */ home,
  /** @type {string} */ address,
) {
  const profile = path.join(home, 'profile');
  const downloads = path.join(home, 'Downloads');
  await mkdir(path.join(profile, 'Default'), { recursive: true });
  const environment = { ...process.env, DISPLAY: desktop.display, HOME: home };
  if (name === 'firefox') {
    const lines = Object.entries({ ...FIREFOX_PREFERENCES, ...FIREFOX_PRINTER(downloads) }).map(([key, value]) => `user_pref("${key}", ${JSON.stringify(value)});`);
    await writeFile(path.join(profile, 'user.js'), lines.join('\n'));
  } else {
    await writeFile(path.join(profile, 'Default/Preferences'), JSON.stringify(CHROMIUM_PREFERENCES(downloads)));
  }
  const words =
    name === 'firefox'
      ? ['--no-remote', '--profile', profile, address]
      : ['--no-sandbox', '--disable-gpu', '--no-first-run', '--password-store=basic', '--disable-sync', '--kiosk-printing', `--user-data-dir=${profile}`, address];
  return spawn(executable(name), words, { stdio: 'ignore', env: environment });
}
