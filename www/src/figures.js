/** What the figures of a text say: length, sentences, speaking time, its parts. Panels and what is copied say the same. */

/** @import { Report } from './report.js' */
/** @import { Translate } from './labels.js' */
import { lengthsOf } from './completeness.js';

/**
 * The figures about the whole text: what they are of, the figure, and of a share its thousandths.
 * @param {Report} report
 * @param {number} perMinute characters spoken
 * @param {Translate} t
 * @returns {[string, string, number?][]}
 */
export function figuresOf(report, perMinute, t) {
  const { stats } = report;
  const share = (/** @type {number} */ permille) => `${(permille / 10).toFixed(1)}%`;
  // Without a sentence nothing can be said of sentences.
  const ofSentences = (/** @type {[string, string, number?]} */ figure) => (0 < stats.sentences ? [figure] : []);
  return [
    [t('statChars'), t('statCharsValue', { n: stats.chars })],
    [t('statCharacters'), t('statCharactersValue', { n: stats.characters, m: stats.characters_with_spaces })],
    [t('statSentences'), t('statSentencesValue', { n: stats.sentences })],
    ...ofSentences([t('statMean'), t('statMeanValue', { n: (stats.sentence_tenths / 10).toFixed(1), m: stats.longest_sentence })]),
    [t('statTime'), stats.seconds === null ? t('statNoTime') : timeOf(report, perMinute, t)],
    [t('statStock'), share(stats.stock_permille), stats.stock_permille],
    ...ofSentences([t('statDirectives'), share(stats.directive_permille), stats.directive_permille]),
  ];
}

/**
 * What a part of the text is called.
 * @param {Report} report in the script that is shown
 * @param {number} at index into the parts
 * @param {Translate} t
 */
export function partName({ outline, stats }, at, t) {
  const { node } = stats.parts[at];
  return node === null ? t('statLead') : `${outline[node].marker}${outline[node].title}`;
}

/**
 * Length and speaking time of a part; no time for what is read, or said in no time.
 * @param {{ chars: number, seconds: number | null }} part
 * @param {number} perMinute characters spoken
 * @param {Translate} t
 */
export function extentOf({ chars, seconds }, perMinute, t) {
  const minutes = seconds === null ? 0 : Math.round(chars / perMinute);
  return minutes < 1 ? t('extent', { n: chars }) : t('extentSpoken', { n: chars, m: minutes });
}

/**
 * How long the text takes to say, and the whole of which it is a part.
 * @param {Report} report
 * @param {number} perMinute characters spoken
 * @param {Translate} t
 */
export function timeOf(report, perMinute, t) {
  const { chars } = report.stats;
  if (chars < perMinute) return t('spokenUnderOne');
  const [n, m] = [chars, lengthsOf(report).full].map((length) => Math.round(length / perMinute));
  return n < m ? t('spokenOfFull', { n, m }) : t('spoken', { n });
}
