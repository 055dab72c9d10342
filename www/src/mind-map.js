/**
 * The outline as a map: branches to the right, opened and closed by mouse or keys, fitted to the window, saved as SVG or
 * PNG. Places come from d3-hierarchy; widths are counted, not measured, so that a map is the same everywhere.
 */

/** @import { Analysis } from './analysis.js' */
/** @import { View } from './report.js' */
/** @import { Translate } from './labels.js' */
import { hierarchy, tree } from 'd3-hierarchy';
import { fill, h, svg } from './dom.js';
import { missingLabel } from './draw.js';
import { childrenOf } from './outline-tree.js';
import { saveBlob } from './save.js';

/** Letters of a title that are shown; the whole stands in its tooltip. */
const LETTERS = 22;

/** More nodes than this are closed below their first level when the map opens. */
const MANY = 36;

/** In narrower windows a fitted map cannot be read: it opens at full size. */
const WIDE = '(min-width: 44rem)';

const LETTER = 14;
const ROW = 30;
const BOX = 24;
const PADDING = 8;
const COLUMN_GAP = 36;
const MARGIN = 16;

/** Pixels of a saved picture for each unit of the map; smaller when a side would pass what a canvas holds. */
const SCALE = 2;
const LONGEST_SIDE = 8000;

/** Of a saved map: the page's own come from its style sheet. */
const INK = '#211f1b';
const SOFT = '#625c51';
const ACCENT = '#1d5566';
const PAPER = '#ffffff';

/** @typedef {{ index: number, label: string, whole: string, missing: boolean, below: number, open: boolean, x: number, y: number, width: number, parent: Box | null, children: Box[] }} Box */

/**
 * @param {object} setting
 * @param {Analysis} setting.analysis
 * @param {View} setting.view
 * @param {Translate} setting.t
 */
