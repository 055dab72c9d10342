/**
 * The outline as a tree of links: nested lists, a button to open or close each branch, arrow keys, and the current
 * place marked as the reader goes on.
 */

/** @import { Analysis, Row } from './analysis.js' */
/** @import { View } from './report.js' */
/** @import { Translate } from './labels.js' */
import { langOf, lastAtOrBefore, rowsAt, rowsOf } from './analysis.js';
import { bar } from './bars.js';
import { h } from './dom.js';
import { headingId, missingLabel } from './draw.js';
import { extentOf } from './figures.js';
import { childrenOf, parentsOf } from './outline-shape.js';
import { fillPaged } from './paged.js';

/** Nodes made at a time in one branch. */
const PAGE = 60;

/** An outline with more nodes than this begins with its top level: laying out more would be felt. */
const MANY = 400;

/** Branches deeper than this are closed at first. */
const OPEN_DEPTH = 2;

/**
 * @param {object} setting
 * @param {Analysis} setting.analysis
 * @param {View} setting.view
 * @param {Translate} setting.t
 * @param {number} setting.rate characters spoken in a minute
 * @param {(node: number, row: Row | undefined) => void} setting.onPick
 */
export function createOutlineTree({ analysis, view, t, rate, onPick }) {
  const { outline, stats, checks } = analysis.reports[view];
  const parts = new Map(stats.parts.map((part) => [part.node, part]));
  const longest = stats.parts.reduce((most, part) => Math.max(most, part.chars), 1);
  /** @type {(() => void)[]} each writes the length of a part anew */
  const extents = [];
  const rows = rowsOf(analysis, 'outline');
  const toCheck = checksByNode(analysis, checks);
  const children = childrenOf(analysis.report.outline);
  /** @type {(HTMLAnchorElement | undefined)[]} made when their branch is first opened */
  const links = [];
  const parents = parentsOf(analysis.report.outline);
  let current = -1;

  /** @param {number} index */
  function item(index) {
    const node = outline[index];
    const row = rowsAt(analysis, 'outline', index)[0];
    const link = h(
      'a',
      { href: `#${headingId(index)}`, class: `node ${node.kind}`, title: node.kind === 'unnumbered' && t('unnumbered') },
      h('span', { class: 'marker' }, node.marker),
      markerBlank(node.marker),
      h('span', { class: 'title' }, node.title),
      node.kind === 'missing' ? h('small', null, missingLabel(node, t)) : null,
      toCheck.has(index) ? h('small', { class: 'badge check' }, t('checksHere', { n: toCheck.get(index) ?? 0 })) : null,
      ...extent(index),
    );
    link.addEventListener('click', (event) => {
      event.preventDefault();
      onPick(index, row);
    });
    links[index] = link;
    const below = children[index];
    if (!below) return h('li', null, link);
    const [button, list] = branch(below, node.depth < OPEN_DEPTH && outline.length <= MANY);
    return h('li', null, button, link, list);
  }

  /**
   * Length and speaking time of a part, and a bar for them. A text of one part has nothing to compare.
   * @param {number} index
   */
  function extent(index) {
    const part = parts.get(index);
    if (!part || parts.size < 2) return [];
    const figure = h('small', { class: 'figure' });
    const write = () => void (figure.textContent = extentOf(part, rate, t));
    extents.push(write);
    write();
    return [h('span', { class: 'extent' }, bar(part.chars / longest, 'quiet-bar'), figure)];
  }

  /**
   * The button and the list of a branch; the list is filled when first opened.
   * @param {number[]} below
   * @param {boolean} open
   */
  function branch(below, open) {
    const list = h('ul', { hidden: true });
    const button = h('button', { type: 'button', class: 'branch', 'aria-expanded': 'false', 'aria-label': t('subheadings') });
    const toggle = () => {
      if (list.childElementCount === 0) fillPaged(list, below.length, PAGE, (at) => item(below[at]), t);
      list.hidden = !list.hidden;
      button.setAttribute('aria-expanded', String(!list.hidden));
    };
    button.addEventListener('click', toggle);
    if (open) toggle();
    return [button, list];
  }

  const roots = children[-1] ?? [];
  const tree = h('ul', { class: 'tree', lang: langOf(analysis, view) });
  fillPaged(tree, roots.length, PAGE, (at) => item(roots[at]), t);
  const element = h(
    'nav',
    { class: 'outline', 'aria-label': t('outline') },
    roots.length === 0 ? h('p', { class: 'quiet' }, t('noOutline')) : tree,
  );
  element.addEventListener('keydown', onKey);

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    const target = event.target;
    if (!(target instanceof HTMLAnchorElement)) return;
    const item = target.closest('li');
    const toggle = item?.querySelector(':scope > button');
    const open = toggle?.getAttribute('aria-expanded') === 'true';
    const visible = [...element.querySelectorAll('a')].filter((link) => link.offsetParent !== null);
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

    /** @param {number} perMinute characters spoken */
    setRate(perMinute) {
      rate = perMinute;
      for (const write of extents) write();
    },

    /**
     * Marks the node whose part of the text holds a place.
     * @param {number} offset
     */
    follow(offset) {
      const at = lastAtOrBefore(rows, offset, (row) => row.start);
      let node = at < 0 ? -1 : rows[at].ref;
      while (0 <= node && !links[node]?.offsetParent) node = parents[node];
      if (node === current) return;
      links[current]?.removeAttribute('aria-current');
      current = node;
      const link = links[node];
      if (!link) return;
      link.setAttribute('aria-current', 'location');
      scrollWithin(element.parentElement ?? element, link);
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
 * How many points are to be checked under each node, those under its subheadings left to them.
 * @param {Analysis} analysis
 * @param {import('./report.js').Check[]} checks
 * @returns {Map<number, number>}
 */
function checksByNode(analysis, checks) {
  const rows = rowsOf(analysis, 'outline');
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const place of rowsOf(analysis, 'checks')) {
    const at = lastAtOrBefore(rows, place.start, (row) => row.start);
    if (at < 0 || checks[place.ref]?.status === 'match') continue;
    counts.set(rows[at].ref, (counts.get(rows[at].ref) ?? 0) + 1);
  }
  return counts;
}

/**
 * What stands between a marker and its words: a full-width mark, 一、, brings its blank with it.
 * @param {string} marker
 */
export const markerBlank = (marker) => (/[、，。．：）]$/u.test(marker) ? '' : ' ');

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
    // As the report writes it: a blank behind 1. would make a list of its own of it.
    const missing = node.kind === 'missing' ? `〔${missingLabel(node, t)}〕` : '';
    return `${'  '.repeat(Math.max(0, node.depth - 1))}- ${node.marker}${node.title}${missing}`;
  });
  return `${title ? `# ${title}\n\n` : ''}${lines.join('\n')}\n`;
}

/**
 * The outline as lines of plain text, two full-width blanks a level, as it is written by hand.
 * @param {Analysis} analysis
 * @param {View} view
 * @param {Translate} t
 */
export function outlineText(analysis, view, t) {
  const { outline, meta } = analysis.reports[view];
  const title = meta.main_title ?? meta.title;
  const lines = outline.map((node) => {
    const missing = node.kind === 'missing' ? `〔${missingLabel(node, t)}〕` : '';
    return `${'　　'.repeat(Math.max(0, node.depth - 1))}${node.marker}${node.title}${missing}`;
  });
  return `${title ? `${title}\n\n` : ''}${lines.join('\n')}\n`;
}
