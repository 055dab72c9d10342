import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeFile } from '../src/files.js';
import { asState } from '../src/state.js';

/** @param {string} hex */
const bytes = (hex) => Uint8Array.from(hex.split(' ').map((byte) => Number.parseInt(byte, 16)));

/**
 * @param {Uint8Array} input
 * @param {string} text
 * @param {string} encoding
 */
function check(input, text, encoding) {
  assert.deepEqual(decodeFile(input), { text, encoding });
}

test('UTF-8 with and without its mark', () => {
  check(new TextEncoder().encode('关于会议'), '关于会议', 'utf-8');
  check(bytes('ef bb bf e4 bc 9a'), '会', 'utf-8');
});

test('UTF-16 by its mark, or by the zero bytes of line ends', () => {
  check(bytes('ff fe 1a 4f ae 8b'), '会议', 'utf-16le');
  check(bytes('fe ff 4f 1a 8b ae'), '会议', 'utf-16be');
  check(bytes('1a 4f 0a 00 ae 8b'), '会\n议', 'utf-16le');
});

test('GBK and Big5 are told apart by which makes common letters', () => {
  check(bytes('b9 d8 d3 da b7 a2 d5 b9 b9 a4 d7 f7 b5 c4'), '关于发展工作的', 'gb18030');
  check(bytes('b5 6f ae 69 a4 75 a7 40 aa ba a4 e5 a5 f3'), '發展工作的文件', 'big5');
});

test('files that are no text are named', () => {
  assert.deepEqual(decodeFile(bytes('50 4b 03 04 14 00')), { refused: 'fileWord' });
  assert.deepEqual(decodeFile(bytes('25 50 44 46 2d 31')), { refused: 'filePdf' });
  assert.deepEqual(decodeFile(bytes('7f 45 4c 46 02 01 01 00 00 00 03')), { refused: 'fileBinary' });
});

test('an empty file is an empty text', () => {
  check(new Uint8Array(0), '', 'utf-8');
});

test('a state is taken only in its right shape', () => {
  const edit = { id: 'a', kind: 'gloss', before: '(a)', after: '' };
  assert.deepEqual(asState({ text: '文', refused: [edit, { id: 1 }], view: 'sideways' }), { text: '文', refused: [edit], view: null });
  assert.equal(asState({ refused: [] }), null);
  assert.equal(asState('文'), null);
});
