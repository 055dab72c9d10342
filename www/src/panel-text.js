/**
 * What the panels show, as lines to be copied: one an entry, tabs between columns, so that a spreadsheet takes them as a table.
 */

/** @import { Analysis } from './analysis.js' */
/** @import { Language, Translate } from './labels.js' */
/** @import { View } from './report.js' */
import { rowsAt, textOf } from './analysis.js';
import { isPart } from './completeness.js';
import { extentOf, figuresOf, partName } from './figures.js';
import { reasonIn } from './reasons.js';
import { ordered } from './summary-panel.js';

/**
 * @typedef {object} Shown
 * @property {Analysis} analysis
 * @property {View} view
 * @property {Language} language
 * @property {Translate} t
 * @property {number} rate characters spoken in a minute
 */

/** Each panel's lines, by its label. @type {Readonly<Record<string, (shown: Shown) => string[]>>} */
export const PANELS = Object.freeze({
  terms({ analysis, view, language }) {
    const { keywords } = analysis.reports[language === 'zh-Hant' ? 'traditional' : 'simplified'];
    return analysis.reports[view].keywords.map(({ term, count }, ref) => row(term, count, reasonIn(keywords[ref].why ?? '', language)));
  },
  summary({ analysis, view }) {
    const { summary, outline } = analysis.reports[view];
    return ordered(summary).map((ref) => {
      const place = rowsAt(analysis, 'summary', ref)[0];
      const words = place ? textOf(analysis, view, place) : '';
      const marker = outline[summary[ref].node ?? -1]?.marker ?? '';
      return words.startsWith(marker) ? words : marker + words;
    });
  },
  stats({ analysis, view, t, rate }) {
    const report = analysis.reports[view];
    const { parts } = report.stats;
    return [
      ...(isPart(report) ? [t('partOnly')] : []),
      ...figuresOf(report, rate, t).map(([name, value]) => row(name, value)),
      ...(1 < parts.length ? parts : []).map((part, at) => row(partName(report, at, t), extentOf(part, rate, t))),
    ];
  },
  changes({ analysis, language, t }) {
    return analysis.report.edits.map(({ kind, before, after, certainty, note }) => row(t(`edit_${kind}`), before, after, certainty === 'likely' ? t('likely') : '', reasonIn(note ?? '', language)));
  },
});

/** @param {...(string | number)} cells */
const row = (...cells) => cells.map((cell) => String(cell).replace(/\s+/gu, ' ')).join('\t').trimEnd();
