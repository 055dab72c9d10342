/** Styles of a Word document: the list and the outline level that they give their paragraphs. */

import { attribute, xmlTokens } from './docx.js';

/** Styles rest on each other at most so deep; a circle goes no further. */
const DEPTH = 12;

/** What Word calls the styles of a document's title, which heads nothing. */
const TITLE = /^(?:title|subtitle|标题|副标题)$/iu;

/** The level that a name says: heading 1, 标题 1. */
const NAMED = /^(?:heading|标题)\s*([1-9])$/iu;

/**
 * @typedef {object} Style
 * @property {string} [basedOn]
 * @property {string} [list]
 * @property {string} [level] in the list
 * @property {number} [outline] as a heading, 1 for the highest; 0 for none
 * @property {number} [named] the same as its name says
 */

/** @param {string} xml word/styles.xml */
export function createStyles(xml) {
  /** @type {Map<string, Style>} */
  const styles = new Map();
  /** @type {Style} */
  let style = {};
  for (const { kind, name, rest } of xmlTokens(xml)) {
    if (kind === 'close' || kind === 'text') continue;
    const value = attribute(rest, 'val');
    if (name === 'style') styles.set(attribute(rest, 'styleId'), (style = {}));
    else if (name === 'name') style.named = TITLE.test(value.trim()) ? 0 : (Number(NAMED.exec(value.trim())?.[1]) || undefined);
    else if (name === 'basedOn') style.basedOn = value;
    else if (name === 'numId') style.list = value;
    else if (name === 'ilvl') style.level = value;
    else if (name === 'outlineLvl') style.outline = outlineLevel(value);
  }

  /**
   * What a style says, or the nearest one it rests on.
   * @template T
   * @param {string} id
   * @param {(style: Style) => T | undefined} say
   * @returns {T | undefined}
   */
  function find(id, say) {
    let found = styles.get(id);
    for (let depth = 0; found && depth < DEPTH; depth += 1) {
      const said = say(found);
      if (said !== undefined) return said;
      found = styles.get(found.basedOn ?? '');
    }
    return undefined;
  }

  return {
    find,
    /** The level of headings of a style; 0 where they are none. @param {string} id */
    outline: (id) => find(id, ({ named, outline }) => (named === 0 ? 0 : (outline ?? named))) ?? 0,
  };
}

/** @typedef {ReturnType<typeof createStyles>} Styles */

/**
 * The level that `w:outlineLvl` says: it counts from 0, and 9 is text.
 * @param {string} value
 */
export function outlineLevel(value) {
  const level = Number(value);
  return value !== '' && Number.isInteger(level) && 0 <= level && level < 9 ? level + 1 : 0;
}
