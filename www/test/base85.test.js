import assert from 'node:assert/strict';
import test from 'node:test';
import { fromBase85 } from '../src/base85.js';

test('what xtask encodes comes back', () => {
  const bytes = Uint8Array.from({ length: 18 }, (_, at) => at * 15);
  assert.deepEqual(fromBase85('!#Z0*8F3qsLffYdb-?CSuLg'), bytes);
  assert.deepEqual(fromBase85(''), new Uint8Array());
});
