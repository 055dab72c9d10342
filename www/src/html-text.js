/**
 * The text of a saved web page: one line a paragraph or heading, as a reader would copy it, and which lines are headings;
 * those of Word's own HTML are known by their outline levels. Read from the markup in one
 * pass, in the worker, where there is no parser of the browser's and nothing can run. What is site text in it, the engine
 * decides and puts on record; entities that are not known here it restores too.
 */

/** @import { Lines } from './lines.js' */
import { createLines } from './lines.js';

/** Elements that show no text of the page. */
const SILENT = new Set(['head', 'script', 'style', 'noscript', 'template', 'svg', 'math', 'iframe', 'object', 'audio', 'video', 'canvas', 'textarea', 'select', 'datalist', 'rt', 'rp']);

/** Elements whose content is no markup: they end at their own end tag only. */
const RAW = new Set(['script', 'style', 'noscript', 'iframe', 'textarea']);

/** Elements that have no end tag. */
const VOID = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr']);

/** Elements whose end tag may be left out, and what ends them instead. */
const ENDED_BY = /** @type {Record<string, string[]>} */ ({ head: ['body'], rt: ['rt', 'rp', '/ruby'], rp: ['rt', 'rp', '/ruby'] });

/** Elements that begin and end a line. */
const LINES = new Set([
  'address', 'article', 'aside', 'blockquote', 'body', 'caption', 'center', 'dd', 'details', 'dialog', 'dir', 'div', 'dl', 'dt', 'fieldset', 'figcaption',
  'figure', 'footer', 'form', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hgroup', 'hr', 'html', 'legend', 'li', 'main', 'menu', 'nav', 'ol', 'option',
  'p', 'pre', 'section', 'summary', 'table', 'tbody', 'tfoot', 'thead', 'tr', 'ul',
]);

/** Elements whose headings are none of the text's. */
const ASIDE = new Set(['nav', 'aside', 'footer']);

