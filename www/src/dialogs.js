/** Dialogs over the reader: one at a time, closed by Esc, by their button or by a click beside them. */

/**
 * Shows a dialog, unless one is open, and gives the focus back when it closes.
 * @param {ShadowRoot} root
 * @param {HTMLElement} holder
 * @param {HTMLDialogElement} dialog
 */
export function openDialog(root, holder, dialog) {
  if (root.querySelector('dialog[open]')) return;
  const opener = root.activeElement;
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener('close', () => {
    dialog.remove();
    // The event comes after the browser has given the focus back, and must not take it from where the reader went since.
    if (!root.activeElement && opener instanceof HTMLElement) opener.focus({ preventScroll: true });
  });
  holder.append(dialog);
  dialog.showModal();
}
