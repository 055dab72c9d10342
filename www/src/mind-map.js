/**
 * The outline as a map in a dialog: branches to the right, opened and closed by mouse or keys, fitted to the window, saved
 * as SVG or PNG. Places are map-layout.js, the drawing and its files map-files.js.
 */

/** @import { Analysis } from './analysis.js' */
/** @import { View } from './report.js' */
/** @import { Translate } from './labels.js' */
import { fill, h } from './dom.js';
import { missingLabel } from './draw.js';
import { mapSvg, pngFile, svgFile } from './map-files.js';
import { layOutMap, LETTERS } from './map-layout.js';
import { childrenOf } from './outline-shape.js';
import { saveBlob } from './save.js';

/** More nodes than this are closed below their first level when the map opens. */
const MANY = 36;

/** In narrower windows a fitted map cannot be read: it opens at full size. */
const WIDE = '(min-width: 44rem)';

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
      action('mapSvg', () => saveBlob(`${title}.svg`, svgFile(layOut(LETTERS.file)))),
      action('mapPng', () => void pngFile(layOut(LETTERS.file)).then((file) => file && saveBlob(`${title}.png`, file))),
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
    else if (event.key === 'Home') focus(boxes[0].index);
    else if (event.key === 'End') focus(boxes[boxes.length - 1].index);
    else if (event.key === 'ArrowLeft' && box.open && 0 < box.below && box.parent) toggleNode(box.index);
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

  /** A file is laid out alike whatever window it was made in. */
  function layOut(/** @type {number} */ letters = fits ? LETTERS.wide : LETTERS.narrow) {
    return layOutMap({ outline, title, children, closed, lost: (node) => missingLabel(node, t), letters });
  }

  function draw() {
    fill(canvas, mapSvg(boxes));
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
}
