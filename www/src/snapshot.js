/**
 * What the browser's own Save Page keeps of a page that cannot run again from disk: the title, the outline and the text as
 * plain elements among the reader element's children. While the element runs, nobody sees them.
 */

/** @import { Analysis } from './analysis.js' */
/** @import { View } from './report.js' */
import { h } from './dom.js';
import { inSlices } from './slices.js';

/** Characters of the longest text that is kept twice. */
const LONGEST = 350_000;

const SELECTOR = ':scope > [data-tigang-snapshot]';

/**
 * @param {HTMLElement} host
 * @param {Analysis | null} analysis null takes the snapshot away
 * @param {View} view
 * @returns {Promise<void>} resolves when it is written or was replaced
 */
export async function writeSnapshot(host, analysis, view) {
  for (const old of host.querySelectorAll(SELECTOR)) old.remove();
  const text = analysis?.texts[view] ?? '';
  if (!analysis || text === '' || LONGEST < text.length) return;
  const { outline, meta } = analysis.reports[view];
  const holder = h('article', { 'data-tigang-snapshot': '' }, h('h1', null, String(meta.main_title ?? meta.title ?? '')));
  host.append(holder);
  await inSlices(
    (function* () {
      const list = h('ul', null);
      holder.append(list);
      for (const { marker, title, depth, kind } of outline) {
        const indent = '\u3000'.repeat(Math.max(0, depth - 1) * 2);
        list.append(h('li', null, `${indent}${marker}${title}${kind === 'missing' ? '〔缺〕' : ''}`));
        yield;
      }
      for (const line of text.split('\n')) {
        if (line.trim() !== '') holder.append(h('p', null, line.trim()));
        yield;
      }
    })(),
    () => holder.parentNode !== host,
  );
}
