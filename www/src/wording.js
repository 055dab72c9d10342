/** Puts words where their numbers stand: the engine hands over all strings of a script as one (`crates/wasm/src/views.rs`). */

/** @import { Said, Wording } from './report.js' */

/** The fields of the wording that are words. */
const SPOKEN = {
  meta: ['title', 'main_title', 'kicker', 'subtitle', 'speaker', 'role', 'occasion', 'place', 'genre', 'salutation', 'reporter', 'note'],
  outline: ['marker', 'title', 'why'],
  catalog: ['marker', 'title'],
  keywords: ['term', 'why'],
  checks: ['message'],
  notes: ['message'],
};

const DECODER = new TextDecoder('utf-16le', { ignoreBOM: true });

/**
 * @param {Uint16Array<ArrayBuffer>} units
 * @returns {string}
 */
export function lettersOf(units) {
  return DECODER.decode(units);
}

/**
 * What is said in one script.
 * @param {Record<string, any>} wording with numbers
 * @param {Said} said
 * @returns {Generator<void, Wording, void>}
 */
export function* saying(wording, { words, ends }) {
  const letters = lettersOf(words);
  const word = (/** @type {number | null} */ number) => (number === null ? null : letters.slice(number === 0 ? 0 : ends[number - 1] + 1, ends[number]));
  /** @type {Record<string, any>} */
  const spoken = {};
  for (const [name, fields] of Object.entries(SPOKEN)) {
    const entry = (/** @type {Record<string, any>} */ numbered) => {
      const one = { ...numbered };
      for (const field of fields) one[field] = word(one[field] ?? null);
      return one;
    };
    if (!Array.isArray(wording[name])) {
      spoken[name] = entry(wording[name]);
      continue;
    }
    spoken[name] = [];
    for (const numbered of wording[name]) {
      spoken[name].push(entry(numbered));
      if (spoken[name].length % 1024 === 0) yield;
    }
  }
  return /** @type {Wording} */ (spoken);
}