/** The level that Word writes with a paragraph, or that a page gives to a block it calls a heading. */
const LEVELS = [/mso-outline-level[:\s]*(\d)/iu, /msoheading(\d)/iu, /^(?=[^]*heading)[^]*aria-level[=\s"']*(\d)/iu];

/** Entities that Chinese pages write. */
const ENTITIES = /** @type {Record<string, string>} */ ({
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', ensp: '\u2002', emsp: '\u2003', thinsp: '\u2009', ldquo: '“', rdquo: '”', lsquo: '‘',
  rsquo: '’', laquo: '«', raquo: '»', hellip: '…', mdash: '—', ndash: '–', middot: '·', bull: '•', times: '×', copy: '©', reg: '®', deg: '°', permil: '‰',
  zwnj: '', zwj: '', shy: '',
});

/** Letters that take no space between them where a source line was broken. */
const WIDE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]/u;

/** How a tag begins. Its attributes follow, whose quoted values may hold any sign. */
const TAG = /<(\/?)([a-z][^\s/>]{0,60})/iy;

/** An attribute that takes an element out of sight. */
const HIDDEN = /\shidden(?:\s|=|\/|$)|display\s*:\s*none/iu;

/** A number that a line has of its own: 一、 (二) 3. 第四, */
const NUMBERED = /^\s*[(（[【〔第]*(?:[①-⒛㈠-㈩]|[0-9０-９零〇一二三四五六七八九十百]+[、.．)）\]】〕:：,，条章节是要])/u;

/** Where the attributes of a list say that its items are shown without figures. */
const UNCOUNTED = /type=(?!\s*["']?\d)|list-style/iu;

/**
 * The number that an attribute has: `start="3"`.
 * @param {string} attributes
 * @param {'start' | 'value'} name
 */
function numberOf(attributes, name) {
  const digits = new RegExp(`\\s${name}\\s*=\\s*["']*(\\d{1,6})`, 'iu').exec(attributes)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/**
 * @param {string} html
 * @returns {Lines}
 */
export function htmlLines(html) {
  const lines = createLines();
  let line = '';
  let preformatted = 0;
  /** @type {{ name: string, depth: number } | null} the element that is passed over */
  let silent = null;
  let unclosed = false;
  const unpaired = new Set();
  /** @type {{ name: string, level: number } | null} the heading that is open */
  let heading = null;
  /** Level of the block that is open, and elements open whose headings do not count. */
  let block = 0;
  let aside = 0;
  /** @type {(number | undefined)[]} the lists that are open, with the number of the next item where they are numbered */
  const lists = [];
  /** @type {number | undefined} the number of the item that is open and has no line yet */
  let item;
  const endLine = () => {
    if (line.trim() !== '') {
      const level = 0 < aside ? 0 : (heading?.level ?? block);
      // A browser shows the number of an item, and a reader copies it.
      const number = item !== undefined && level === 0 && aside === 0 && !NUMBERED.test(line) ? `${item}. ` : '';
      item = undefined;
      lines.add(number + line.replace(/ +$/u, ''), level);
    }
    line = '';
  };

  for (let at = 0; at < html.length; ) {
    const open = html.indexOf('<', at);
    if (!silent) addText(html.slice(at, open < 0 ? html.length : open));
    if (open < 0) break;
    at = pastMarkup(open);
  }
  endLine();
  return lines.whole();

  /**
   * What begins with `<`: a comment, a declaration, a tag, or a sign of the text.
   * @param {number} open
   */
  function pastMarkup(open) {
    if (html.startsWith('<!--', open)) return past(html.indexOf('-->', open + 4), 3);
    if (html[open + 1] === '!' || html[open + 1] === '?') return past(html.indexOf('>', open), 1);
    TAG.lastIndex = open;
    const tag = TAG.exec(html);
    if (!tag) {
      if (!silent) addText('<');
      return open + 1;
    }
    const [start, slash, written] = tag;
    const end = endOfTag(open + start.length);
    if (end < 0) {
      if (!silent) addText('<');
      return open + 1;
    }
    const name = written.toLowerCase();
    const attributes = html.slice(open + start.length, end);
    const behind = end + 1;
    if (silent) passOver(name, slash !== '');
    if (!silent) takeTag(name, slash !== '', attributes);
    return silent && slash === '' && RAW.has(name) && silent.name === name ? endOfRaw(name, behind) : behind;
  }

  /**
   * Where the `>` of a tag stands, or -1. A sign that was looked for in vain once is not looked for again, so that a page
   * of open tags takes no longer than its length.
   * @param {number} from
   */
  function endOfTag(from) {
    for (let at = from; !unclosed && at < html.length; at += 1) {
      const sign = html[at];
      if (sign === '>') return at;
      if ((sign !== '"' && sign !== "'") || unpaired.has(sign)) continue;
      const pair = html.indexOf(sign, at + 1);
      if (pair < 0) unpaired.add(sign);
      else at = pair;
    }
    unclosed = true;
    return -1;
  }

  /**
   * @param {number} found
   * @param {number} length
   */
  function past(found, length) {
    return found < 0 ? html.length : found + length;
  }

  /**
   * Where the end tag of an element begins whose content is no markup.
   * @param {string} name
   * @param {number} from
   */
  function endOfRaw(name, from) {
    for (let at = html.indexOf('</', from); 0 <= at; at = html.indexOf('</', at + 2)) {
      if (html.slice(at + 2, at + 2 + name.length).toLowerCase() === name) return at;
    }
    return html.length;
  }

  /**
   * Within an element that is passed over only its own beginnings and ends count.
   * @param {string} name
   * @param {boolean} ends
   */
  function passOver(name, ends) {
    if (!silent) return;
    const endedBy = ENDED_BY[silent.name] ?? [];
    if (endedBy.includes(ends ? `/${name}` : name)) silent = null;
    else if (name === silent.name) silent.depth += ends ? -1 : 1;
    if (silent?.depth === 0) {
      silent = null;
      if (LINES.has(name)) endLine();
    }
  }

  /**
   * @param {string} name
   * @param {boolean} ends
   * @param {string} attributes
   */
  function takeTag(name, ends, attributes) {
    if (!ends && !VOID.has(name) && (SILENT.has(name) || HIDDEN.test(attributes)) && !attributes.endsWith('/')) {
      silent = { name, depth: 1 };
      if (LINES.has(name)) endLine();
    } else if (LINES.has(name)) {
      endLine();
      block = 0;
      countItems(name, ends, attributes);
      if (name === 'pre') preformatted = Math.max(0, preformatted + (ends ? -1 : 1));
      else if (ASIDE.has(name)) aside = Math.max(0, aside + (ends ? -1 : 1));
      else if (ends) heading = heading?.name === name ? null : heading;
      else if (/^h[1-6]$/u.test(name)) heading = { name, level: Number(name[1]) };
      else block = Number(LEVELS.map((level) => level.exec(attributes)?.[1]).find((level) => level !== undefined) ?? 0);
    } else if (name === 'br') endLine();
    else if (!ends && (name === 'td' || name === 'th') && line !== '') line += '\t';
  }

  /**
   * Counts the items of numbered lists.
   * @param {string} name
   * @param {boolean} ends
   * @param {string} attributes
   */
  function countItems(name, ends, attributes) {
    if (name === 'ol' || name === 'ul') {
      if (ends) lists.pop();
      else lists.push(name === 'ol' && !UNCOUNTED.test(attributes) ? (numberOf(attributes, 'start') ?? 1) : undefined);
    } else if (name === 'li') {
      const next = lists[lists.length - 1];
      item = ends || next === undefined ? undefined : (numberOf(attributes, 'value') ?? next);
      if (item !== undefined) lists[lists.length - 1] = item + 1;
    }
  }

  /** @param {string} markup between tags */
  function addText(markup) {
    if (markup === '') return;
    if (preformatted === 0) {
      line = joined(line, markup);
      return;
    }
    const [first, ...rest] = withLetters(markup).split(/\r\n?|\n/u);
    line += first;
    for (const next of rest) {
      endLine();
      line = next;
    }
  }
}

/**
 * White space counts as one space, and as none between Chinese letters where the source's line was broken.
 * @param {string} line
 * @param {string} markup
 */
function joined(line, markup) {
  const flat = markup.replace(/[ \t\r\n\f]+/gu, (space, at) => {
    const before = at === 0 ? line[line.length - 1] : markup[at - 1];
    const after = markup[at + space.length];
    if (before === undefined || before === ' ') return '';
    const broken = space.includes('\n') && WIDE.test(before) && (after === undefined || WIDE.test(after));
    return broken ? '' : ' ';
  });
  return line + withLetters(flat);
}

/**
 * Entities as the letters they stand for; one that is not known stays as it is written.
 * @param {string} markup
 */
function withLetters(markup) {
  return markup.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));?/giu, (whole, decimal, hexadecimal, name) => {
    if (name !== undefined) return ENTITIES[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal);
    return 0 < code && code <= 0x10ffff && (code < 0xd800 || 0xdfff < code) ? String.fromCodePoint(code) : '\ufffd';
  });
}
