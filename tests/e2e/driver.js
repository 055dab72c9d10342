// One face over two drivers: Chromium through playwright-core, Firefox ESR through puppeteer-core (WebDriver BiDi).
// Starts the system's browsers with the network cut, and records what a page must not do. Knows nothing of Tigang.

import { mkdir, readFile, readdir, stat, unlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import puppeteer from 'puppeteer-core';
import { discard, temporary } from './folders.js';
import { openSink } from './sink.js';

/** @typedef {'chromium' | 'firefox'} BrowserName */

/** Every case runs in each of these. */
export const BROWSERS = /** @type {const} */ (['chromium', 'firefox']);

/** Milliseconds that a page may take for anything before a case fails: so many that no load of the machine comes near. */
export const PATIENCE = Number(process.env.TIGANG_PATIENCE ?? 90_000);

/** How many times as slow a page is to be: what a case does not wait for then comes too late every time. */
const SLOW = Number(process.env.TIGANG_SLOW ?? 1);

/** Milliseconds that a browser may take to start, and how often it is tried: a start that fails says nothing of the page. */
const START = 60_000;
const STARTS = 3;

/** Milliseconds that a browser may take to end before it is left to itself. */
const END = 20_000;

/** The language of most readers' browsers. */
const LANGUAGE = 'zh-CN';

/** What both browsers call storage that is refused to every page. */
const BLOCKED = 2;

const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * What a page did that it should not have done; all three lists stay empty in a good run.
 * @typedef {object} Record
 * @property {string[]} requests addresses asked for over the network
 * @property {string[]} violations of the content security policy
 * @property {string[]} errors uncaught errors and console errors
 */

/**
 * @typedef {object} Options
 * @property {boolean} [online] let requests through, to loopback only
 * @property {number} [width]
 * @property {number} [height]
 * @property {'light' | 'dark'} [scheme]
 * @property {boolean} [clipboard] pages may read the clipboard, as after a reader's consent; false refuses it
 * @property {boolean} [storage] false lets pages store nothing, as some offices set their browsers up
 */

/**
 * Starts a browser with a fresh profile.
 * @param {BrowserName} name
 * @param {Options} [options]
 */
export async function launch(name, options = {}) {
  const sink = await openSink();
  const started = await start(name === 'chromium' ? launchChromium : launchFirefox, sink.port, options);
  return {
    name,
    /**
     * Opens an address in a new page.
     * @param {string} address
     * @param {() => void} [first] runs in the page before its own scripts
     */
    async open(address, first) {
      const page = await started.newPage();
      page.setDefaultTimeout(PATIENCE);
      const record = await watch(name, page, sink.seen);
      if (first) await runFirst(name, page, first);
      if (1 < SLOW) await slowDown(name, page);
      await page.goto(address);
      return wrap(name, page, record, started.downloads);
    },
    async close() {
      await started.close();
      await sink.close();
    },
  };
}

/**
 * Starts a browser, once more where it does not come up.
 * @param {typeof launchChromium | typeof launchFirefox} launchOne
 * @param {number} port
 * @param {Options} options
 */
async function start(launchOne, port, options) {
  for (let left = STARTS - 1; ; left -= 1) {
    try {
      return await launchOne(port, options);
    } catch (error) {
      if (left === 0) throw error;
      console.log(`a browser did not start, and is tried again: ${error}`);
    }
  }
}

/**
 * Ends a browser; one that does not end in time is killed.
 * @param {Promise<void>} ending
 * @param {() => void} [kill]
 */
async function ended(ending, kill) {
  const late = sleep(END, 'late', { ref: false });
  if ((await Promise.race([ending.catch(() => 'broken'), late])) !== undefined) kill?.();
}

/** @typedef {Awaited<ReturnType<typeof launch>>} Browser */
/** @typedef {ReturnType<typeof wrap>} Page */

/**
 * @param {BrowserName} name
 * @param {any} page
 * @param {Record} record
 * @param {string} downloads the folder that saved files go to
 */
function wrap(name, page, record, downloads) {
  return {
    record,
    /** The driver's own page, for what only one of them can do. */
    raw: page,
    /**
     * Runs a function in the page.
     * @template A, R
     * @param {(argument: A) => R | Promise<R>} task
     * @param {A} [argument]
     * @returns {Promise<R>}
     */
    run: (task, argument) => page.evaluate(task, argument),
    /**
     * Waits until a function in the page answers true.
     * @template A
     * @param {(argument: A) => unknown} condition
     * @param {A} [argument]
     */
    async until(condition, argument) {
      if (name === 'chromium') await page.waitForFunction(condition, argument, { timeout: PATIENCE });
      else await page.waitForFunction(condition, { timeout: PATIENCE }, argument);
    },
    /** @param {string} key */
    press: (key) => page.keyboard.press(key),
    /**
     * Turns the mouse's wheel over the middle of the window.
     * @param {number} pixels
     */
    async wheel(pixels) {
      await page.mouse.move(...(await page.evaluate(() => [innerWidth / 2, innerHeight / 2])));
      if (name === 'chromium') await page.mouse.wheel(0, pixels);
      else await page.mouse.wheel({ deltaY: pixels });
    },
    /**
     * Answers the browser's dialog for choosing a file.
     * @param {() => Promise<unknown>} cause what opens it
     * @param {string} file
     */
    async chooseFile(cause, file) {
      if (name === 'chromium') {
        const [dialog] = await Promise.all([page.waitForEvent('filechooser', { timeout: PATIENCE }), cause()]);
        await dialog.setFiles(file);
      } else {
        const [dialog] = await Promise.all([page.waitForFileChooser({ timeout: PATIENCE }), cause()]);
        await dialog.accept([file]);
      }
    },
    /** Loads the page's address again. */
    reload: () => page.reload(),
    /** @param {number} width @param {number} height */
    async resize(width, height) {
      if (name === 'chromium') await page.setViewportSize({ width, height });
      else await page.setViewport({ width, height });
    },
    /** @param {string} file @param {boolean} [whole] the whole page, or what is in view */
    picture: (file, whole = false) => page.screenshot({ path: file, fullPage: whole }),
    /**
     * The file that the page hands to the browser.
     * @param {() => Promise<unknown>} cause what makes it do so
     * @returns {Promise<{ name: string, bytes: Buffer }>}
     */
    async download(cause) {
      if (name === 'chromium') {
        const [file] = await Promise.all([page.waitForEvent('download', { timeout: PATIENCE }), cause()]);
        return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
      }
      await cause();
      return arrived(downloads);
    },
    close: () => page.close(),
  };
}

/**
 * Waits for a file in the folder of downloads and takes it out. Firefox writes under another name first: a file has
 * arrived when it stands there alone, unchanged since the look before.
 * @param {string} folder
 */
async function arrived(folder) {
  let before = '';
  for (const end = Date.now() + PATIENCE; Date.now() < end; await sleep(150)) {
    const names = await readdir(folder);
    const file = path.join(folder, names[0] ?? '');
    const length = names.length === 1 ? await stat(file).then(({ size }) => size, () => 0) : 0;
    const now = `${names} ${length}`;
    if (0 < length && now === before && !names[0].endsWith('.part')) {
      const bytes = await readFile(file);
      await unlink(file);
      return { name: names[0], bytes };
    }
    before = now;
  }
  throw new Error('no file was saved');
}

/**
 * @param {BrowserName} name
 * @param {any} page
 * @param {string[]} requests
 * @returns {Promise<Record>}
 */
async function watch(name, page, requests) {
  /** @type {Record} */
  const record = { requests, violations: [], errors: [] };
  page.on('console', (/** @type {any} */ message) => {
    const text = message.text();
    if (/content.security.policy|trusted types?|refused to/i.test(text)) {
      record.violations.push(text);
    } else if (message.type() === 'error') {
      record.errors.push(text);
    }
  });
  page.on('pageerror', (/** @type {Error} */ error) => record.errors.push(String(error)));
  page.on('request', (/** @type {any} */ request) => {
    if (!/^(file|blob|data|about):/.test(request.url())) requests.push(request.url());
  });
  const report = () =>
    globalThis.addEventListener('securitypolicyviolation', (event) =>
      console.warn(`content security policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
    );
  await runFirst(name, page, report);
  return record;
}

/**
 * Makes a page slow: what its worker answers comes late, and in Chromium it has a part of the processor only.
 * @param {BrowserName} name
 * @param {any} page
 */
async function slowDown(name, page) {
  if (name === 'chromium') await (await page.context().newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: SLOW });
  const late = () => {
    const listen = Worker.prototype.addEventListener;
    Worker.prototype.addEventListener = function (/** @type {string} */ type, /** @type {any} */ listener) {
      listen.call(this, type, type === 'message' ? (/** @type {unknown} */ event) => setTimeout(() => listener(event), 400) : listener);
    };
    const frame = requestAnimationFrame;
    globalThis.requestAnimationFrame = (task) => frame(() => frame(() => frame(task)));
  };
  await runFirst(name, page, late);
}

/** @param {BrowserName} name @param {any} page @param {() => void} task */
const runFirst = (name, page, task) => (name === 'chromium' ? page.addInitScript(task) : page.evaluateOnNewDocument(task));

/** @param {number} port of the sink @param {Options} options */
async function launchChromium(port, options) {
  const { online = false, width = 1280, height = 900, scheme = 'light' } = options;
  const proxy = ['--proxy-server=' + `127.0.0.1:${port}`, '--proxy-bypass-list=' + (online ? '127.0.0.1' : '<-loopback>')];
  const profile = await temporary('chromium');
  await mkdir(path.join(profile, 'Default'));
  const preferences = options.storage === false ? { profile: { default_content_setting_values: { cookies: BLOCKED } } } : {};
  await writeFile(path.join(profile, 'Default/Preferences'), JSON.stringify(preferences));
  const context = await chromium
    .launchPersistentContext(profile, {
      executablePath: executable('chromium'), args: [...CHROMIUM_FLAGS, ...proxy], viewport: { width, height }, colorScheme: scheme, locale: LANGUAGE, timeout: START,
    })
    .catch(abandoned(profile));
  // What is not among the permissions that are granted is refused.
  if (options.clipboard !== undefined) await context.grantPermissions(options.clipboard ? ['clipboard-read', 'clipboard-write'] : []);
  return {
    downloads: '',
    newPage: () => context.newPage(),
    async close() {
      await ended(context.close());
      await discard(profile);
    },
  };
}

/** @param {number} port of the sink @param {Options} options */
async function launchFirefox(port, options) {
  const { online = false, width = 1280, height = 900, scheme = 'light' } = options;
  const profile = await temporary('firefox');
  const downloads = await temporary('saved');
  const launched = puppeteer.launch({
    browser: 'firefox',
    timeout: START,
    executablePath: executable('firefox'),
    userDataDir: profile,
    defaultViewport: { width, height },
    extraPrefsFirefox: {
      'intl.accept_languages': LANGUAGE,
      // As a reader has it; the driver would let pages from disk load modules.
      'security.fileuri.strict_origin_policy': true,
      'network.proxy.type': 1,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': port,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': port,
      'network.proxy.allow_hijacking_localhost': !online,
      'layout.css.prefers-color-scheme.content-override': scheme === 'dark' ? 0 : 1,
      'dom.events.testing.asyncClipboard': options.clipboard === true,
      'network.cookie.cookieBehavior': options.storage === false ? BLOCKED : 5,
      'browser.download.folderList': 2,
      'browser.download.dir': downloads,
      'browser.download.alwaysOpenPanel': false,
      'browser.download.always_ask_before_handling_new_types': false,
    },
  });
  const browser = await launched.catch(abandoned(profile, downloads));
  return {
    downloads,
    newPage: () => browser.newPage(),
    async close() {
      await ended(browser.close(), () => browser.process()?.kill('SIGKILL'));
      await discard(profile);
      await discard(downloads);
    },
  };
}

/** Takes away the folders of a browser that did not start. @param {...string} folders */
const abandoned = (...folders) => async (/** @type {unknown} */ error) => {
  for (const folder of folders) await discard(folder);
  throw error;
};

/**
 * The system's browser.
 * @param {BrowserName} name
 */
export function executable(name) {
  return name === 'chromium' ? '/usr/bin/chromium' : '/usr/bin/firefox-esr';
}
