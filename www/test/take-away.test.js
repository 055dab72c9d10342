import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decode } from '../src/analysis.js';
import { nameOf } from '../src/save.js';
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

test('files of one title in two years have two names', () => {
  const name = (/** @type {import('../src/report.js').Meta} */ meta) => nameOf({ meta });
  assert.equal(name({ main_title: '政府工作报告', date: '2024-03-05' }), '政府工作报告 2024-03-05');
  assert.equal(name({ title: '讲话', date: '2021-xx-xx' }), '讲话');
  assert.equal(name({ main_title: '渠'.repeat(60), date: '2024-03-05' }), `${'渠'.repeat(40)} 2024-03-05`);
  assert.equal(name({}), 'tigang');
});
