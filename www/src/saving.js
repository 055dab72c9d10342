/** Makes the files a reader takes away, of a text or of two compared, and hands them to the browser. */

/** @import { Client } from './client.js' */
/** @import { OpenText } from './open-text.js' */
/** @import { Translate } from './labels.js' */
/** @import { View } from './report.js' */
import { askedOf } from './asking.js';
import { FORMATS, reportJson, saveBlob, saveFile } from './save.js';

/**
 * @param {Client} client
 * @param {OpenText} open
 * @param {import('./save.js').Format} format
 * @returns {Promise<void>} rejects with an AnalysisFailure
 */
export async function saveReport(client, open, format) {
  const { analysis } = open;
  if (!analysis) return;
  const view = open.state.view ?? 'source';
  const { text, options } = askedOf(open);
  const content = format === 'json' ? reportJson(analysis) : await client.render(text, options, format, view);
  saveFile(analysis.reports[view], format, content);
}

/**
 * @param {Client} client
 * @param {OpenText[]} texts the earlier one and the later one
 * @param {'html' | 'markdown' | 'csv'} format
 * @param {View} view
 * @param {Translate} t
 * @returns {Promise<void>} rejects with an AnalysisFailure
 */
export async function saveComparison(client, texts, format, view, t) {
  const content = await client.renderComparison(texts.map(askedOf), format, view);
  const meta = texts[1].analysis?.reports[view].meta;
  const name = `${t('compareTexts')} ${String(meta?.main_title ?? meta?.title ?? '')}`.trim();
  saveBlob(`${name}.${FORMATS[format].ending}`, new Blob([content], { type: FORMATS[format].type }));
}
