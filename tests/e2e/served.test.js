// The hosted page and the embedded element, from a web server: they fetch their own files and nothing else.

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { BROWSERS, launch } from './driver.js';
import { discard, temporary } from './folders.js';
import * as reader from './reader.js';
import { ownTexts } from './texts.js';

const [text] = await ownTexts();

for (const name of BROWSERS) {
  test(`${name}: the hosted page works, from its own files alone`, async (t) => {
    const site = reader.servedAddress('TIGANG_SITE');
    const browser = await launch(name, { online: true });
    t.after(() => browser.close());
    const page = await browser.open(site);
    await reader.reaches(page, 'ready');
    await reader.analyse(page, text.content);
    await reader.settled(page);
    const reading = await reader.read(page);
    assert(0 < reading.report.outline.length);
    reader.checkRawPlaces(reading);
    const { requests, violations, errors } = page.record;
    assert.deepEqual({ violations, errors }, { violations: [], errors: [] });
    assert.deepEqual(requests.filter((address) => !address.startsWith(site)), [], 'only its own files');
    assert(requests.some((address) => /-[0-9a-f]{10}\.wasm$/.test(address)), 'the engine has a hashed name');
  });

  test(`${name}: the example embeds the element, from disk and with the network cut`, async (t) => {
    const browser = await launch(name);
    t.after(() => browser.close());
    const page = await browser.open(reader.fileAddress('npm/examples/embed.html'));
    await checkElement(page);
    reader.checkQuiet(page);
  });

  test(`${name}: the module embeds the element in a page of another origin`, async (t) => {
    const npm = reader.servedAddress('TIGANG_NPM');
    const foreign = await servePage(
      `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><script type="module" src="${npm}tigang.js"></script><tigang-reader></tigang-reader>`,
    );
    const browser = await launch(name, { online: true });
    t.after(async () => {
      await browser.close();
      await foreign.close();
    });
    const page = await browser.open(foreign.address);
    await checkElement(page);
    const { requests, violations, errors } = page.record;
    assert.deepEqual({ violations, errors }, { violations: [], errors: [] });
    const elsewhere = requests.filter((address) => !address.startsWith(npm) && !address.startsWith(foreign.address));
    assert.deepEqual(elsewhere, []);
  });
}

/**
 * `analyze` gives a promise of the report, and the event tells the page around.
 * @param {reader.Page} page
 */
async function checkElement(page) {
  await reader.reaches(page, 'ready');
  const { report, event } = await page.run(async (content) => {
    const element = /** @type {any} */ (document.querySelector('tigang-reader'));
    const heard = new Promise((resolve) =>
      document.addEventListener('tigang-analysis', (event) => resolve(/** @type {CustomEvent} */ (event).detail), { once: true }),
    );
    const report = await element.analyze(content);
    const detail = /** @type {any} */ (await heard);
    return { report: report.outline.length, event: detail.report.outline.length };
  }, text.content);
  assert(0 < report);
  assert.equal(event, report);
}

/**
 * A page of somebody else's, on an origin of its own.
 * @param {string} content
 */
async function servePage(content) {
  const server = http.createServer((_, response) => response.setHeader('Content-Type', 'text/html').end(content));
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    address: `http://127.0.0.1:${port}/`,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

for (const name of BROWSERS) {
  test(`${name}: the hosted page, saved by the browser, is readable without its program`, async (t) => {
    const folder = await temporary('static');
    const browser = await launch(name, { online: true });
    const offline = await launch(name);
    t.after(async () => {
      await browser.close();
      await offline.close();
      await discard(folder);
    });
    const page = await browser.open(reader.servedAddress('TIGANG_SITE'));
    await reader.reaches(page, 'ready');
    await reader.analyse(page, text.content);
    await page.until(() => document.querySelectorAll('[data-tigang-snapshot] p').length > 3);
    await reader.settled(page);
    // What Save Page writes: the elements of the document, its scripts beside it, which a page from disk may not load.
    const saved = await page.run(() => `<!doctype html>${document.documentElement.outerHTML}`);
    const file = path.join(folder, 'saved.html');
    await writeFile(file, saved);
    const again = await offline.open(pathToFileURL(file).href);
    const words = await again.run(() => document.body.innerText);
    for (const line of text.content.split('\n').filter((line) => /^[一二三]、/.test(line))) {
      assert(words.normalize('NFKC').includes(line.trim().slice(2, 8)), line);
    }
    await page.run(() => /** @type {any} */ (document.querySelector('tigang-reader')?.shadowRoot?.querySelector('button.new')).click());
    await page.until(() => document.querySelector('[data-tigang-snapshot]') === null);
  });
}
