/** Lists that may hold thousands of entries: a page of them is made at a time. */

/** @import { Translate } from './labels.js' */
import { h } from './dom.js';

/**
 * Fills a list with its first page; a button at its end makes the next. Returns a function that makes every page up to
 * an entry and answers with it.
 * @param {HTMLElement} list
 * @param {number} count
 * @param {number} page
 * @param {(index: number) => HTMLElement} make makes the entry of an index
 * @param {Translate} t
 * @returns {(index: number) => HTMLElement | undefined}
 */
export function fillPaged(list, count, page, make, t) {
  let shown = 0;
  /** @type {HTMLElement[]} */
  const entries = [];
  /** @type {HTMLElement | null} */
  let rest = null;
  const next = () => {
    const end = Math.min(count, shown + page);
    /** @type {HTMLElement | null} */
    let first = null;
    rest?.remove();
    rest = null;
    for (; shown < end; shown += 1) {
      const entry = make(shown);
      first ??= entry;
      entries.push(entry);
      list.append(entry);
    }
    if (shown < count) {
      const more = h('button', { type: 'button', class: 'link' }, t('showMore', { n: count - shown }));
      rest = h('li', { class: 'more' }, more);
      more.addEventListener('click', () => {
        const entry = next();
        const focusable = entry?.querySelector('button, a');
        if (focusable instanceof HTMLElement) focusable.focus({ preventScroll: true });
      });
      list.append(rest);
    }
    return first;
  };
  next();
  return (index) => {
    while (shown <= index && shown < count) next();
    return entries[index];
  };
}
