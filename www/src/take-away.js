/**
 * What a reader takes along besides files of the engine: the text for Word through the clipboard, the page itself with
 * this text in it, a print.
 */

/** @import { Analysis } from './analysis.js' */
/** @import { View } from './report.js' */
/** @import { Translate } from './labels.js' */
import { lastAtOrBefore, rowsOf } from './analysis.js';
import { blocksOf } from './blocks.js';
import { copyRich, copyText } from './copy.js';
import { h } from './dom.js';
import { outlineMarkdown, outlineText } from './outline-tree.js';
import { PANELS } from './panel-text.js';
import { FORMATS, nameOf, saveBlob } from './save.js';

/** A page with a script of more letters than this carries the engine in itself: it is the one-file page. */
const ONE_FILE = 500_000;

/** Fonts of the levels in official documents, from the title down. */
const FONTS = ['黑体', '楷体', '仿宋'];

/**
 * One menu of all that can be taken away: copies, files, the page itself.
 * @param {object} setting
 * @param {Analysis} setting.analysis
 * @param {View} setting.view
 * @param {import('./labels.js').Language} setting.language
 * @param {Translate} setting.t
 * @param {import('./state.js').State} setting.state what the reader chose
 * @param {(message: string) => void} setting.tell says aloud and shows what was done
 * @param {(format: import('./save.js').Format) => void} setting.onSave
 * @returns {HTMLElement}
 */
export function takeAway({ analysis, view, language, t, state, tell, onSave }) {
  const formats = /** @type {import('./save.js').Format[]} */ (Object.keys(FORMATS));
  const told = (/** @type {Promise<boolean>} */ copy) => void copy.then((done) => tell(t(done ? 'copied' : 'copyRefused')));
  const summary = h('summary', { class: 'small' }, t('takeAway'));
  const menu = h(
    'details',
    { class: 'take-away' },
    summary,
    h(
      'div',
      { class: 'menu' },
      h(
        'ul',
        null,
        action('copyForWord', () => told(copyRich(wordHtml(analysis, view), analysis.texts[view]))),
        action('copyOutline', () => told(copyText(outlineMarkdown(analysis, view, t), menu))),
        action('copyIndented', () => told(copyText(outlineText(analysis, view, t), menu))),
        ...Object.entries(PANELS).map(([label, lines]) => action(label, () => copyPanel(lines), t('copyPanel', { w: t(label) }))),
      ),
      h('ul', null, ...formats.map((format) => action(FORMATS[format].label, () => onSave(format)))),
      h('ul', null, action('saveOffline', offline), action('print', () => print())),
    ),
  );
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !menu.open) return;
    summary.focus();
    menu.open = false;
  });
  return menu;

  /** @param {typeof PANELS[string]} lines */
  function copyPanel(lines) {
    const words = lines({ analysis, view, language, t, rate: state.rate }).join('\n');
    if (words === '') tell(t('nothingToCopy'));
    else told(copyText(words, menu));
  }

  function offline() {
    if (isOneFile()) {
      saveOffline(`${nameOf(analysis.reports[view])} ${t('offlinePage')}`);
      return;
    }
    onSave('html');
    tell(t('savedSnapshot'));
  }

  /**
   * @param {string} label
   * @param {() => void} run
   * @param {string} [words]
   */
  function action(label, run, words = t(label)) {
    const button = h('button', { type: 'button', class: 'link' }, words);
    button.addEventListener('click', () => {
      summary.focus({ preventScroll: true });
      menu.open = false;
      run();
    });
    return h('li', null, button);
  }
}

/**
 * The text as Word takes it from the clipboard: h1 to h6 become its headings, 公文 fonts and indents its own.
 * @param {Analysis} analysis
 * @param {View} view
 */
export function wordHtml(analysis, view) {
  const text = analysis.texts[view];
  const { outline } = analysis.report;
  const places = rowsOf(analysis, 'outline');
  const lines = blocksOf(analysis).map((block) => {
    const head = text.slice(block.start, block.headEnd).trim();
    const rest = text.slice(block.headEnd, block.end).trim();
    if (block.kind === 'paragraph') {
      if (rest === '') return '';
      const leading = places[lastAtOrBefore(places, block.end - rest.length, (row) => row.start)];
      const opens = leading && text.startsWith(rest, leading.start) ? leading.end - leading.start : 0;
      const font = opens === 0 ? '' : FONTS[Math.min(Math.max(1, outline[leading.ref].depth), FONTS.length) - 1];
      return paragraph(rest, block.role === 'head', font, opens);
    }
    const depth = Math.min(6, Math.max(1, outline[block.node].depth));
    const font = FONTS[Math.min(depth, FONTS.length) - 1];
    const heading = `<h${depth} style="font-family:${font};font-size:16pt;font-weight:normal;text-indent:2em;margin:0">${escape(head)}</h${depth}>`;
    return rest === '' ? heading : heading + paragraph(rest, false, '', 0);
  });
  return `<html><head><meta charset="utf-8"></head><body>${lines.join('\n')}</body></html>`;
}

/**
 * @param {string} text
 * @param {boolean} centred
 * @param {string} font of the point that opens the paragraph
 * @param {number} opens its length
 */
function paragraph(text, centred, font, opens) {
  const place = centred ? 'text-align:center' : 'text-indent:2em';
  const point = opens === 0 ? '' : `<span style="font-family:${font}">${escape(text.slice(0, opens))}</span>`;
  return `<p style="font-family:仿宋;font-size:16pt;${place};margin:0">${point}${escape(text.slice(opens))}</p>`;
}

/** @param {string} text */
function escape(text) {
  return text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;');
}

/** Whether this page is the single file that can save itself whole. */
export function isOneFile() {
  return [...document.scripts].some((script) => script.src === '' && ONE_FILE < script.text.length);
}

/**
 * The page as it stands: its scripts and styles, and the state the reader element keeps among its own children. What the
 * element draws lives in its shadow tree, which is not written and is drawn anew.
 * @param {string} name of the file: not that of the annotated page
 */
function saveOffline(name) {
  saveBlob(`${name}.html`, new Blob(['<!doctype html>\n', document.documentElement.outerHTML], { type: 'text/html' }));
}
