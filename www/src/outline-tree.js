/**
 * The outline as a tree of links: nested lists, a button to open or close each branch, arrow keys, and the current
 * place marked as the reader goes on.
 */

/** @import { Analysis, Row } from './analysis.js' */
/** @import { OutlineNode, View } from './report.js' */
/** @import { Translate } from './labels.js' */
import { lastAtOrBefore, rowsOf } from './analysis.js';
import { h } from './dom.js';
import { headingId, missingLabel } from './draw.js';

/** Branches deeper than this are closed at first. */
const OPEN_DEPTH = 2;

/**
 * @param {object} setting
 * @param {Analysis} setting.analysis
 * @param {View} setting.view
 * @param {Translate} setting.t
 * @param {(node: number, row: Row | undefined) => void} setting.onPick
 */
export function createOutlineTree({ analysis, view, t, onPick }) {
  const { outline } = analysis.reports[view];
  const rows = rowsOf(analysis, 'outline');
  const rowByNode = new Map(rows.map((row) => [row.ref, row]));
  const children = childrenOf(outline);
  /** @type {HTMLAnchorElement[]} */
  const links = [];
  /** @type {HTMLLIElement[]} */
  const items = [];
  let current = -1;

  /** Children are made before parents are filled, from the last node to the first: no recursion over the text. */
  for (let index = outline.length - 1; 0 <= index; index -= 1) {
    const node = outline[index];
    const row = rowByNode.get(index);
    const link = h(
      'a',
      { href: `#${headingId(index)}`, class: `node ${node.kind}` },
      h('span', { class: 'marker' }, node.marker),
      ' ',
      h('span', { class: 'title' }, node.title),
      node.kind === 'missing' ? h('small', null, missingLabel(node, t)) : null,
    );
    link.addEventListener('click', (event) => {
      event.preventDefault();
      onPick(index, row);
    });
    const below = children[index] ?? [];
    const open = node.depth < OPEN_DEPTH;
    const list = 0 < below.length ? h('ul', null, ...below.map((child) => items[child])) : null;
    const toggle = list ? branchButton(list, open, t) : null;
    links[index] = link;
    items[index] = h('li', null, toggle, link, list);
  }

  const element = h(
    'nav',
    { class: 'outline', 'aria-label': t('outline') },
    h('h2', { class: 'panel-title' }, t('outline')),
    outline.length === 0 ? h('p', { class: 'quiet' }, t('noOutline')) : h('ul', { class: 'tree' }, ...(children[-1] ?? []).map((child) => items[child])),
  );
  element.addEventListener('keydown', onKey);

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    const target = event.target;
    if (!(target instanceof HTMLAnchorElement)) return;
    const item = target.closest('li');
    const toggle = item?.querySelector(':scope > button');
    const open = toggle?.getAttribute('aria-expanded') === 'true';
    const visible = links.filter((link) => link.offsetParent !== null);
    const at = visible.indexOf(target);
    /** @type {HTMLElement | null | undefined} */
    let next = null;
    if (event.key === 'ArrowDown') next = visible[at + 1];
    else if (event.key === 'ArrowUp') next = visible[at - 1];
    else if (event.key === 'Home') next = visible[0];
    else if (event.key === 'End') next = visible[visible.length - 1];
    else if (event.key === 'ArrowRight' && toggle instanceof HTMLElement && !open) toggle.click();
    else if (event.key === 'ArrowRight') next = item?.querySelector(':scope > ul a');
    else if (event.key === 'ArrowLeft' && toggle instanceof HTMLElement && open) toggle.click();
    else if (event.key === 'ArrowLeft') next = item?.parentElement?.closest('li')?.querySelector(':scope > a');
    else return;
    event.preventDefault();
    next?.focus();
  }

  return {
    element,

    /**
     * Marks the node whose part of the text holds a place.
     * @param {number} offset
     */
    follow(offset) {
      const at = lastAtOrBefore(rows, offset, (row) => row.start);
      const node = at < 0 ? -1 : rows[at].ref;
      if (node === current) return;
      links[current]?.removeAttribute('aria-current');
      current = node;
      const link = links[node];
      if (!link) return;
      link.setAttribute('aria-current', 'location');
      scrollWithin(element, link);
    },
  };
}

/**
 * Keeps the current link in sight without moving the page.
 * @param {HTMLElement} scroller
 * @param {HTMLElement} link
 */
function scrollWithin(scroller, link) {
  if (scroller.scrollHeight <= scroller.clientHeight || link.offsetParent === null) return;
  const top = link.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
  if (top < 40 || scroller.clientHeight - 40 < top) scroller.scrollTop += top - scroller.clientHeight / 2;
}

/**
 * @param {HTMLElement} list
 * @param {boolean} open
 * @param {Translate} t
 */
function branchButton(list, open, t) {
  const button = h('button', { type: 'button', class: 'branch', 'aria-expanded': String(open), 'aria-label': t('subheadings') });
  list.hidden = !open;
  button.addEventListener('click', () => {
    list.hidden = !list.hidden;
    button.setAttribute('aria-expanded', String(!list.hidden));
  });
  return button;
}

/**
 * Children by parent index; roots stand under -1.
 * @param {OutlineNode[]} outline
 * @returns {Record<number, number[]>}
 */
export function childrenOf(outline) {
  const indexById = new Map(outline.map((node, index) => [node.id, index]));
  /** @type {Record<number, number[]>} */
  const children = {};
  for (const [index, node] of outline.entries()) {
    const found = node.parent === null || node.parent === undefined ? -1 : (indexById.get(node.parent) ?? -1);
    const parent = found < index ? found : -1;
    (children[parent] ??= []).push(index);
  }
  return children;
}

/**
 * The outline as a Markdown list.
 * @param {Analysis} analysis
 * @param {View} view
 * @param {Translate} t
 */
export function outlineMarkdown(analysis, view, t) {
  const { outline, meta } = analysis.reports[view];
  const title = meta.main_title ?? meta.title;
  const lines = outline.map((node) => {
    const text = `${node.marker} ${node.title}`.trim();
    const missing = node.kind === 'missing' ? ` (${missingLabel(node, t)})` : '';
    return `${'  '.repeat(Math.max(0, node.depth - 1))}- ${text}${missing}`;
  });
  return `${title ? `# ${title}\n\n` : ''}${lines.join('\n')}\n`;
}
