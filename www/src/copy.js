/**
 * Puts something into the clipboard. The copy event comes first: it needs no permission and works on pages opened from
 * a file; the clipboard interface is asked where the event does nothing.
 */

import { h } from './dom.js';

/**
 * Copies both forms at once: what takes markup gets levels, what does not gets the words.
 * @param {string} html
 * @param {string} plain
 * @returns {Promise<boolean>} whether it was copied
 */
export async function copyRich(html, plain) {
  let taken = false;
  const onCopy = (/** @type {ClipboardEvent} */ event) => {
    event.clipboardData?.setData('text/html', html);
    event.clipboardData?.setData('text/plain', plain);
    event.preventDefault();
    event.stopImmediatePropagation();
    taken = event.clipboardData !== null;
  };
  document.addEventListener('copy', onCopy, { capture: true, once: true });
  const copied = document.execCommand('copy');
  document.removeEventListener('copy', onCopy, { capture: true });
  if (copied && taken) return true;
  try {
    const blob = (/** @type {string} */ type, /** @type {string} */ text) => new Blob([text], { type });
    await navigator.clipboard.write([new ClipboardItem({ 'text/html': blob('text/html', html), 'text/plain': blob('text/plain', plain) })]);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {string} text
 * @param {HTMLElement} near takes a box for a moment where the clipboard interface is refused
 * @returns {Promise<boolean>} whether it was copied
 */
export async function copyText(text, near) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const box = h('textarea', { class: 'off-screen', 'aria-hidden': 'true' });
    const root = near.getRootNode();
    const focused = root instanceof ShadowRoot ? root.activeElement : null;
    box.value = text;
    near.append(box);
    box.select();
    const copied = document.execCommand('copy');
    box.remove();
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
    return copied;
  }
}
