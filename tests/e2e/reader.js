// What the cases know of Tigang: where its products are, how a reader gives it a text, how its answer is read.

import assert from 'node:assert/strict';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** @typedef {import('./driver.js').Page} Page */

const root = path.resolve(import.meta.dirname, '../..');

/** A product in dist/, as an address. @param {string} name */
export const fileAddress = (name) => pathToFileURL(path.join(root, 'dist', name)).href;

/** Where pictures go. */
export const PICTURES = path.join(root, 'target/screenshots');

/**
 * An address that `cargo xtask test` serves.
 * @param {'TIGANG_SITE' | 'TIGANG_NPM'} name
 */
export function servedAddress(name) {
  const address = process.env[name];
  assert(address, `${name} is not set: run these cases by "cargo xtask test --only e2e"`);
  return address;
}

/**
 * Waits until the reader element is in one of these states.
 * @param {Page} page
 * @param {...('ready' | 'done' | 'failed')} states
 */
export function reaches(page, ...states) {
  return page.until(
    (wanted) => /** @type {string[]} */ (wanted).includes(document.querySelector('tigang-reader')?.getAttribute('data-state') ?? ''),
    states,
  );
}

/**
 * Pastes a text as a reader does: a paste event on the box, with the text as its clipboard.
 * @param {Page} page
 * @param {string} text
 */
export async function paste(page, text) {
  await page.run((content) => {
    const box = document.querySelector('tigang-reader')?.shadowRoot?.querySelector('textarea');
    if (!box) throw new Error('no box to paste into');
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', content);
    const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true, composed: true });
    // Firefox empties a clipboard that a page itself puts into an event.
    Object.defineProperty(event, 'clipboardData', { value: clipboardData });
    // A synthetic event does nothing of itself: what the page leaves to the browser is done here.
    if (box.dispatchEvent(event)) box.setRangeText(content, box.selectionStart, box.selectionEnd, 'end');
  }, text);
}

/**
 * Pastes a text and waits for its analysis.
 * @param {Page} page
 * @param {string} text
 */
export async function analyse(page, text) {
  await paste(page, text);
  await reaches(page, 'done');
}

/**
 * A place in a text: offsets in UTF-16 units, half-open.
 * @typedef {{ layer: string, index: number, ref: number, start: number, end: number, rawStart: number, rawEnd: number }} Row
 */

/**
 * The analysis as the page holds it, once there is one, and the marks as they stand in the text.
 * @param {Page} page
 */
export async function read(page) {
  await page.until(() => {
    const reader = /** @type {any} */ (document.querySelector('tigang-reader'));
    return reader.dataset.state !== 'working' && reader.analysis !== null;
  });
  return page.run(() => {
    const reader = /** @type {any} */ (document.querySelector('tigang-reader'));
    const { report, texts, rows } = reader.analysis;
    /** @type {Row[]} */
    const places = [...rows.values()].flat();
    /** @type {Record<string, string>} */
    const marks = {};
    for (const mark of reader.shadowRoot.querySelectorAll('mark[data-refs]')) {
      for (const name of mark.dataset.refs.split(' ')) marks[name] = (marks[name] ?? '') + mark.textContent;
    }
    return { report, texts, rows: places, marks, text: /** @type {string} */ (reader.text) };
  });
}

/** @typedef {Awaited<ReturnType<typeof read>>} Reading */

/** Letters that name the layers in `data-refs`. */
const LETTERS = { outline: 'o', keywords: 't', documents: 'd', redactions: 'r', edits: 'e', notes: 'n', checks: 'c',
  figures: 'f', slogans: 's', quotes: 'q', entities: 'p', tasks: 'k' };

/**
 * Every highlight shows exactly the characters of its span: its runs, joined, are the shown text there.
 * @param {Reading} reading
 * @param {'source' | 'simplified' | 'traditional'} view
 * @returns {number} how many highlights that were
 */
export function checkHighlights(reading, view) {
  const shown = reading.texts[view];
  const wrong = [];
  let count = 0;
  for (const row of reading.rows) {
    const letter = /** @type {Record<string, string>} */ (LETTERS)[row.layer];
    if (!letter) continue;
    const expected = shown.slice(row.start, row.end);
    if (withoutLineEnds(expected) === '') continue;
    const found = reading.marks[`${letter}${row.index}`];
    count += 1;
    // Line ends between blocks are drawn as blocks, not as characters.
    if (found === undefined || withoutLineEnds(found) !== withoutLineEnds(expected)) {
      wrong.push(`${letter}${row.index}: expected ${JSON.stringify(expected)}, shown ${JSON.stringify(found)}`);
    }
  }
  assert.deepEqual(wrong.slice(0, 5), [], `${wrong.length} of ${count} highlights are wrong`);
  return count;
}

