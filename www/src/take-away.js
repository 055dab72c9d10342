/**
 * What a reader takes along besides files of the engine: the text for Word through the clipboard, the page itself with
 * this text in it, a print.
 */

/** @import { Analysis } from './analysis.js' */
/** @import { View } from './report.js' */
/** @import { Translate } from './labels.js' */
import { blocksOf } from './blocks.js';
import { copyRich } from './copy.js';
import { h } from './dom.js';
import { saveBlob } from './save.js';

/** A page with a script of more letters than this carries the engine in itself: it is the one-file page. */
const ONE_FILE = 500_000;

/** Fonts of the levels in official documents, from the title down. */
const FONTS = ['黑体', '楷体', '仿宋'];

/**
 * @param {object} setting
 * @param {Analysis} setting.analysis
 * @param {View} setting.view
 * @param {Translate} setting.t
 * @param {(message: string) => void} setting.tell says aloud and shows what was done
 * @param {() => void} setting.onSnapshot saves a readable page where the page at hand cannot save itself
 * @returns {HTMLElement[]} buttons
 */
export function takeAway({ analysis, view, t, tell, onSnapshot }) {
  /**
   * @param {string} label
   * @param {() => void} run
   */
  const action = (label, run) => h('button', { type: 'button', class: 'link', on: { click: run } }, t(label));
  return [
    action('copyForWord', () => {
      const copied = copyRich(wordHtml(analysis, view), analysis.texts[view]);
      void copied.then((done) => tell(t(done ? 'copied' : 'copyRefused')));
    }),
    action('saveOffline', () => {
      if (isOneFile()) saveOffline(String(analysis.reports[view].meta.main_title ?? t('untitled')));
      else {
        onSnapshot();
        tell(t('savedSnapshot'));
      }
    }),
    action('print', () => print()),
  ];
}

/**
 * The text as Word takes it from the clipboard: h1 to h6 become its headings, 公文 fonts and indents its own.
 * @param {Analysis} analysis
 * @param {View} view
 */
export function wordHtml(analysis, view) {
  const text = analysis.texts[view];
  const { outline } = analysis.report;
  const lines = blocksOf(analysis).map((block) => {
    const head = text.slice(block.start, block.headEnd).trim();
    const rest = text.slice(block.headEnd, block.end).trim();
    if (block.kind === 'paragraph') return rest === '' ? '' : paragraph(rest, block.role === 'head');
    const depth = Math.min(6, Math.max(1, outline[block.node].depth));
    const font = FONTS[Math.min(depth, FONTS.length) - 1];
    const heading = `<h${depth} style="font-family:${font};font-size:16pt;font-weight:normal;text-indent:2em;margin:0">${escape(head)}</h${depth}>`;
    return rest === '' ? heading : heading + paragraph(rest, false);
  });
  return `<html><head><meta charset="utf-8"></head><body>${lines.join('\n')}</body></html>`;
}

/**
 * @param {string} text
 * @param {boolean} centred
 */
function paragraph(text, centred) {
  const place = centred ? 'text-align:center' : 'text-indent:2em';
  return `<p style="font-family:仿宋;font-size:16pt;${place};margin:0">${escape(text)}</p>`;
}

/** @param {string} text */
function escape(text) {
  return text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;');
}

/** Whether this page is the single file that can save itself whole. */
function isOneFile() {
  return [...document.scripts].some((script) => script.src === '' && ONE_FILE < script.text.length);
}

/**
 * The page as it stands: its scripts and styles, and the state the reader element keeps among its own children. What the
 * element draws lives in its shadow tree, which is not written and is drawn anew.
 * @param {string} title
 */
function saveOffline(title) {
  saveBlob(`${title}.html`, new Blob(['<!doctype html>\n', document.documentElement.outerHTML], { type: 'text/html' }));
}
