/** A text in the making: line by line, with those its file sets as headings. */

/** @typedef {[start: number, end: number, level: number]} Heading the letters of a paragraph, and its level, 1 for the highest */
/** @typedef {{ text: string, headings: Heading[] }} Lines */

/** Levels that Word and HTML know. */
const LEVELS = 9;

export function createLines() {
  /** @type {string[]} */
  const pieces = [];
  /** @type {Heading[]} */
  const headings = [];
  let length = 0;
  const push = (/** @type {string} */ piece) => {
    pieces.push(piece);
    length += piece.length;
  };

  return {
    /**
     * Adds a line.
     * @param {string} line
     * @param {number} level 0 for text
     */
    add(line, level) {
      if (0 < pieces.length) push('\n');
      const start = length + line.length - line.trimStart().length;
      push(line);
      const end = length - line.length + line.trimEnd().length;
      if (0 < level && level <= LEVELS && start < end) headings.push([start, end, level]);
    },

    /**
     * Adds a cell to the last line, which is no heading then but a row.
     * @param {string} cell
     */
    addCell(cell) {
      const last = headings[headings.length - 1];
      if (last && length <= last[1]) headings.pop();
      push(`\t${cell}`);
    },

    /** @returns {Lines} */
    whole: () => ({ text: pieces.join(''), headings }),
  };
}
