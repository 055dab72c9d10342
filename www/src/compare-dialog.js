/** Asks which of the other open texts a text is to be compared with. */

/** @import { OpenText } from './open-text.js' */
/** @import { Translate } from './labels.js' */
import { h } from './dom.js';
import { namesOf } from './open-text.js';

/**
 * @param {object} setting
 * @param {OpenText} setting.text
 * @param {OpenText[]} setting.others
 * @param {Translate} setting.t
 * @param {(other: OpenText) => void} setting.onChoose
 * @param {() => void} setting.onAnother another text is to be pasted or opened
 */
export function compareDialog({ text, others, t, onChoose, onAnother }) {
  const [own, ...names] = namesOf([text, ...others], t);
  const choice = (/** @type {string} */ label, /** @type {() => void} */ choose) => {
    const button = h('button', { type: 'button', class: 'place' }, label);
    button.addEventListener('click', () => {
      dialog.close();
      choose();
    });
    return h('li', null, button);
  };
  /** @type {HTMLDialogElement} */
  const dialog = h(
    'dialog',
    { class: 'about', 'aria-labelledby': 'compare-title' },
    h('h2', { id: 'compare-title' }, t('compareTexts')),
    h('p', null, t('chooseOther', { w: own })),
    h('ul', { class: 'places' }, ...others.map((other, index) => choice(names[index], () => onChoose(other))), choice(t('pasteOther'), onAnother)),
    h('button', { type: 'button', on: { click: () => dialog.close() } }, t('cancel')),
  );
  return dialog;
}
