// 10 MB, as lines and as one paragraph: no task on the page's thread is felt, scrolling goes on, memory stays bounded.
// Chromium only: Firefox says nothing of its tasks. Measured is the time a task has the processor, so that a busy
// machine changes nothing.

import assert from 'node:assert/strict';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { launch } from './driver.js';
import * as hands from './hands.js';
import * as reader from './reader.js';
import { ownTexts } from './texts.js';

/** Bytes of UTF-8; the limit is 10 MiB. */
const LENGTH = 10_000_000;

/** Milliseconds that a task may last before a reader feels it. */
const FELT = 50;

/** A shared machine runs the same task in 33 to 54 ms: what fails is work that is not divided, which takes hundreds. */
const UNDIVIDED = 3 * FELT;

/** Milliseconds that an analysis of 10 MB may take: the page itself gives up before. */
const ANALYSED = 300_000;

/** Milliseconds that are measured after each step, for what it has set going. */
const REST = 500;

/** Bytes that the page's heap may hold after all this: some twenty-five times the text. */
const HEAP = 280_000_000;

/** Elements of the text that may be drawn at once. */
const DRAWN = 6000;

const found = (await ownTexts()).find(({ name }) => name === 'spring-water');
assert(found);
const speech = found.content;

for (const [title, unit] of [
  ['in lines', speech],
  ['one paragraph', speech.replace(/\n/g, '')],
]) {
  test(`chromium, 10 MB ${title}: no task over ${FELT} ms, bounded memory`, async (t) => {
    const browser = await launch('chromium');
    t.after(() => browser.close());
    const page = await browser.open(reader.fileAddress('tigang.html'));
    await reader.reaches(page, 'ready');
    await page.run((text) => void (/** @type {any} */ (globalThis).long = text), unit.repeat(Math.floor(LENGTH / Buffer.byteLength(unit))));

    await measured(t, page, 'pasting', async () => {
      await page.run(() => {
        const box = document.querySelector('tigang-reader')?.shadowRoot?.querySelector('textarea');
        const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true, composed: true });
        Object.defineProperty(event, 'clipboardData', { value: { getData: () => /** @type {any} */ (globalThis).long } });
        setTimeout(() => box?.dispatchEvent(event));
      });
      await page.raw.waitForFunction(() => document.querySelector('tigang-reader')?.getAttribute('data-state') === 'done', null, { timeout: ANALYSED });
    });
    assert.match((await hands.texts(page, '.notice'))[0], /只显示当前位置附近/);

    await measured(t, page, 'scrolling', async () => {
      await page.raw.mouse.move(600, 600);
      for (let turn = 0; turn < 40; turn += 1) await page.raw.mouse.wheel(0, 900);
      for (const part of [0.3, 0.6, 0.9, 0.5]) {
        await page.run((part) => scrollTo(0, document.documentElement.scrollHeight * part), part);
        await drawnInView(page);
      }
    });

    await measured(t, page, 'another script', async () => {
      await press(page, '#view-traditional');
      await page.until(() => document.querySelector('tigang-reader')?.shadowRoot?.querySelector('#view-traditional')?.getAttribute('aria-pressed') === 'true');
      await reader.settled(page);
      await drawnInView(page);
    });

    await measured(t, page, 'a term, its next place, and a search', async () => {
      await hands.click(page, '.term[aria-pressed="false"]');
      await page.press('n');
      await page.press('/');
      await page.raw.keyboard.type('農');
      await hands.shows(page, '.stepper output', '農');
    });

    await measured(t, page, 'the other panels', async () => {
      for (const tab of ['summary', 'checks', 'edits', 'documents', 'stats']) {
        await press(page, `#tab-${tab}`);
        await hands.shows(page, `#panel-${tab}`);
      }
    });

    const drawn = await page.run(() => document.querySelector('tigang-reader')?.shadowRoot?.querySelectorAll('article *').length ?? 0);
    assert(drawn < DRAWN, `${drawn} elements drawn`);
    await page.run(() => void delete (/** @type {any} */ (globalThis).long));
    const debugging = await page.raw.context().newCDPSession(page.raw);
    await debugging.send('HeapProfiler.collectGarbage');
    const { usedSize } = await debugging.send('Runtime.getHeapUsage');
    t.diagnostic(`heap ${(usedSize / 1e6).toFixed(0)} MB, ${drawn} elements drawn`);
    assert(usedSize < HEAP, `${usedSize} bytes of heap`);
    reader.checkQuiet(page);
  });
}

/**
 * Clicks in a task of the page's own, which is measured.
 * @param {reader.Page} page
 * @param {string} selector
 */
const press = (page, selector) =>
  page.run((selector) => void setTimeout(() => /** @type {HTMLElement} */ (document.querySelector('tigang-reader')?.shadowRoot?.querySelector(selector)).click()), selector);

/** Waits until the text is drawn where the window is. @param {reader.Page} page */
const drawnInView = (page) =>
  page.until(() =>
    [...(document.querySelector('tigang-reader')?.shadowRoot?.querySelectorAll('.chunk:has(*)') ?? [])].some((chunk) => {
      const { top, bottom } = chunk.getBoundingClientRect();
      return top <= innerHeight / 2 && innerHeight / 2 <= bottom;
    }),
  );

/**
 * Runs something and asserts that no task of the page's main thread took too long.
 * @param {import('node:test').TestContext} t
 * @param {reader.Page} page
 * @param {string} what
 * @param {() => Promise<void>} run
 */
async function measured(t, page, what, run) {
  const file = path.join(tmpdir(), `tigang-trace-${process.pid}.json`);
  const browser = page.raw.context().browser();
  await browser.startTracing(page.raw, { path: file, categories: ['toplevel', 'devtools.timeline'] });
  await run();
  // What follows upon it belongs to it.
  await sleep(REST);
  await page.run(() => new Promise((resolve) => requestIdleCallback(resolve)));
  await browser.stopTracing();
  /** @type {{ traceEvents: any[] }} */
  const { traceEvents } = JSON.parse(await readFile(file, 'utf8'));
  await rm(file);
  const threads = traceEvents.filter((event) => event.name === 'thread_name' && event.args.name === 'CrRendererMain');
  const onMain = (/** @type {any} */ event) => threads.some((thread) => thread.pid === event.pid && thread.tid === event.tid);
  const tasks = traceEvents.filter((event) => /RunTask$/.test(event.name) && event.ph === 'X' && onMain(event));
  assert(0 < tasks.length, 'the browser says what its tasks were');
  const longest = tasks.reduce((most, task) => Math.max(most, task.tdur ?? 0), 0) / 1000;
  const all = tasks.reduce((sum, task) => sum + (task.tdur ?? 0), 0) / 1000;
  const verdict = longest <= FELT ? '' : `, over ${FELT}`;
  t.diagnostic(`${what}: longest task ${longest.toFixed(0)} ms of the processor${verdict}; all ${tasks.length} tasks ${all.toFixed(0)} ms`);
  assert(longest <= UNDIVIDED, `${what}: a task of ${longest.toFixed(0)} ms`);
}
