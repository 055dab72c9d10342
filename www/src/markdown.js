/** The text of a Markdown file: its marks removed, headings as lines of their own. */

/**
 * @param {string} markdown
 */
export function markdownText(markdown) {
  const lines = markdown.replace(/^\ufeff?---\n[^]*?\n(?:---|\.\.\.)\n/u, '').split(/\r\n?|\n/u);
  /** @type {string[]} */
  const shown = [];
  let fence = '';
  for (const line of lines) {
    const mark = /^ {0,3}(```+|~~~+)/u.exec(line)?.[1] ?? '';
    if (mark !== '' && (fence === '' || mark.startsWith(fence))) fence = fence === '' ? mark : '';
    else if (fence !== '') shown.push(line);
    else if (!isRule(line)) shown.push(inline(block(line)));
  }
  return shown.join('\n');
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
  const heading = /^ {0,3}#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/u.exec(bare);
  if (heading) return heading[1];
  if (/^[ \t]*\|.*\|[ \t]*$/u.test(bare)) return bare.trim().slice(1, -1).split('|').map((cell) => cell.trim()).join('\t');
  return bare.replace(/^[ \t]*[-*+][ \t]+(?:\[[ xX]\][ \t]+)?/u, '').replace(/(?: {2,}|\\)$/u, '');
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
