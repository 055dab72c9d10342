/** Quiet bars beside figures. The figure always stands beside its bar, so a bar is never read aloud. */

import { svg } from './dom.js';

/**
 * @param {number} share of the whole, 0 to 1
 * @param {string} className
 */
export function bar(share, className) {
  return svg(
    'svg',
    { class: className, viewBox: '0 0 100 4', preserveAspectRatio: 'none', 'aria-hidden': 'true', focusable: 'false' },
    svg('rect', { x: 0, y: 0, width: Math.round(Math.min(1, Math.max(0, share)) * 100), height: 4 }),
  );
}
