/** Gives the reader something to keep: a file, made here and handed to the browser. */

/** @import { Analysis } from './analysis.js' */
/** @import { Report } from './report.js' */
import { h } from './dom.js';

/** Letters of a title that go into a file's name, and of a name with its date and kind. */
const TITLE = 40;
const NAME = 60;

/** @typedef {'docx' | 'html' | 'markdown' | 'text' | 'csv' | 'opml' | 'json'} Format */

/**
 * What can be downloaded: the ending and type of the file, and the label that names it. JSON is made here, the others
 * by the engine.
 * @type {Readonly<Record<Format, { ending: string, type: string, label: string }>>}
 */
export const FORMATS = Object.freeze({
  docx: { ending: 'docx', type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', label: 'fileDocx' },
  html: { ending: 'html', type: 'text/html', label: 'fileHtml' },
  markdown: { ending: 'md', type: 'text/markdown', label: 'fileMarkdown' },
  text: { ending: 'txt', type: 'text/plain', label: 'fileText' },
  csv: { ending: 'csv', type: 'text/csv', label: 'fileCsv' },
  opml: { ending: 'opml', type: 'text/x-opml', label: 'fileOpml' },
  json: { ending: 'json', type: 'application/json', label: 'fileJson' },
});

/**
 * The report with the clean text and every row, as JSON. Offsets are UTF-16 units.
 * @param {Analysis} analysis
 */
export function reportJson({ report, rows, texts }) {
  return JSON.stringify({ ...report, text: texts.source, rows_utf16: Object.fromEntries(rows) }, null, 1);
}

/**
 * What a file of this text is called: reports of many years have one title, and an archive keeps them apart by their dates.
 * @param {Pick<Report, 'meta'>} report
 */
export function nameOf({ meta: { main_title, title, date } }) {
  const day = /^\d{4}-\d\d-\d\d$/u.test(String(date)) ? ` ${date}` : '';
  return `${String(main_title ?? title ?? 'tigang').slice(0, TITLE)}${day}`;
}

/**
 * @param {Report} report names the file
 * @param {Format} format
 * @param {BlobPart} content
 */
export function saveFile(report, format, content) {
  const { ending, type } = FORMATS[format];
  saveBlob(`${nameOf(report)}.${ending}`, new Blob([content], { type }));
}

/**
 * Hands a file to the browser.
 * @param {string} name with its ending; what file systems refuse is taken out
 * @param {Blob} blob
 */
export function saveBlob(name, blob) {
  const dot = name.lastIndexOf('.');
  const stem = name.slice(0, dot).replace(/[\\/:*?"<>|\u0000-\u001f]/gu, ' ').slice(0, NAME);
  const address = URL.createObjectURL(blob);
  h('a', { href: address, download: stem + name.slice(dot) }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
