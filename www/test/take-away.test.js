import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decode } from '../src/analysis.js';
import { wordHtml } from '../src/take-away.js';
import { fakeAnswer } from './fixture.js';

test('what Word receives keeps the levels and every letter', () => {
  const text = '在全县水利工作会议上的讲话\n一、提高认识\n要落实<水利条例>。\n(一)抓早。要早动手&早见效。\n二、狠抓落实\n办公室督查。\n';
  const html = wordHtml(decode(fakeAnswer(text)), 'source');
  const headings = [...html.matchAll(/<(h\d) [^>]*>([^<]*)<\/\1>/gu)].map((match) => `${match[1]} ${match[2]}`);
  assert.deepEqual(headings, ['h1 一、提高认识', 'h2 (一)抓早。', 'h1 二、狠抓落实']);
  const plain = html.replace(/<[^>]*>/gu, '').replace(/&lt;/gu, '<').replace(/&gt;/gu, '>').replace(/&amp;/gu, '&');
  assert.equal(plain.replace(/\s/gu, ''), text.replace(/\s/gu, ''));
});
