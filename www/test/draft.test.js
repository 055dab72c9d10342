import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchPoints, pointsOf } from '../src/draft.js';

/**
 * @param {string} draft
 * @param {[number, string][]} expected depth and words
 */
function checkPoints(draft, expected) {
  assert.deepEqual(pointsOf(draft).map(({ depth, words }) => [depth, words]), expected);
}

test('indentation makes the levels, whatever it is made of', () => {
  checkPoints('水利\n  干渠\n    清淤\n\n  支渠\n管护', [[1, '水利'], [2, '干渠'], [3, '清淤'], [2, '支渠'], [1, '管护']]);
  checkPoints('水利\n　　干渠\n\t支渠\n- 管护', [[1, '水利'], [2, '干渠'], [2, '支渠'], [1, '管护']]);
});

test('without indentation the numbers make the levels, and are not part of the words', () => {
  checkPoints('一、水利\n（一）干渠\n1.清淤\n2.5米渠\n二、管护', [[1, '水利'], [2, '干渠'], [3, '清淤'], [4, '2.5米渠'], [1, '管护']]);
});

const HEADINGS = ['认清形势,增强抓好农田水利建设的紧迫感', '突出重点,高质量完成各项建设任务', '抓好渠系配套', '强化保障'];

/**
 * @param {string} draft
 * @param {(number | null)[]} expected
 */
function checkMatches(draft, expected) {
  const matches = matchPoints(pointsOf(draft), HEADINGS);
  assert.deepEqual(matches.map((match) => (match ? match.heading : null)), expected);
}

test('a point has the heading it shares words with, in any order', () => {
  checkMatches('农田水利建设要抓紧\n渠系要配套\n落实管护经费', [0, 2, null]);
});

test('a heading serves one point, the most alike', () => {
  checkMatches('强化保障\n强化保障措施', [3, null]);
});

test('the letters both have are known by their places in the heading', () => {
  assert.deepEqual(matchPoints(pointsOf('渠系配套建好'), HEADINGS)[0], { heading: 2, shared: [2, 3, 4, 5] });
});
