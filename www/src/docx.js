/**
 * The text of a Word document: one line a paragraph, headings kept beside it, automatic numbers written out. Deleted text,
 * field codes, readings above letters, headers and notes are left out.
 */

/** @import { Lines } from './lines.js' */
import { createNumbering } from './docx-numbering.js';
import { createStyles, outlineLevel } from './docx-styles.js';
import { createLines } from './lines.js';
import { unzip } from './zip.js';

/** Most bytes of one part of a document: markup is some ten times its text. */
const PART_BYTES = 128 * 1024 * 1024;

/** Elements whose text is not the document's: readings of ruby, old forms of what stands beside them. */
const LEFT_OUT = new Set(['rt', 'Fallback', 'del', 'moveFrom', 'pPrChange']);

/** What some elements stand for. */
const LETTERS = /** @type {Record<string, string>} */ ({ tab: '\t', br: '\n', cr: '\n', noBreakHyphen: '-' });

/** @typedef {{ kind: 'open' | 'close' | 'empty' | 'text', name: string, rest: string }} Token */

/**
 * @param {Uint8Array} bytes
 * @returns {Promise<Lines | null>} null when the archive is no Word document; rejects when it is damaged
 */
export async function docxLines(bytes) {
  const body = await part(bytes, 'word/document.xml');
  if (body === null) return null;
  return bodyLines(body, (await part(bytes, 'word/numbering.xml')) ?? '', (await part(bytes, 'word/styles.xml')) ?? '');
}

/**
 * @param {Uint8Array} bytes
 * @param {string} name
 */
async function part(bytes, name) {
  const found = await unzip(bytes, name, PART_BYTES);
  if (found === null) return null;
  const wide = (found[0] === 0xff && found[1] === 0xfe) || found[1] === 0;
  return new TextDecoder(wide ? 'utf-16le' : 'utf-8').decode(found);
}

/**
 * @param {string} body word/document.xml
 * @param {string} numbering word/numbering.xml, or ''
 * @param {string} styles word/styles.xml, or ''
 * @returns {Lines}
 */
export function bodyLines(body, numbering, styles) {
  const given = createStyles(styles);
  const numbers = createNumbering(numbering, given);
  const lines = createLines();
  let line = '';
  let inText = false;
  let leftOut = 0;
  let style = '';
  let level = '';
  let list = '';
  /** @type {number | null} what the paragraph says itself */
  let outline = null;
  let inRow = false;
  let hidden = false;
  const close = () => {
    const whole = (line.trim() === '' ? '' : numbers.next(style, list, level)) + line;
    if (inRow) lines.addCell(whole);
    else lines.add(whole, outline ?? given.outline(style));
    line = style = level = list = '';
    outline = null;
    inRow = false;
  };
  for (const { kind, name, rest } of xmlTokens(body)) {
    if (kind === 'text') {
      if (inText && leftOut === 0) line += unescape(rest);
    } else if (LEFT_OUT.has(name)) {
      if (kind === 'open') leftOut += 1;
      else if (kind === 'close') leftOut -= 1;
    } else if (name === 't') inText = kind === 'open' && !hidden;
    else if (leftOut !== 0) continue;
    else if (name === 'p') {
      // A text box stands inside a paragraph and has paragraphs of its own.
      if (kind !== 'open' || line !== '') close();
    } else if (kind === 'close') {
      if (name === 'tc') inRow = true;
      else if (name === 'tr') inRow = false;
    } else if (name === 'pStyle') style = attribute(rest, 'val');
    else if (name === 'ilvl') level = attribute(rest, 'val');
    else if (name === 'numId') list = attribute(rest, 'val');
    else if (name === 'outlineLvl') outline = outlineLevel(attribute(rest, 'val'));
    else if (name === 'vanish') hidden = !/^(?:0|false|off)$/u.test(attribute(rest, 'val'));
    else if (name === 'r') hidden = false;
    else if (hidden || name === 'tabs') continue;
    else if (name === 'tab' && rest.includes('val=')) continue;
    else line += LETTERS[name] ?? '';
  }
  if (line !== '') close();
  return lines.whole();
}

const TOKEN = /<!--[^]*?-->|<[?!][^>]*>|<(\/?)(?:[\w.-]+:)?([\w.-]+)((?:"[^"]*"|'[^']*'|[^"'>])*?)(\/?)>|([^<]+)/gu;

/**
 * Reads markup as a flat list: documents nest without limit, so nothing here does. Names are without their prefix.
 * @param {string} xml
 * @returns {Generator<Token, void, void>}
 */
export function* xmlTokens(xml) {
  for (const [, closing, name, rest, empty, text] of xml.matchAll(TOKEN)) {
    if (text !== undefined) yield { kind: 'text', name: '', rest: text };
    else if (name !== undefined) yield { kind: closing ? 'close' : empty ? 'empty' : 'open', name, rest };
  }
}

/**
 * @param {string} attributes
 * @param {string} name without its prefix
 */
export function attribute(attributes, name) {
  const found = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'u').exec(attributes);
  return unescape(found?.[1] ?? found?.[2] ?? '');
}

const NAMED = /** @type {Record<string, string>} */ ({ lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" });

/** @param {string} text */
function unescape(text) {
  return text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/giu, (whole, decimal, hex, name) => {
    const code = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16);
    if (name) return NAMED[name] ?? whole;
    return 0 < code && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}