export function mindMap({ analysis, view, t }) {
  const report = analysis.reports[view];
  const { outline } = report;
  const children = childrenOf(outline);
  const title = String(report.meta.main_title ?? report.meta.title ?? t('untitled'));
  const closed = new Set(MANY < outline.length ? outline.flatMap((_, index) => (children[index] ? [index] : [])) : []);
  const fits = matchMedia(WIDE).matches;
  const canvas = h('div', { class: `map-canvas${fits ? '' : ' full-size'}`, tabindex: -1 });
  const dialog = h(
    'dialog',
    { class: 'mind-map', 'aria-label': t('mindMap') },
    h(
      'div',
      { class: 'map-bar' },
      h('b', null, t('mindMap')),
      action('mapOpenAll', () => redraw(() => closed.clear())),
      action('mapCloseAll', () => redraw(() => outline.forEach((_, index) => void (children[index] && closed.add(index))))),
      toggleFit(),
      action('mapSvg', saveSvg),
      action('mapPng', savePng),
      action('close', () => dialog.close()),
    ),
    canvas,
  );
  dialog.addEventListener('close', () => dialog.remove());
  let boxes = layOut();
  draw();
  canvas.addEventListener('click', (event) => {
    const box = boxAt(event.target);
    if (!box) return;
    focus(box.index);
    toggleNode(box.index);
  });
  canvas.addEventListener('keydown', (event) => {
    const box = boxAt(event.target);
    if (!box) return;
    const at = boxes.indexOf(box);
    if (event.key === 'Enter' || event.key === ' ') toggleNode(box.index);
    else if (event.key === 'ArrowDown') focus(boxes[at + 1]?.index);
    else if (event.key === 'ArrowUp') focus(boxes[at - 1]?.index);
    else if (event.key === 'ArrowLeft') focus(box.parent?.index);
    else if (event.key === 'ArrowRight' && !box.open) toggleNode(box.index);
    else if (event.key === 'ArrowRight') focus(box.children[0]?.index);
    else return;
    event.preventDefault();
  });
  return dialog;

  /**
   * @param {string} label
   * @param {() => void} run
   */
  function action(label, run) {
    return h('button', { type: 'button', on: { click: run } }, t(label));
  }

  function toggleFit() {
    const button = h('button', { type: 'button', 'aria-pressed': String(fits) }, t('mapFit'));
    button.addEventListener('click', () => {
      const fit = button.getAttribute('aria-pressed') !== 'true';
      button.setAttribute('aria-pressed', String(fit));
      canvas.classList.toggle('full-size', !fit);
    });
    return button;
  }

  /** @returns {Box[]} root first, in reading order */
  function layOut() {
    /** @param {number} index */
    const below = (index) => (closed.has(index) ? [] : (children[index] ?? []));
    /** @type {ReturnType<typeof tree<number>>} */
    const layout = tree();
    const root = layout.nodeSize([ROW, 1]).separation(() => 1)(hierarchy(-1, below));
    /** @type {number[]} */
    const widths = [];
    /** @type {Box[]} */
    const found = [];
    /** @type {Map<number, Box>} */
    const byIndex = new Map();
    root.eachBefore((node) => {
      const box = boxOf(node.data, node.x, (node.parent && byIndex.get(node.parent.data)) ?? null);
      widths[node.depth] = Math.max(widths[node.depth] ?? 0, box.width);
      box.parent?.children.push(box);
      byIndex.set(node.data, box);
      found.push(box);
    });
    for (const box of found) box.y = box.parent ? box.parent.y + (widths[depthOf(box) - 1] ?? 0) + COLUMN_GAP : MARGIN;
    const top = Math.min(...found.map((box) => box.x));
    for (const box of found) box.x += MARGIN + ROW / 2 - top;
    return found;
  }

  /**
   * @param {number} index -1 for the title
   * @param {number} x
   * @param {Box | null} parent
   * @returns {Box}
   */
  function boxOf(index, x, parent) {
    const node = outline[index];
    const lost = node?.kind === 'missing' ? `〔${missingLabel(node, t)}〕` : '';
    const whole = node ? `${node.marker}${node.title}${lost}` : title;
    const label = LETTERS < [...whole].length ? `${[...whole].slice(0, LETTERS).join('')}…` : whole;
    const units = [...label].reduce((sum, letter) => sum + (letter < '\u2000' ? 0.55 : 1), 0);
    const count = children[index]?.length ?? 0;
    const width = units * LETTER + 2 * PADDING + (0 < count ? LETTER * 1.6 : 0);
    return { index, label, whole, missing: lost !== '', below: count, open: !closed.has(index), x, y: 0, width, parent, children: [] };
  }

  function size() {
    return {
      width: Math.max(...boxes.map((box) => box.y + box.width)) + MARGIN,
      height: Math.max(...boxes.map((box) => box.x)) + ROW / 2 + MARGIN,
    };
  }

  /** @returns {SVGSVGElement} */
  function picture() {
    const { width, height } = size();
    return svg(
      'svg',
      { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${height}`, width, height, role: 'tree', 'aria-label': title, 'font-family': 'sans-serif', 'font-size': LETTER },
      svg('rect', { class: 'map-paper', width, height, fill: PAPER }),
      ...boxes.map((box) => (box.parent ? svg('path', { class: 'map-link', d: link(box, box.parent), fill: 'none', stroke: SOFT }) : null)),
      ...boxes.map(group),
    );
  }

  /** @param {Box} box */
  function group(box) {
    const dash = box.missing ? '4 3' : null;
    return svg(
      'g',
      {
        class: `map-node${box.missing ? ' missing' : ''}${box.parent ? '' : ' root'}`,
        transform: `translate(${box.y} ${box.x - BOX / 2})`,
        role: 'treeitem',
        tabindex: box.parent ? -1 : 0,
        'data-node': box.index,
        'aria-level': depthOf(box) + 1,
        'aria-label': box.whole,
        'aria-expanded': 0 < box.below ? String(box.open) : null,
      },
      svg('title', null, box.whole),
      svg('rect', { width: box.width, height: BOX, rx: 4, fill: PAPER, stroke: box.missing ? SOFT : ACCENT, 'stroke-dasharray': dash }),
      svg('text', { x: PADDING, y: BOX / 2 + LETTER * 0.36, fill: box.missing ? SOFT : INK }, box.label),
      0 < box.below
        ? svg('text', { class: 'map-sign', x: box.width - LETTER * 1.4, y: BOX / 2 + LETTER * 0.36, fill: ACCENT }, box.open ? '−' : `+${box.below}`)
        : null,
    );
  }

  function draw() {
    fill(canvas, picture());
  }

  /** @param {() => void} change */
  function redraw(change) {
    const focused = canvas.querySelector('g:focus')?.getAttribute('data-node');
    change();
    boxes = layOut();
    draw();
    if (focused !== null && focused !== undefined) focus(Number(focused));
  }

  /** @param {number | undefined} index */
  function focus(index) {
    if (index === undefined) return;
    const node = canvas.querySelector(`g[data-node="${index}"]`);
    if (!(node instanceof SVGElement)) return;
    canvas.querySelector('g[tabindex="0"]')?.setAttribute('tabindex', '-1');
    node.setAttribute('tabindex', '0');
    node.focus();
  }

  /** @param {number} index */
  function toggleNode(index) {
    if (!children[index] || index < 0) return;
    redraw(() => void (closed.delete(index) || closed.add(index)));
  }

  /** @param {EventTarget | null} target */
  function boxAt(target) {
    const node = target instanceof Element ? target.closest('g[data-node]') : null;
    return node ? boxes.find((box) => box.index === Number(node.getAttribute('data-node'))) : undefined;
  }

  function saveSvg() {
    const text = new XMLSerializer().serializeToString(picture());
    saveBlob(`${title}.svg`, new Blob([text], { type: 'image/svg+xml' }));
  }

  /** Painted from the same boxes: a policy that fetches nothing lets no page draw an SVG file into a picture. */
  function savePng() {
    const { width, height } = size();
    const scale = Math.min(SCALE, LONGEST_SIDE / Math.max(width, height));
    const surface = h('canvas', { width: Math.ceil(width * scale), height: Math.ceil(height * scale) });
    const brush = surface.getContext('2d');
    if (!brush) return;
    brush.scale(scale, scale);
    brush.fillStyle = PAPER;
    brush.fillRect(0, 0, width, height);
    brush.font = `${LETTER}px sans-serif`;
    brush.strokeStyle = SOFT;
    for (const box of boxes) if (box.parent) brush.stroke(new Path2D(link(box, box.parent)));
    for (const box of boxes) {
      brush.strokeStyle = box.missing ? SOFT : ACCENT;
      brush.setLineDash(box.missing ? [4, 3] : []);
      brush.strokeRect(box.y, box.x - BOX / 2, box.width, BOX);
      brush.fillStyle = box.missing ? SOFT : INK;
      brush.fillText(box.label, box.y + PADDING, box.x + LETTER * 0.36);
    }
    surface.toBlob((blob) => {
      if (blob) saveBlob(`${title}.png`, blob);
    });
  }
}

/** @param {Box} box */
function depthOf(box) {
  let depth = 0;
  for (let at = box.parent; at; at = at.parent) depth += 1;
  return depth;
}

/**
 * @param {Box} box
 * @param {Box} parent
 */
function link(box, parent) {
  const from = parent.y + parent.width;
  const middle = box.y - COLUMN_GAP / 2;
  return `M${from} ${parent.x}H${middle - COLUMN_GAP / 2}C${middle} ${parent.x} ${middle} ${box.x} ${box.y} ${box.x}`;
}
