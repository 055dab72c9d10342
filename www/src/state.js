/**
 * What a page needs to come back as it was: the raw texts and what the reader chose. It stands as text in one hidden
 * element among the reader element's own children, because that is what every browser's Save Page keeps: shadow trees,
 * the value of a textarea and scripts' memory may be lost. Nothing is written anywhere else.
 *
 * Version 2: one child for each tab, in their order; `data-tigang-tab` is its number, `data-tigang-shown` on the holder
 * the number of the one shown. Version 1 had one text, right in the holder.
 */

/** @import { Heading } from './lines.js' */
/** @import { View } from './report.js' */
import { h } from './dom.js';
import { asHeadings } from './headings.js';
import { inSlices } from './slices.js';

/** Version of the shape below. It rises when a meaning changes; a reader of this code reads older ones too. */
const STATE_VERSION = 2;

const SELECTOR = ':scope > [data-tigang-state]';

/** @typedef {{ id: string, kind: string, before: string, after: string }} Refusal an edit the reader undid */

/**
 * @typedef {object} State
 * @property {string} text the paste, as it came
 * @property {Heading[]} headings what its file or page set as headings
 * @property {Refusal[]} refused
 * @property {View | null} view null: as the text suggests
 * @property {string[]} terms the reader's own terms, as they were written
 * @property {number} rate characters spoken in a minute
 * @property {number} summary about how long the summary may be, in characters
 * @property {string} draft the reader's own outline
 */

/** Characters a speaker says in a minute: the usual reckoning of speech writers, and the core's. */
const USUAL_RATE = 180;

/** Slowest and fastest speaking the reader may reckon with. */
export const RATES = Object.freeze({ least: 60, most: 400 });

/** Lengths of a summary to choose from, in characters; the second is the core's own. */
export const SUMMARY_LENGTHS = Object.freeze([150, 300, 600, 1200]);

/**
 * The state of a text nothing was chosen for yet.
 * @param {string} text
 * @param {Heading[]} [headings]
 * @returns {State}
 */
export function newState(text, headings = []) {
  return { text, headings, refused: [], view: null, terms: [], rate: USUAL_RATE, summary: SUMMARY_LENGTHS[1], draft: '' };
}

/** Letters of the text written at a time: a long text is escaped piece by piece. */
const PIECE = 50_000;

/**
 * @typedef {object} SavedTab
 * @property {number} id a number of its own among the tabs
 * @property {State} [state] of a text
 * @property {[number, number]} [texts] of a comparison: the numbers of the texts
 */

/**
 * Writes which tabs there are, and one of them anew; those that are gone are taken away.
 * @param {HTMLElement} host
 * @param {SavedTab[]} tabs in their order; none takes everything away
 * @param {number} shown the number of the one shown
 * @param {number | null} changed the number of the one to write anew; one not yet written is written anyhow
 * @returns {Promise<void>} resolves when all is written or was replaced
 */
export async function writeTabs(host, tabs, shown, changed) {
  const holders = [...host.querySelectorAll(SELECTOR)];
  for (const [index, element] of holders.entries()) if (tabs.length === 0 || 0 < index) element.remove();
  if (tabs.length === 0) return;
  const holder = holders[0] ?? host.appendChild(h('div', { hidden: true }));
  holder.setAttribute('data-tigang-state', String(STATE_VERSION));
  holder.setAttribute('data-tigang-shown', String(shown));
  const present = new Map([...holder.children].map((child) => [child.getAttribute('data-tigang-tab'), child]));
  /** @type {Promise<void>[]} */
  const writing = [];
  const children = tabs.map((tab) => {
    const before = present.get(String(tab.id));
    const child = before ?? h('div', { 'data-tigang-tab': tab.id });
    if (!before || tab.id === changed) writing.push(writeTab(child, tab));
    return child;
  });
  if (children.length !== holder.childNodes.length || children.some((child, index) => holder.childNodes[index] !== child)) holder.replaceChildren(...children);
  await Promise.all(writing);
}

/**
 * What stands in a tab, or is being written there.
 * @type {WeakMap<Element, { text: string, head: Text, done: Promise<void> }>}
 */
const WRITTEN = new WeakMap();

/**
 * Writes one tab; what is written later replaces what was begun before. A text that stands there already is left.
 * @param {Element} child
 * @param {SavedTab} tab
 * @returns {Promise<void>} as that of `writeTabs`
 */
