/**
 * The column of the outline: what the outline can be turned into stands above it, the tree or the reader's own outline
 * in the middle, what can be taken away below, always in reach.
 */

/** @import { Analysis, Row } from './analysis.js' */
/** @import { View } from './report.js' */
/** @import { Translate } from './labels.js' */
/** @import { State } from './state.js' */
import { copyText } from './copy.js';
import { h } from './dom.js';
import { createDraftPanel } from './draft-panel.js';
import { mindMap } from './mind-map.js';
import { createOutlineTree, outlineMarkdown, outlineText } from './outline-tree.js';
import { FORMATS } from './save.js';
import { takeAway } from './take-away.js';

/**
 * @param {object} setting
 * @param {Analysis} setting.analysis
 * @param {View} setting.view
 * @param {Translate} setting.t
 * @param {State} setting.state what the reader chose
 * @param {(node: number, row: Row | undefined) => void} setting.onPick
 * @param {(kept: Partial<State>) => void} setting.onKeep
 * @param {(format: import('./save.js').Format) => void} setting.onSave
 * @param {(message: string) => void} setting.tell says aloud and shows what became of a copy
 */
export function createOutlineColumn({ analysis, view, t, state, onPick, onKeep, onSave, tell }) {
  const tree = createOutlineTree({ analysis, view, t, rate: state.rate, onPick });
  const draft = createDraftPanel({ analysis, view, t, draft: state.draft, onPick, announce: tell, onDraft: (words) => onKeep({ draft: words }) });
  const map = h('button', { type: 'button', class: 'small', id: 'open-map' }, t('mindMap'));
  const own = h('button', { type: 'button', class: 'small toggle', id: 'own-outline', 'aria-pressed': 'false' }, t('draft'));
  const copied = (/** @type {string} */ text) => void copyText(text, element).then((done) => tell(t(done ? 'copied' : 'copyRefused')));
  const element = h(
    'div',
    { class: 'outline-column', id: 'outline' },
    h('div', { class: 'outline-head' }, h('h2', { class: 'panel-title' }, t('outline')), map, own),
    h('div', { class: 'outline-body' }, tree.element, draft.element),
    h(
      'div',
      { class: 'outline-actions', role: 'group', 'aria-label': t('takeAway') },
      ...takeAway({ analysis, view, t, tell, onSnapshot: () => onSave('html') }),
      action('copyOutline', () => copied(outlineMarkdown(analysis, view, t))),
      action('copyIndented', () => copied(outlineText(analysis, view, t))),
      downloads(t, onSave),
    ),
  );

  map.addEventListener('click', () => {
    const dialog = mindMap({ analysis, view, t });
    dialog.addEventListener('close', () => map.focus());
    element.append(dialog);
    dialog.showModal();
  });
  own.addEventListener('click', () => {
    const on = own.getAttribute('aria-pressed') !== 'true';
    own.setAttribute('aria-pressed', String(on));
    tree.element.hidden = on;
    draft.show(on);
  });

  /**
   * @param {string} label
   * @param {() => void} run
   */
  function action(label, run) {
    return h('button', { type: 'button', class: 'link', on: { click: run } }, t(label));
  }

  return { element, tree };
}

/**
 * The files the reader can take away, behind one summary.
 * @param {Translate} t
 * @param {(format: import('./save.js').Format) => void} onSave
 */
function downloads(t, onSave) {
  const formats = /** @type {import('./save.js').Format[]} */ (Object.keys(FORMATS));
  return h(
    'details',
    { class: 'downloads' },
    h('summary', null, t('saveReport')),
    h(
      'ul',
      null,
      ...formats.map((format) =>
        h('li', null, h('button', { type: 'button', class: 'link', on: { click: () => onSave(format) } }, t(FORMATS[format].label))),
      ),
    ),
  );
}
