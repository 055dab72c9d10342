import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asHeadings, carried, pasted } from '../src/headings.js';

/**
 * The words of headings and their levels.
 * @param {string} text
 * @param {import('../src/lines.js').Heading[]} headings
 */
const words = (text, headings) => headings.map(([start, end, level]) => `${level} ${text.slice(start, end)}`);

test('a page pasted tells its headings, the letters pasted are kept', () => {
  const text = '防汛会讲话\r\n一、提高认识\r\n各地要重视。\r\n  落实责任\r\n水务局要盯住。';
  const html = '<html><head><style>h1{mso-outline-level:1}</style></head><body><p>防汛会讲话</p><h1><span>一、</span>提高 认识</h1><p>各地要重视。</p><p style="mso-outline-level:2">落实责任</p><p>水务局要盯住。</p>';
  assert.deepEqual(words(text, pasted(text, html).headings), ['1 一、提高认识', '2 落实责任']);
  assert.deepEqual(pasted(text, '<p>防汛会讲话</p>'), { text, headings: [] });
});

test('a page pasted without its letters gives them', () => {
  const { text, headings } = pasted('', '<h2>一、提高认识</h2><p>各地要重视。</p>');
  assert.equal(text, '一、提高认识\n各地要重视。');
  assert.deepEqual(words(text, headings), ['2 一、提高认识']);
  assert.deepEqual(pasted('', ''), { text: '', headings: [] });
});

test('headings stay with their lines and go with them', () => {
  const before = '总则\n正文。\n总则\n正文。\n附则\n正文。';
  const headings = /** @type {import('../src/lines.js').Heading[]} */ ([[0, 2, 1], [7, 9, 2], [14, 16, 1]]);
  assert.equal(carried(headings, before, before), headings);
  const after = `序言\n${before.replace('附则', '附记')}完`;
  assert.deepEqual(words(after, carried(headings, before, after)), ['1 总则', '2 总则']);
  assert.deepEqual(carried(headings, before, ''), []);
});

test('only headings that lie in the text are taken back', () => {
  assert.deepEqual(asHeadings([[0, 2, 1], [1, 9, 1], [2, 1, 1], ['0', 2, 1], [0, 2, 0]], '总则。'), [[0, 2, 1]]);
  assert.deepEqual(asHeadings('x', '总则'), []);
});
