/**
 * The outline as it is printed: whole, whatever branches are open on the page. Made when the browser is about to print and
 * taken away after, so that the page never holds it twice.
 */

/** @import { Analysis } from './analysis.js' */
/** @import { Translate } from './labels.js' */
/** @import { View } from './report.js' */
import { langOf } from './analysis.js';
import { fill, h } from './dom.js';
import { missingLabel } from './draw.js';

/** Deeper levels are not set in any further. */
const DEEPEST = 5;

/**
 * @param {object} setting
 * @param {Analysis} setting.analysis
 * @param {View} setting.view
 * @param {Translate} setting.t
 */
export function createPrintOutline({ analysis, view, t }) {
  const element = h('ul', { class: 'print-outline', lang: langOf(analysis, view) });
  const { outline } = analysis.reports[view];

  function make() {
    fill(
      element,
      ...outline.map((node) =>
        h('li', { class: `depth-${Math.min(DEEPEST, Math.max(1, node.depth))}` }, `${node.marker}${node.title}${node.kind === 'missing' ? `〔${missingLabel(node, t)}〕` : ''}`),
      ),
    );
  }

  function clear() {
    fill(element);
  }

  return {
    element,
    start() {
      addEventListener('beforeprint', make);
      addEventListener('afterprint', clear);
    },
    stop() {
      removeEventListener('beforeprint', make);
      removeEventListener('afterprint', clear);
    },
  };
}
