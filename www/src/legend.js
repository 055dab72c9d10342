/** The layers that are drawn over the text: what each looks like, how many places it has, and a switch for each. */

/** @import { Analysis } from './analysis.js' */
/** @import { Translate } from './labels.js' */
import { rowsOf } from './analysis.js';
import { h } from './dom.js';

/** Layers that can be switched and their label. */
const LAYERS = Object.freeze([
  { layer: 'keywords', label: 'terms' },
  { layer: 'documents', label: 'documents' },
  { layer: 'redactions', label: 'redactions' },
  { layer: 'edits', label: 'repairs' },
  { layer: 'notes', label: 'doubts' },
]);

/**
 * Classes `hide-…` on the text put a layer out; the style sheet knows what that means.
 * @param {object} setting
 * @param {Analysis} setting.analysis
 * @param {Translate} setting.t
 * @param {HTMLElement} setting.text
 * @param {Set<string>} setting.hidden layers put out; kept by whoever opens the legend
 */
export function createLegend({ analysis, t, text, hidden }) {
  const present = LAYERS.map((one) => ({ ...one, count: rowsOf(analysis, one.layer).length })).filter((one) => 0 < one.count);
  for (const { layer } of present) text.classList.toggle(`hide-${layer}`, hidden.has(layer));
  return h(
    'div',
    { class: 'legend', role: 'group', 'aria-label': t('layers') },
    ...present.map(({ layer, label, count }) => {
      const button = h(
        'button',
        { type: 'button', class: `layer ${layer}`, 'aria-pressed': String(!hidden.has(layer)) },
        h('span', { class: 'specimen' }, t(label)),
        h('span', { class: 'count' }, count),
      );
      button.addEventListener('click', () => {
        const off = !hidden.has(layer);
        if (off) hidden.add(layer);
        else hidden.delete(layer);
        text.classList.toggle(`hide-${layer}`, off);
        button.setAttribute('aria-pressed', String(!off));
      });
      return button;
    }),
  );
}
