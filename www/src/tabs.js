/** Tabs as the ARIA practices describe them: one tab stop, arrow keys between tabs. Knows nothing of their content. */

import { h } from './dom.js';

/** @typedef {{ id: string, label: string, count?: number, panel: HTMLElement }} Tab */

/**
 * @param {string} label
 * @param {Tab[]} tabs
 * @param {string} selected id of the tab shown first
 * @param {(id: string) => void} onSelect
 */
export function createTabs(label, tabs, selected, onSelect) {
  const buttons = tabs.map((tab) =>
    h(
      'button',
      { type: 'button', role: 'tab', id: `tab-${tab.id}`, 'aria-controls': `panel-${tab.id}`, on: { click: () => select(tab.id) } },
      tab.label,
      tab.count === undefined ? null : h('span', { class: 'count' }, tab.count),
    ),
  );
  for (const tab of tabs) {
    tab.panel.id = `panel-${tab.id}`;
    tab.panel.setAttribute('role', 'tabpanel');
    tab.panel.setAttribute('aria-labelledby', `tab-${tab.id}`);
  }
  const list = h('div', { role: 'tablist', 'aria-label': label, class: 'tablist' }, ...buttons);
  list.addEventListener('keydown', (event) => {
    const at = buttons.findIndex((button) => button.getAttribute('aria-selected') === 'true');
    const steps = /** @type {Record<string, number>} */ ({ ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 });
    const next = steps[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const index = (next + tabs.length) % tabs.length;
    select(tabs[index].id);
    buttons[index].focus();
  });

  /** @param {string} id */
  function select(id) {
    for (const [index, tab] of tabs.entries()) {
      const on = tab.id === id;
      buttons[index].setAttribute('aria-selected', String(on));
      buttons[index].tabIndex = on ? 0 : -1;
      tab.panel.hidden = !on;
    }
    onSelect(id);
  }

  select(tabs.some((tab) => tab.id === selected) ? selected : tabs[0].id);
  return { element: h('div', { class: 'tabs' }, list, ...tabs.map((tab) => tab.panel)), select };
}
