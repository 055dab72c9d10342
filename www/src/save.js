/** Gives the reader something to keep: a file, made here and handed to the browser. */

/** @import { Analysis } from './analysis.js' */
import { h } from './dom.js';

/** Letters of a title that go into a file's name. */
const NAME = 40;

/**
 * The report with the clean text and every row, as JSON. Offsets are UTF-16 units.
 * @param {Analysis} analysis
 */
export function saveReport(analysis) {
  const { report, rows, texts } = analysis;
  const content = JSON.stringify({ ...report, text: texts.source, rows_utf16: Object.fromEntries(rows) }, null, 1);
  const title = String(report.meta.main_title ?? report.meta.title ?? 'tigang').slice(0, NAME);
  saveFile(`${title}.json`, 'application/json', content);
}

/**
 * @param {string} name
 * @param {string} type
 * @param {string} content
 */
function saveFile(name, type, content) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  h('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
