/**
 * The numbers Word writes before paragraphs by itself (一、 （一） 1.): they stand nowhere in the text, yet without them a
 * speech has lost its levels. Knows the formats of Chinese official papers; bullets and the rest give nothing.
 */

import { attribute, xmlTokens } from './docx.js';

/** @import { Styles } from './docx-styles.js' */
/** @typedef {{ format: string, text: string, start: number, style: string }} Level `style` is the one whose paragraphs have it */

/** Names of Chinese counting in Word, all written alike below a hundred. */
const CHINESE = /^(?:chinese|taiwanese|japanese)(?:Counting|LegalSimplified)|^ideograph(?:Digital|Traditional)?$/iu;

const DIGITS = '〇一二三四五六七八九';

/**
 * @param {string} numbering word/numbering.xml
 * @param {Styles} styles
 */
export function createNumbering(numbering, styles) {
  const lists = listsOf(numbering);
  /** @type {Map<string, number[]>} */
  const counters = new Map();

  return {
    /**
     * The number of the next paragraph, '' when it has none.
     * @param {string} style its style's id
     * @param {string} list its own list, '' when the style decides; '0' for none
     * @param {string} level
     */
    next(style, list, level) {
      const found = lists.get(list === '' ? (styles.find(style, (one) => one.list) ?? '') : list);
      const levels = found?.levels;
      const ofStyle = () => styles.find(style, (one) => one.level) ?? Math.max(0, levels?.findIndex((one) => style !== '' && one?.style === style) ?? 0);
      const depth = Number(level === '' ? ofStyle() : level);
      const own = levels?.[depth];
      if (!found || !levels || !own) return '';
      // Lists made from one pattern go on counting together, as Word lets them.
      let counts = counters.get(found.pattern);
      if (!counts) counters.set(found.pattern, (counts = []));
      counts[depth] = (counts[depth] ?? own.start - 1) + 1;
      counts.length = depth + 1;
      const shown = counts;
      if (own.format === 'bullet' || own.format === 'none') return '';
      return own.text.replace(/%(\d)/gu, (_, digit) => {
        const at = Number(digit) - 1;
        return written(shown[at] ?? levels[at]?.start ?? 1, levels[at]?.format ?? '');
      });
    },
  };
}

/**
 * Lists by their id: the pattern they are made from and its levels.
 * @param {string} numbering
 */
function listsOf(numbering) {
  /** @type {Map<string, Level[]>} */
  const patterns = new Map();
  /** @type {Map<string, { pattern: string, levels: Level[] }>} */
  const lists = new Map();
  /** @type {Level[]} */
  let levels = [];
  /** @type {Level} */
  let level = { format: '', text: '', start: 1, style: '' };
  let list = '';
  for (const { kind, name, rest } of xmlTokens(numbering)) {
    if (kind === 'close' || kind === 'text') {
      if (name === 'num') list = '';
    } else if (name === 'abstractNum') patterns.set(attribute(rest, 'abstractNumId'), (levels = []));
    else if (name === 'lvl' && list === '') levels[Number(attribute(rest, 'ilvl'))] = level = { format: '', text: '', start: 1, style: '' };
    else if (name === 'start' && list === '') level.start = Number(attribute(rest, 'val')) || 0;
    else if (name === 'numFmt' && list === '') level.format = attribute(rest, 'val');
    else if (name === 'lvlText' && list === '') level.text = attribute(rest, 'val');
    else if (name === 'pStyle' && list === '') level.style = attribute(rest, 'val');
    else if (name === 'num') list = attribute(rest, 'numId');
    else if (name === 'abstractNumId') {
      const pattern = attribute(rest, 'val');
      lists.set(list, { pattern, levels: patterns.get(pattern) ?? [] });
    } else if (name === 'startOverride') {
      const begun = lists.get(list);
      if (begun) begun.pattern = `begun anew ${list}`;
    }
  }
  return lists;
}

/**
 * @param {number} count
 * @param {string} format
 */
function written(count, format) {
  if (CHINESE.test(format)) return chinese(count);
  if (/^decimalEnclosedCircle/u.test(format) && 0 < count && count <= 20) return String.fromCodePoint(0x245f + count);
  if (/^decimalFullWidth/u.test(format)) return String(count).replace(/\d/gu, (digit) => String.fromCodePoint(0xff10 + Number(digit)));
  if (/Letter$/u.test(format) && 0 < count && count <= 26) return String.fromCodePoint((format.startsWith('upper') ? 0x40 : 0x60) + count);
  return String(count);
}

/** @param {number} count */
function chinese(count) {
  if (count < 0 || 99 < count) return String(count);
  const tens = Math.floor(count / 10);
  const ones = count % 10;
  if (tens === 0) return DIGITS[ones];
  return `${tens === 1 ? '' : DIGITS[tens]}十${ones === 0 ? '' : DIGITS[ones]}`;
}
