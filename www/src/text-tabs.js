/**
 * The strip of open texts under the bar: a tab each, and what is done with them. The tabs are one stop of the Tab key;
 * arrows move between them, Delete closes the one that has the focus.
 */

/** @import { Translate } from './labels.js' */
/** @import { Open } from './open-text.js' */
import { h } from './dom.js';
import { namesOf } from './open-text.js';

/**
 * @param {object} setting
 * @param {readonly Open[]} setting.all
 * @param {Open} setting.current
 * @param {Translate} setting.t
 * @param {(id: number) => void} setting.onSelect
 * @param {(id: number) => void} setting.onClose
 * @param {() => void} setting.onNew
 * @param {(() => void) | null} setting.onCompare null where there is nothing to compare
 */
export function createTextTabs({ all, current, t, onSelect, onClose, onNew, onCompare }) {
  const names = namesOf(all, t);
  const tabs = all.map((open, index) => {
    const shown = open === current;
    const name = names[index];
    const cross = h('span', { class: 'cross', 'aria-hidden': 'true', title: t('closeText') }, '×');
    const tab = h(
      'button',
      { type: 'button', role: 'tab', id: tabId(open), class: `text-tab of-${open.kind}`, title: name, 'aria-selected': String(shown), 'aria-controls': 'stage', tabindex: shown ? 0 : -1 },
      h('span', { class: 'name' }, name),
      cross,
    );
    tab.addEventListener('click', (event) => {
      if (event.target === cross) onClose(open.id);
      else onSelect(open.id);
    });
    // The middle button closes, as it does in browsers.
    tab.addEventListener('auxclick', (event) => {
      if (event.button === 1) onClose(open.id);
    });
    return tab;
  });
  const list = h('div', { role: 'tablist', class: 'text-tablist', 'aria-label': t('texts') }, ...tabs);
  list.addEventListener('keydown', (event) => {
    const at = tabs.findIndex((tab) => tab === event.target);
    if (at < 0) return;
    if (event.key === 'Delete') {
      event.preventDefault();
      onClose(all[at].id);
      return;
    }
    const steps = /** @type {Record<string, number>} */ ({ ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 });
    const next = steps[event.key];
    if (next === undefined) return;
    event.preventDefault();
    onSelect(all[(next + tabs.length) % tabs.length].id);
  });
  const act = (/** @type {string} */ label, /** @type {string} */ short, /** @type {Record<string, unknown>} */ properties, /** @type {() => void} */ run) =>
    h(
      'button',
      { type: 'button', 'aria-label': t(label), ...properties, on: { click: run } },
      h('span', { class: 'full' }, t(label)),
      h('span', { class: 'short' }, t(short)),
    );
  const element = h(
    'div',
    { class: `text-tabs ${1 < all.length ? 'several' : ''}`.trim() },
    list,
    act('newText', 'newTextShort', { class: 'new' }, onNew),
    onCompare && act('compareTexts', 'compareTextsShort', { id: 'compare-texts' }, onCompare),
    act('closeText', 'closeTextShort', { class: 'close-text' }, () => onClose(current.id)),
  );
  // The tab that is shown stays in sight, where there are more than the strip has room for, in a window made narrower too.
  // It is looked at when the strip is laid out: measuring at once would have the new screen laid out for it.
  const shown = tabs[all.indexOf(current)];
  new ResizeObserver(() => {
    const { left, right } = list.getBoundingClientRect();
    const box = shown.getBoundingClientRect();
    if (box.left < left || right < box.right) list.scrollLeft += box.left - left;
  }).observe(list);
  return element;
}

/**
 * The id of a tab in the shadow tree.
 * @param {Open} open
 */
export function tabId(open) {
  return `text-tab-${open.id}`;
}
