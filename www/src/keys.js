/** The sheet of keys, opened with `?`. */

/** @import { Translate } from './labels.js' */
import { h } from './dom.js';

/** Keys and the label of what they do. */
const KEYS = /** @type {[string[], string][]} */ ([
  [['n', 'p'], 'keyNext'],
  [['/'], 'keyFind'],
  [['?'], 'keys'],
  [['↑', '↓', '←', '→'], 'keyTree'],
  [['Ctrl', 'Enter'], 'keySubmit'],
  [['Delete'], 'keyCloseText'],
  [['Esc'], 'keyClose'],
]);

/** @param {Translate} t */
export function keysDialog(t) {
  /** @type {HTMLDialogElement} */
  const dialog = h(
    'dialog',
    { class: 'about', 'aria-labelledby': 'keys-title' },
    h('h2', { id: 'keys-title' }, t('keys')),
    h('dl', { class: 'keys' }, ...KEYS.flatMap(([keys, label]) => [h('dt', null, ...keys.flatMap((key) => [h('kbd', null, key), ' '])), h('dd', null, t(label))])),
    h('button', { type: 'button', on: { click: () => dialog.close() } }, t('close')),
  );
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  return dialog;
}
