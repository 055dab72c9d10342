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
  return h(
    'div',
    { class: 'text-tabs' },
    list,
    h('button', { type: 'button', class: 'new', on: { click: onNew } }, t('newText')),
    onCompare && h('button', { type: 'button', id: 'compare-texts', on: { click: onCompare } }, t('compareTexts')),
    h('button', { type: 'button', class: 'close-text', on: { click: () => onClose(current.id) } }, t('closeText')),
  );
}

/**
 * The id of a tab in the shadow tree.
 * @param {Open} open
 */
export function tabId(open) {
  return `text-tab-${open.id}`;
}
