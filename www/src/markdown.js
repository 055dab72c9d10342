/** The text of a Markdown file: its marks removed, headings as lines of their own that are told from the others. */

/** @import { Lines } from './lines.js' */
import { createLines } from './lines.js';

/**
 * @param {string} markdown
 * @returns {Lines}
 */
export function markdownLines(markdown) {
  const lines = markdown.replace(/^\ufeff?---\n[^]*?\n(?:---|\.\.\.)\n/u, '').split(/\r\n?|\n/u);
  const shown = createLines();
  let fence = '';
  for (const [at, line] of lines.entries()) {
    const mark = /^ {0,3}(```+|~~~+)/u.exec(line)?.[1] ?? '';
    if (mark !== '' && (fence === '' || mark.startsWith(fence))) fence = fence === '' ? mark : '';
    else if (fence !== '') shown.add(line, 0);
    else if (!isRule(line)) {
      const { text, level } = block(line);
      shown.add(inline(text), level === 0 ? underlined(lines, at) : level);
    }
  }
  return shown.whole();
}

/**
 * The level of a line that a line of = or - underlines: alone behind a blank line, or it would be a paragraph's last.
 * @param {string[]} lines
 * @param {number} at
 */
function underlined(lines, at) {
  const under = (lines[at + 1] ?? '').trim();
  if ((lines[at - 1] ?? '').trim() !== '' || lines[at].trim() === '') return 0;
  return /^={2,}$/u.test(under) ? 1 : /^-{2,}$/u.test(under) ? 2 : 0;
}

/**
 * A line across the page, the line under a heading, or the second line of a table.
 * @param {string} line
 */
function isRule(line) {
  return /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|-[- \t]*|=+[ \t]*|\|?[ :|-]*-[ :|-]*)$/u.test(line);
}

/** @param {string} line */
function block(line) {
  const bare = line.replace(/^(?: {0,3}>[ \t]?)+/u, '');
  const heading = /^ {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/u.exec(bare);
  if (heading) return { text: heading[2], level: heading[1].length };
  if (/^[ \t]*\|.*\|[ \t]*$/u.test(bare)) return { text: bare.trim().slice(1, -1).split('|').map((cell) => cell.trim()).join('\t'), level: 0 };
  const text = bare.replace(/^[ \t]*[-*+][ \t]+(?:\[[ xX]\][ \t]+)?/u, '').replace(/(?: {2,}|\\)$/u, '');
  return { text, level: 0 };
}

const LETTER = /[\p{L}\p{N}]/u;
const BLANK_OR_END = /^$|\s/u;

/** @param {string} line */
function inline(line) {
  const plain = line
    .replace(/!\[[^\]]*\]\([^)]*\)/gu, '')
    .replace(/\[([^\]]+)\](?:\([^)]*\)|\[[^\]]*\])/gu, '$1')
    .replace(/<((?:https?:|mailto:)[^>\s]+)>/gu, '$1')
    .replace(/<\/?[a-z][^>]*>/giu, '')
    .replace(/(`+)(.+?)\1/gu, '$2');
  const strong = emphasis(emphasis(plain, /(\*\*|__)(?=[^\s*_])(.+?)\1/gu), /(?<!\*)(\*)(?=[^\s*])([^*]+)\1(?!\*)/gu);
  return strong.replace(/~~(.+?)~~/gu, '$1').replace(/\\([\\`*_{}[\]()#+\-.!~|>])/gu, '$1');
}

/**
 * Takes away pairs of marks by CommonMark's rule of flanking. A single letter is never emphasised alone: in 在**县**镇 the
 * stars stand for names that were masked.
 * @param {string} line
 * @param {RegExp} pair
 */
function emphasis(line, pair) {
  return line.replace(pair, (whole, mark, inside, at) => {
    const before = line[at - 1] ?? '';
    const after = line[at + whole.length] ?? '';
    const first = inside[0];
    const last = inside[inside.length - 1];
    const opens = LETTER.test(first) || !LETTER.test(before);
    const closes = !BLANK_OR_END.test(last) && (LETTER.test(last) || !LETTER.test(after));
    const within = mark[0] === '_' && (LETTER.test(before) || LETTER.test(after));
    return opens && closes && !within && 1 < inside.length ? inside : whole;
  });
}
