/** The sentence around a place, for showing an occurrence without going there. */

/** Sentence ends, in both widths, and line breaks. */
const ENDS = /[。！？；!?;\n]/u;

/** Letters shown on either side when the sentence runs on. */
const REACH = 40;

/**
 * @param {string} text
 * @param {{ start: number, end: number }} span
 */
export function contextOf(text, span) {
  const left = text.slice(Math.max(0, span.start - REACH), span.start);
  const right = text.slice(span.end, span.end + REACH);
  let from = left.length;
  while (0 < from && !ENDS.test(left[from - 1])) from -= 1;
  const stop = ENDS.exec(right);
  const before = left.slice(from);
  const after = stop ? right.slice(0, stop.index + (stop[0] === '\n' ? 0 : 1)) : right;
  return {
    before: (from === 0 && REACH < span.start ? '…' : '') + wellFormed(before),
    inside: text.slice(span.start, span.end),
    after: wellFormed(after) + (!stop && span.end + REACH < text.length ? '…' : ''),
  };
}

/**
 * Drops half a letter at either end.
 * @param {string} text
 */
function wellFormed(text) {
  return text.replace(/^[\udc00-\udfff]/u, '').replace(/[\ud800-\udbff]$/u, '');
}