/** @param {string} text */
const withoutLineEnds = (text) => text.replace(/\n/g, '');

/**
 * Every span leads back: the paste at its raw place, with the recorded edits made, is the clean text at its place.
 * An edit is one whole: a span that begins or ends within what it made leads to all that it replaced.
 * @param {Reading} reading
 */
export function checkRawPlaces(reading) {
  const { rows, report, text, texts } = reading;
  const edits = rows.filter((row) => row.layer === 'edits').sort((a, b) => a.rawStart - b.rawStart || a.start - b.start);
  const wrong = [];
  for (const row of rows) {
    // What is not in the clean text, such as a gap's notice, has a place there but no characters.
    if (row.start === row.end) continue;
    let made = '';
    let at = row.rawStart;
    let split = false;
    for (const edit of edits) {
      const within = row.start <= edit.start && edit.end <= row.end;
      const across = !within && edit.start < row.end && row.start < edit.end;
      if (edit.rawStart < row.rawStart || row.rawEnd < edit.rawEnd || !(within || across)) continue;
      made += text.slice(at, edit.rawStart) + report.edits[edit.ref].after;
      at = edit.rawEnd;
      split ||= across;
    }
    made += text.slice(at, row.rawEnd);
    const clean = texts.source.slice(row.start, row.end);
    const same = split ? made.includes(clean) : made === clean;
    if (!same) wrong.push(`${row.layer} ${row.ref}: paste gives ${JSON.stringify(made)}, clean text has ${JSON.stringify(clean)}`);
  }
  assert.deepEqual(wrong.slice(0, 5), [], `${wrong.length} of ${rows.length} spans lead elsewhere`);
}

/**
 * Opens every branch of the outline and clicks every link; each brings its heading into view.
 * @param {Page} page
 * @returns {Promise<number>} how many links there are
 */
export async function checkOutlineLinks(page) {
  const { count, hidden } = await page.run(async () => {
    const shadow = /** @type {ShadowRoot} */ (document.querySelector('tigang-reader')?.shadowRoot);
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => resolve(undefined)));
    const closed = 'nav.outline button[aria-expanded="false"]';
    for (let branch = shadow.querySelector(closed); branch; branch = shadow.querySelector(closed)) {
      /** @type {HTMLElement} */ (branch).click();
    }
    const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (shadow.querySelectorAll('nav.outline a'));
    const hidden = [];
    for (const link of links) {
      link.click();
      // A smooth scroll takes as long as it takes, but not for ever.
      let seen = false;
      for (const end = performance.now() + 10_000; !seen && performance.now() < end; ) {
        await frame();
        // Where the reader is taken has the focus: a heading, or the words of an item inside a paragraph.
        const box = shadow.activeElement?.closest('article *')?.getBoundingClientRect();
        seen = box !== undefined && 0 <= box.bottom && box.top < innerHeight && 0 < box.width;
      }
      const words = shadow.activeElement?.textContent?.normalize('NFKC') ?? '';
      // The outline writes markers by the book, the text as it was pasted.
      const marker = link.querySelector('.marker')?.textContent?.normalize('NFKC') ?? '';
      if (!seen || !words.includes(marker)) hidden.push(`${link.textContent}: ${words.slice(0, 20)}`);
    }
    return { count: links.length, hidden };
  });
  assert.deepEqual(hidden.slice(0, 5), [], `${hidden.length} of ${count} headings did not come into view`);
  return count;
}

/**
 * Presses the button that shows the text as pasted.
 * @param {Page} page
 */
export async function showAsPasted(page) {
  await page.run(() => {
    const buttons = document.querySelector('tigang-reader')?.shadowRoot?.querySelectorAll('.choice button[aria-pressed]') ?? [];
    /** @type {HTMLElement} */ (buttons[buttons.length - 1]).click();
  });
  await settled(page);
}

/**
 * Waits until nothing is under way and the text is drawn whole; of a text too long for that, what is near the window.
 * @param {Page} page
 */
export async function settled(page) {
  await page.until(() => {
    const reader = document.querySelector('tigang-reader');
    if (!reader || ['starting', 'working'].includes(reader.getAttribute('data-state') ?? '')) return false;
    const chunks = [...(reader.shadowRoot?.querySelectorAll('article .chunk') ?? [])];
    return chunks.every((chunk) => chunk.childElementCount !== 0) || (0 < chunks.length && reader.shadowRoot?.querySelector('.notice') && chunks.some((chunk) => chunk.childElementCount !== 0));
  });
  // Drawing ends with a last pause, in which the place in the outline is marked.
  await page.run(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(undefined)))));
}

/**
 * Nothing was asked for over the network, no policy was violated, nothing was thrown.
 * @param {Page} page
 */
export function checkQuiet(page) {
  assert.deepEqual(page.record, { requests: [], violations: [], errors: [] });
}
