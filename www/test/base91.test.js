import assert from 'node:assert/strict';
import test from 'node:test';
import { fromBase91 } from '../src/base91.js';

/** How many of the bytes, and what xtask writes for them. */
const EXAMPLES = /** @type {const} */ ([[18, '!#t*c]/8^Wxiti2&hrCJhwC'], [5, '!#t*c]!'], [0, '']]);

test('what xtask encodes comes back', () => {
  for (const [length, text] of EXAMPLES) {
    assert.deepEqual(fromBase91(text), Uint8Array.from({ length }, (_, at) => at * 15));
  }
});