function writeTab(child, { state, texts }) {
  const { text = '', ...rest } = state ?? { texts };
  const words = `${json(rest).slice(0, -1)}${state ? ',"text":"' : '}'}`;
  const written = WRITTEN.get(child);
  if (written?.text === text && written.head.parentNode === child) {
    written.head.data = words;
    return written.done;
  }
  const head = document.createTextNode(words);
  child.replaceChildren(head);
  const done = state ? writeText(head, child, text) : Promise.resolve();
  WRITTEN.set(child, { text, head, done });
  return done;
}

/**
 * Writes the text of a tab behind its head, a long one in slices.
 * @param {Text} head
 * @param {Element} child
 * @param {string} text
 */
async function writeText(head, child, text) {
  await inSlices(
    (function* () {
      for (let at = 0; at < text.length; at += PIECE) {
        // A pair cut in two is escaped as two halves, which reading joins again.
        child.append(json(text.slice(at, at + PIECE)).slice(1, -1));
        yield;
      }
    })(),
    () => head.parentNode !== child,
  );
  if (head.parentNode === child) child.append('"}');
}

/**
 * @param {HTMLElement} host
 * @returns {{ tabs: SavedTab[], shown: number } | null} null when there is none, or none that can be read
 */
export function readTabs(host) {
  const holder = host.querySelector(SELECTOR);
  if (!holder || STATE_VERSION < Number(holder.getAttribute('data-tigang-state'))) return null;
  const children = [...holder.querySelectorAll(':scope > [data-tigang-tab]')];
  const tabs = (0 < children.length ? children : [holder]).flatMap((child) => readTab(child));
  const ids = new Set(tabs.filter((tab) => tab.state).map((tab) => tab.id));
  const whole = tabs.filter((tab) => tab.state || tab.texts?.every((id) => ids.has(id)));
  return whole.length === 0 ? null : { tabs: whole, shown: Number(holder.getAttribute('data-tigang-shown')) };
}

/**
 * @param {Element} element
 * @returns {SavedTab[]} none when it cannot be read
 */
function readTab(element) {
  const id = Number(element.getAttribute('data-tigang-tab') ?? 0);
  try {
    const value = JSON.parse((element.textContent ?? '').replace(/[ \t\r\n]/g, ''));
    const state = asState(value);
    if (state) return [{ id, state }];
    const texts = value?.texts;
    const pair = Array.isArray(texts) && texts.length === 2 && texts.every((one) => Number.isInteger(one));
    return pair ? [{ id, texts: [texts[0], texts[1]] }] : [];
  } catch {
    return [];
  }
}

/**
 * JSON without any white space: Firefox's Save Page breaks long lines where it likes, so that white space found later
 * is none of ours.
 * @param {unknown} value
 */
function json(value) {
  return JSON.stringify(value).replaceAll(' ', '\\u0020');
}

/**
 * Takes only what has the right shape: the page may have been edited by hand.
 * @param {unknown} value
 * @returns {State | null}
 */
export function asState(value) {
  if (typeof value !== 'object' || value === null) return null;
  const { text, headings, refused, view, terms, rate, summary, draft } = /** @type {Record<string, unknown>} */ (value);
  if (typeof text !== 'string') return null;
  const usual = newState(text);
  const refusals = Array.isArray(refused) ? refused.filter(isRefusal) : [];
  const known = view === 'simplified' || view === 'traditional' || view === 'source';
  return {
    text,
    headings: asHeadings(headings, text),
    refused: refusals,
    view: known ? view : null,
    terms: Array.isArray(terms) ? terms.filter((term) => typeof term === 'string') : usual.terms,
    rate: asRate(rate) ?? usual.rate,
    summary: SUMMARY_LENGTHS.find((length) => length === summary) ?? usual.summary,
    draft: typeof draft === 'string' ? draft : usual.draft,
  };
}

/**
 * @param {unknown} value
 * @returns {value is Refusal}
 */
function isRefusal(value) {
  if (typeof value !== 'object' || value === null) return false;
  const refusal = /** @type {Record<string, unknown>} */ (value);
  return ['id', 'kind', 'before', 'after'].every((name) => typeof refusal[name] === 'string');
}

/**
 * A rate of speaking, when it is one.
 * @param {unknown} value
 * @returns {number | null}
 */
export function asRate(value) {
  return Number.isInteger(value) && RATES.least <= Number(value) && Number(value) <= RATES.most ? Number(value) : null;
}
