/** What is under way and what went wrong, above the screens: a progress line, a notice, and a voice for screen readers. */

/** @import { Translate } from './labels.js' */
import { fill, h } from './dom.js';

/** How long what was done is shown. */
const SHOWN_MS = 4000;

export function createStatus() {
  const progress = h('div', { class: 'progress', hidden: true });
  const notice = h('div', { class: 'notices', role: 'alert' });
  const toast = h('p', { class: 'toast', hidden: true, 'aria-hidden': 'true' });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const live = h('p', { class: 'off-screen', 'aria-live': 'polite' });
  /** A control that had the focus went away: the next one that comes takes it, or the keys would be lost. */
  let orphaned = false;

  const focused = () => /** @type {ShadowRoot} */ (notice.getRootNode()).activeElement ?? null;

  /** @param {HTMLElement} line that comes */
  function adopt(line) {
    // What was hidden a moment ago may still be called the focused one.
    if (orphaned && !focused()?.checkVisibility()) line.querySelector('button')?.focus({ preventScroll: true });
    orphaned = false;
  }

  // The progress line comes into sight after a moment, and only then can anything on it have the focus.
  progress.addEventListener('animationend', () => adopt(progress));

  return {
    elements: [progress, notice, live, toast],

    /**
     * @param {Translate} t
     * @param {string} label what is under way
     * @param {() => void} onStop
     */
    work(t, label, onStop) {
      progress.hidden = false;
      fill(progress, h('span', null, label), h('button', { type: 'button', on: { click: onStop } }, t('stop')));
    },

    rest() {
      if (progress.contains(focused())) orphaned = true;
      progress.hidden = true;
    },

    /**
     * Shows a message until it is closed or another takes its place.
     * @param {Translate} t
     * @param {string} message '' takes it away
     * @param {(() => void) | null} [act] what may be done about it
     * @param {string} [label] names that; usually it is to try again
     */
    say(t, message, act = null, label = t('retry')) {
      if (notice.contains(focused())) orphaned = true;
      fill(notice);
      if (message === '') return;
      const close = h('button', { type: 'button', on: { click: () => fill(notice) } }, t('close'));
      fill(notice, h('p', null, message), act && h('button', { type: 'button', on: { click: act } }, label), close);
      adopt(notice);
    },

    /**
     * Says and shows for a while what was done, where nothing else on the page shows it.
     * @param {string} message
     */
    tell(message) {
      clearTimeout(timer);
      live.textContent = toast.textContent = message;
      toast.hidden = false;
      timer = setTimeout(() => (toast.hidden = true), SHOWN_MS);
    },

    /** @param {string} message for those who do not see the page */
    announce(message) {
      live.textContent = message;
    },
  };
}
