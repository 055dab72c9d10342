/** Files the reader chose, as open texts, or as the reasons why they are none. */

/** @import { OpenText } from './open-text.js' */
/** @import { Translate } from './labels.js' */
import { AnalysisFailure, failureText } from './failure.js';
import { MAX_FILE_BYTES } from './files.js';
import { openText } from './open-text.js';
import { newState } from './state.js';

/** @typedef {(bytes: Uint8Array<ArrayBuffer>, name: string) => Promise<import('./files.js').Opened>} OpenFile */

/**
 * @param {File[]} files
 * @param {OpenFile} open
 * @param {Translate} t
 * @returns {Promise<{ opened: OpenText[], problems: string[] }>} never rejects
 */
export async function openFiles(files, open, t) {
  const opened = [];
  const problems = [];
  for (const file of files) {
    const read = await fileText(file, open, t);
    if ('text' in read) opened.push(openText(newState(read.text, read.headings), file.name));
    else if (read.problem !== '') problems.push(files.length === 1 ? read.problem : `${file.name}: ${read.problem}`);
  }
  return { opened, problems };
}

/**
 * @param {File} file
 * @param {OpenFile} open
 * @param {Translate} t
 * @returns {Promise<import('./lines.js').Lines | { problem: string }>} an empty problem when something newer was asked for instead
 */
async function fileText(file, open, t) {
  try {
    if (MAX_FILE_BYTES < file.size) return { problem: t('fileTooLong') };
    const opened = await open(new Uint8Array(await file.arrayBuffer()), file.name);
    if ('refused' in opened) return { problem: t(opened.refused, { w: opened.encoding ?? '', n: opened.n ?? '' }) };
    return opened.text.trim() === '' ? { problem: t('emptyText') } : opened;
  } catch (error) {
    if (!(error instanceof AnalysisFailure)) return { problem: t('fileUnreadable') };
    return { problem: error.code === 'superseded' ? '' : failureText(error, t) };
  }
}
