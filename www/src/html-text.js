/**
 * The text of a saved web page: one line a paragraph or heading, as a reader would copy it. The page is parsed apart and
 * never shown: nothing in it runs or is fetched. What is site text in it, the engine decides and puts on record.
 */

import { parseApart } from './trusted.js';

/** Elements that show no text of the page. */
const SILENT = new Set(['head', 'script', 'style', 'noscript', 'template', 'svg', 'math', 'iframe', 'object', 'audio', 'video', 'canvas', 'textarea', 'select', 'datalist', 'rt', 'rp']);

/** Elements that begin and end a line. */
const LINES = new Set([
  'address', 'article', 'aside', 'blockquote', 'body', 'caption', 'center', 'dd', 'details', 'dialog', 'dir', 'div', 'dl', 'dt', 'fieldset', 'figcaption',
  'figure', 'footer', 'form', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hgroup', 'hr', 'html', 'legend', 'li', 'main', 'menu', 'nav', 'ol', 'option',
  'p', 'pre', 'section', 'summary', 'table', 'tbody', 'tfoot', 'thead', 'tr', 'ul',
]);

/** Kinds of DOM node. */
const ELEMENT = 1;
const TEXT = 3;

/** Letters that take no space between them where a source line was broken. */
const WIDE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]/u;

/**
 * @typedef {object} TreeNode what is needed of a DOM node
 * @property {number} nodeType
 * @property {string} nodeName
 * @property {string | null} nodeValue
 * @property {TreeNode | null} firstChild
 * @property {TreeNode | null} nextSibling
 * @property {TreeNode | null} parentNode
 * @property {(name: string) => boolean} [hasAttribute]
 */

/**
 * @param {string} html
 * @returns {string}
 */
export function htmlText(html) {
  return treeText(/** @type {any} */ (parseApart(html).documentElement));
}

/**
 * Walks without recursion, because a page may nest without limit.
 * @param {TreeNode} root
 */
export function treeText(root) {
  /** @type {string[]} */
  const lines = [];
  let line = '';
  let preformatted = 0;
  const endLine = () => {
    if (line.trim() !== '') lines.push(line.replace(/ +$/u, ''));
    line = '';
  };
  for (let node = root; ; ) {
    enter(node);
    if (node.firstChild && !isSilent(node)) {
      node = node.firstChild;
      continue;
    }
    leave(node);
    while (node !== root && !node.nextSibling && node.parentNode) {
      node = node.parentNode;
      leave(node);
    }
    if (node === root || !node.nextSibling) break;
    node = node.nextSibling;
  }
  endLine();
  return lines.join('\n');

  /** @param {TreeNode} node */
  function enter(node) {
    const name = node.nodeName.toLowerCase();
    if (node.nodeType === TEXT) {
      if (0 < preformatted) addPreformatted(node.nodeValue ?? '');
      else line = joined(line, node.nodeValue ?? '');
    } else if (node.nodeType !== ELEMENT || isSilent(node)) return;
    else if (LINES.has(name)) {
      endLine();
      if (name === 'pre') preformatted += 1;
    } else if (name === 'br') endLine();
    else if ((name === 'td' || name === 'th') && line !== '') line += '\t';
  }

  /** @param {TreeNode} node */
  function leave(node) {
    const name = node.nodeName.toLowerCase();
    if (node.nodeType !== ELEMENT || isSilent(node) || !LINES.has(name)) return;
    endLine();
    if (name === 'pre') preformatted -= 1;
  }

  /** @param {string} text */
  function addPreformatted(text) {
    const [first, ...rest] = text.split(/\r\n?|\n/u);
    line += first;
    for (const next of rest) {
      endLine();
      line = next;
    }
  }
}

/** @param {TreeNode} node */
function isSilent(node) {
  return node.nodeType === ELEMENT && (SILENT.has(node.nodeName.toLowerCase()) || node.hasAttribute?.('hidden') === true);
}

/**
 * White space counts as one space, and as none between Chinese letters where the source's line was broken.
 * @param {string} line
 * @param {string} text
 */
function joined(line, text) {
  const flat = text.replace(/[ \t\r\n\f]+/gu, (space, at) => {
    const before = at === 0 ? line[line.length - 1] : text[at - 1];
    const after = text[at + space.length];
    if (before === undefined || before === ' ') return '';
    const broken = space.includes('\n') && WIDE.test(before) && (after === undefined || WIDE.test(after));
    return broken ? '' : ' ';
  });
  return line + flat;
}
