/**
 * The column of the outline: above it what it can be turned into and what can be taken away, below the tree, or the
 * reader's own outline in its place.
 */

/** @import { Analysis, Row } from './analysis.js' */
/** @import { View } from './report.js' */
/** @import { Translate } from './labels.js' */
/** @import { State } from './state.js' */
import { h } from './dom.js';
import { createDraftPanel } from './draft-panel.js';
import { mindMap } from './mind-map.js';
import { createOutlineTree } from './outline-tree.js';
import { createPrintOutline } from './print-outline.js';
import { takeAway } from './take-away.js';

/**
 * @param {object} setting
 * @param {Analysis} setting.analysis
 * @param {View} setting.view
 * @param {import('./labels.js').Language} setting.language
 * @param {Translate} setting.t
 * @param {State} setting.state what the reader chose
 * @param {(node: number, row: Row | undefined) => void} setting.onPick
 * @param {(kept: Partial<State>) => void} setting.onKeep
 * @param {(format: import('./save.js').Format) => void} setting.onSave
 * @param {(message: string) => void} setting.tell says aloud and shows what became of a copy
 * @param {(message: string) => void} setting.announce says aloud what stands on the page
 */
export function createOutlineColumn({ analysis, view, language, t, state, onPick, onKeep, onSave, tell, announce }) {
  const tree = createOutlineTree({ analysis, view, t, rate: state.rate, onPick });
  const paper = createPrintOutline({ analysis, view, t });
  const draft = createDraftPanel({ analysis, view, t, draft: state.draft, onPick, announce, onDraft: (words) => onKeep({ draft: words }) });
  const map = h('button', { type: 'button', class: 'small', id: 'open-map' }, t('mindMap'));
  const own = h('button', { type: 'button', class: 'small toggle', id: 'own-outline', 'aria-pressed': 'false' }, t('draft'));
  const element = h(
    'div',
    { class: 'outline-column', id: 'outline' },
    h(
      'div',
      { class: 'outline-head' },
      h('h2', { class: 'panel-title' }, t('outline')),
      map,
      own,
      takeAway({ analysis, view, language, t, state, tell, onSave }),
    ),
    h('div', { class: 'outline-body' }, tree.element, draft.element),
    paper.element,
  );

  map.addEventListener('click', () => {
    const dialog = mindMap({ analysis, view, t });
    // The event comes after the browser has given the focus back, and must not take it from where the reader went since.
    dialog.addEventListener('close', () => {
      if (!(/** @type {ShadowRoot} */ (element.getRootNode()).activeElement)) map.focus();
    });
    element.append(dialog);
    dialog.showModal();
  });
  own.addEventListener('click', () => {
    const on = own.getAttribute('aria-pressed') !== 'true';
    own.setAttribute('aria-pressed', String(on));
    // Who writes an outline of their own does not want to read the text's, on paper neither.
    tree.element.hidden = paper.element.hidden = on;
    draft.show(on);
  });

  return { element, tree, start: paper.start, stop: paper.stop };
}
