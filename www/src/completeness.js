/** How much of a text is there, as far as its page says; what is counted in a part of it says so. */

/** @import { Report } from './report.js' */
/** @import { Translate } from './labels.js' */
import { h } from './dom.js';

/** @param {Report} report @returns {{ full: number, shown: number }} letters of the whole, 0 where that is not stated, and those that are there */
export function lengthsOf({ meta }) {
  return { full: Number(meta.full_chars ?? 0), shown: Number(meta.shown_chars ?? meta.chars ?? 0) };
}

/** @param {Report} report @returns {number | null} the share that is there in percent, where the whole length is stated */
export function shareOf(report) {
  const { full, shown } = lengthsOf(report);
  return 0 < full ? Math.min(100, Math.round((shown / full) * 100)) : null;
}

/** @param {Report} report @returns {boolean} whether some of the text is missing */
export const isPart = ({ gaps, meta }) => 0 < gaps.length || Boolean(meta.truncated);

/**
 * That figures hold for what is there, where that is not all.
 * @param {Report} report
 * @param {Translate} t
 */
export const partNote = (report, t) => (isPart(report) ? h('p', { class: 'quiet' }, t('partOnly')) : null);
