/** The three languages of the interface: which one a browser wants, and how a label of label-table.js is said in it. */

import { LABELS } from './label-table.js';

export { LABELS };

/** @typedef {'zh-Hans' | 'zh-Hant' | 'en'} Language */
/** @typedef {(key: string, figures?: Record<string, string | number>) => string} Translate */

/** @type {readonly Language[]} */
export const LANGUAGES = Object.freeze(['zh-Hans', 'zh-Hant', 'en']);

/**
 * @param {Language} language
 * @returns {Translate}
 */
export function translator(language) {
  const column = LANGUAGES.indexOf(language);
  const wide = language !== 'en';
  return (key, figures = {}) => {
    const label = LABELS[key];
    if (!label) return key;
    const shown = wide ? fullWidth(label[column]) : label[column];
    return filled(shown, (name) => figures[name]);
  };
}

/**
 * Fills in a sentence: `{n}` becomes the figure, `{n|place|places}` the first word for one and the second for more.
 * @param {string} sentence
 * @param {(name: string) => string | number | undefined} figure
 */
export function filled(sentence, figure) {
  return sentence.replace(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/gu, (whole, name, one, more) => {
    const value = figure(name);
    if (one !== undefined) return Number(value) === 1 ? one : more;
    return value === undefined ? whole : String(value);
  });
}

/**
 * Chinese labels are kept as the conventions write them and shown with full-width commas.
 * @param {string} label
 */
function fullWidth(label) {
  return label.replace(/,/gu, '，').replace(/;/gu, '；').replace(/:/gu, '：').replace(/\(/gu, '（').replace(/\)/gu, '）');
}

/**
 * The interface language for a browser's list of languages.
 * @param {readonly string[]} languages
 * @returns {Language}
 */
export function chooseLanguage(languages) {
  for (const tag of languages) {
    const lower = tag.toLowerCase();
    if (/^zh\b.*(hant|tw|hk|mo)/u.test(lower)) return 'zh-Hant';
    if (/^zh\b/u.test(lower)) return 'zh-Hans';
    if (/^en\b/u.test(lower)) return 'en';
  }
  return 'zh-Hans';
}
