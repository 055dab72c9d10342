/** What a newcomer is told once: what can be clicked, and how to go on. Nothing about it is stored. */

/** @import { Translate } from './labels.js' */
import { h } from './dom.js';

/** Closed in this window; opening the page anew tells again, because nothing is kept. */
let closed = false;

/**
 * @param {Translate} t
 * @returns {HTMLElement | null} null once it was closed
 */
export function firstHint(t) {
  if (closed) return null;
  const close = h('button', { type: 'button', class: 'small' }, t('understood'));
  const hint = h('div', { class: 'hint', role: 'note' }, h('p', null, t('firstHint')), close);
  close.addEventListener('click', () => {
    closed = true;
    const next = hint.parentElement?.querySelector('.legend button, article');
    hint.remove();
    if (next instanceof HTMLElement) next.focus({ preventScroll: true });
  });
  return hint;
}
