// Everything a reader can do, in the order of the page. `matrix.test.js` drives each of these by mouse and by keys, on
// every product, in every browser, on every text: what is listed here and has no driver does not run at all.

import { COMPARISON } from './capabilities/comparison.js';
import { INPUT } from './capabilities/input.js';
import { OUTLINE } from './capabilities/outline.js';
import { PAGE } from './capabilities/page.js';
import { PANELS } from './capabilities/panels.js';
import { TAKE_AWAY } from './capabilities/take-away.js';
import { TERMS } from './capabilities/terms.js';

/** @type {readonly import('./capabilities/scene.js').Capability[]} */
export const CAPABILITIES = [...PAGE, ...INPUT, ...OUTLINE, ...TERMS, ...PANELS, ...TAKE_AWAY, ...COMPARISON];
