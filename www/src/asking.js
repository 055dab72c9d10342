/** What the engine is asked for, and what is kept of its answers. When to ask, and what is shown meanwhile, is the element's business. */

/** @import { Analysis } from './analysis.js' */
/** @import { Answer } from './report.js' */
/** @import { Client } from './client.js' */
/** @import { Language } from './labels.js' */
/** @import { OpenComparison, OpenText } from './open-text.js' */
import { decoding, takingIn } from './analysis.js';
import { decodingComparison } from './comparison.js';
import { AnalysisFailure } from './failure.js';
import { optionsOf } from './open-text.js';
import { layingOut } from './reading-view.js';
import { inSlices } from './slices.js';
import { litAtFirst } from './terms-panel.js';

/**
 * Has a text analysed, and keeps what came of it as soon as it can be shown: scripts that nobody looks at come behind.
 * @param {Client} client
 * @param {OpenText} open
 * @param {Language} language of the interface
 * @param {() => boolean} overtaken whether something newer was asked for
 * @returns {Promise<{ analysis: Analysis, whole: Promise<void> }>} both reject with an AnalysisFailure
 */
export async function analyseText(client, open, language, overtaken) {
  const { text } = open.state;
  open.waiting = true;
  const answer = await client.analyze(text, optionsOf(open.state));
  const analysis = await inSlices(decoding(answer), overtaken);
  const layout = analysis && (await inSlices(layingOut(analysis), overtaken));
  if (!analysis || !layout || overtaken()) throw new AnalysisFailure('superseded');
  const whole = wholeOf(analysis, answer, open);
  // What a machine converted is shown in the reader's own script.
  const { script } = analysis.report.meta;
  open.state.view ??= script === 'traditional' || (script === 'converted' && language === 'zh-Hant') ? 'traditional' : 'simplified';
  // What is said beside the text is in the language of the interface.
  if (!answer.views[open.state.view] || language === 'zh-Hant') await whole;
  if (overtaken()) throw new AnalysisFailure('superseded');
  Object.assign(open, { analysis, layout, analysed: text, forms: litAtFirst(analysis.report), waiting: false });
  return { analysis, whole };
}

/**
 * Takes in what comes behind; where nothing more can come, the text has to be analysed again before it is shown again.
 * @param {Analysis} analysis
 * @param {Answer} answer
 * @param {OpenText} open
 * @returns {Promise<void>}
 */
function wholeOf(analysis, answer, open) {
  const { others = Promise.resolve({}) } = answer;
  const whole = others.then(
    (views) => inSlices(takingIn(analysis, answer, views)),
    (failure) => {
      if (open.analysis === analysis) open.waiting = true;
      throw failure;
    },
  );
  whole.catch(() => {});
  return whole;
}

/**
 * Whether two texts have to be compared, because they were not or have changed since.
 * @param {OpenComparison} open
 * @param {OpenText[]} texts
 */
export function isStale(open, texts) {
  return !open.comparison || texts.some((text, side) => text.waiting || text.analysis === null || text.analysis !== open.of[side]);
}

/**
 * Has two texts compared, and first analysed where they are not, and keeps what came of it.
 * @param {Client} client
 * @param {OpenComparison} open
 * @param {OpenText[]} texts
 * @param {Language} language of the interface
 * @param {() => boolean} overtaken
 * @returns {Promise<void>} rejects with an AnalysisFailure
 */
export async function compareTexts(client, open, texts, language, overtaken) {
  for (const text of texts) if (text.waiting || !text.analysis) await (await analyseText(client, text, language, overtaken)).whole;
  const answer = await client.compare(texts.map(askedOf));
  const comparison = await inSlices(decodingComparison(answer), overtaken);
  if (!comparison || overtaken()) throw new AnalysisFailure('superseded');
  Object.assign(open, { comparison, of: texts.map((text) => text.analysis) });
}

/**
 * A text and what it is analysed with.
 * @param {OpenText} text
 */
export function askedOf({ state }) {
  return { text: state.text, options: optionsOf(state) };
}
