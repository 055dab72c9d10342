import assert from 'node:assert/strict';
import { test } from 'node:test';
import { translator } from '../src/labels.js';
import { linesOf } from '../src/own-terms.js';
import { timeOf } from '../src/figures.js';
import { litAtFirst } from '../src/terms-panel.js';

const keywords = ['甲', '乙', '丙', '丁'].map((term) => ({ term, weight: 1, count: 1 }));

/**
 * @param {{ term: string, keyword: number | null }[]} own_terms
 * @param {number[]} lit
 */
function check(own_terms, lit) {
  assert.deepEqual(litAtFirst(/** @type {any} */ ({ keywords, own_terms })), lit);
}

test('the foremost terms are lit at first, or those the reader added and the text has', () => {
  check([], [0, 1, 2]);
  check([{ term: '丁', keyword: 3 }, { term: '戊', keyword: null }], [3]);
  check([{ term: '戊', keyword: null }], [0, 1, 2]);
  check([0, 1, 2, 3, 4, 5].map((keyword) => ({ term: String(keyword), keyword })), [0, 1, 2, 3, 4]);
});

test('a list of terms is its lines that say something', () => {
  assert.deepEqual(linesOf(' 渠长制\r\n\n  \n渠系 配套\r'), ['渠长制', '渠系 配套']);
});

test('speaking time follows the rate', () => {
  const t = translator('zh-Hans');
  const spoken = (chars, full_chars) => ({ stats: { chars }, meta: { full_chars } });
  assert.equal(timeOf(spoken(1800), 180, t), '约讲10分钟');
  assert.equal(timeOf(spoken(1800), 200, t), '约讲9分钟');
  assert.equal(timeOf(spoken(100), 180, t), '不到1分钟');
  assert.equal(timeOf(spoken(1800, 3600), 180, t), '现有部分约讲10分钟，全文约20分钟');
});
