/** The keys: what each does on the page, and the sheet that names them. */

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
  return dialog;
}

/**
 * Answers the keys that hold everywhere on the page, save where something is written.
 * @param {object} setting
 * @param {() => { step(direction: 1 | -1): void, focusSearch(): void } | null} setting.screen the screen that is shown, when it can be stepped through
 * @param {() => void} setting.onHelp
 * @returns {(event: Event) => void}
 */
export function keyListener({ screen, onHelp }) {
  return (event) => {
    if (!(event instanceof KeyboardEvent) || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const { target } = event;
    if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return;
    const shown = screen();
    if (event.key === 'n') shown?.step(1);
    else if (event.key === 'p') shown?.step(-1);
    else if (event.key === '?') onHelp();
    else if (event.key === '/' && shown) {
      event.preventDefault();
      shown.focusSearch();
    }
  };
}
