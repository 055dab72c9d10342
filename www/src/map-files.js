/**
 * A mind map as a picture, SVG or PNG. Both are made from the same boxes: a policy that fetches nothing lets no page draw
 * an SVG file onto a canvas.
 */

/** @import { Box } from './map-layout.js' */
import { h, svg } from './dom.js';
import { BOX, LETTER, PADDING, depthOf, linkPath, sizeOf } from './map-layout.js';

/** Pixels of a saved picture for each unit of the map; smaller when a side would pass what a canvas holds. */
const SCALE = 2;
const LONGEST_SIDE = 8000;

/** Of a saved map: the page's own come from its style sheet. */
const INK = '#211f1b';
const SOFT = '#625c51';
const ACCENT = '#1d5566';
const PAPER = '#ffffff';

/** Where the writing of a box stands below its upper edge. */
const BASELINE = BOX / 2 + LETTER * 0.36;

/** Where the sign of a branch stands before the right edge of its box. */
const SIGN = LETTER * 1.4;

/**
 * The map as it is shown and saved: a tree of items for those who do not see it.
 * @param {Box[]} boxes
 * @returns {SVGSVGElement}
 */
export function mapSvg(boxes) {
  const { width, height } = sizeOf(boxes);
  return svg(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${height}`, width, height, role: 'tree', 'aria-label': boxes[0].whole, 'font-family': 'sans-serif', 'font-size': LETTER },
    svg('rect', { class: 'map-paper', width, height, fill: PAPER }),
    ...boxes.map((box) => (box.parent ? svg('path', { class: 'map-link', d: linkPath(box, box.parent), fill: 'none', stroke: SOFT }) : null)),
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
      'aria-expanded': 0 < box.below ? String(box.open) : null,
    },
    // The name of the item: it has the whole words, of which the box may show the beginning only.
    svg('title', null, box.whole),
    svg('rect', { width: box.width, height: BOX, rx: 4, fill: PAPER, stroke: box.missing ? SOFT : ACCENT, 'stroke-dasharray': dash }),
    svg('text', { x: PADDING, y: BASELINE, fill: box.missing ? SOFT : INK, 'aria-hidden': 'true' }, box.label),
    box.sign === '' ? null : svg('text', { class: 'map-sign', x: box.width - SIGN, y: BASELINE, fill: ACCENT, 'aria-hidden': 'true' }, box.sign),
  );
}

/** @param {Box[]} boxes */
export function svgFile(boxes) {
  return new Blob([new XMLSerializer().serializeToString(mapSvg(boxes))], { type: 'image/svg+xml' });
}

/**
 * @param {Box[]} boxes
 * @returns {Promise<Blob | null>} null when the browser refuses so large a picture
 */
export function pngFile(boxes) {
  const { width, height } = sizeOf(boxes);
  const scale = Math.min(SCALE, LONGEST_SIDE / Math.max(width, height));
  const surface = h('canvas', { width: Math.ceil(width * scale), height: Math.ceil(height * scale) });
  const brush = surface.getContext('2d');
  if (!brush) return Promise.resolve(null);
  brush.scale(scale, scale);
  brush.fillStyle = PAPER;
  brush.fillRect(0, 0, width, height);
  brush.font = `${LETTER}px sans-serif`;
  brush.strokeStyle = SOFT;
  for (const box of boxes) if (box.parent) brush.stroke(new Path2D(linkPath(box, box.parent)));
  for (const box of boxes) {
    brush.strokeStyle = box.missing ? SOFT : ACCENT;
    brush.setLineDash(box.missing ? [4, 3] : []);
    brush.strokeRect(box.y, box.x - BOX / 2, box.width, BOX);
    brush.fillStyle = box.missing ? SOFT : INK;
    const baseline = box.x - BOX / 2 + BASELINE;
    brush.fillText(box.label, box.y + PADDING, baseline);
    brush.fillText(box.sign, box.y + box.width - SIGN, baseline);
  }
  return new Promise((resolve) => surface.toBlob(resolve));
}
