import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { REASONS, reasonIn } from '../src/reasons.js';

const core = path.resolve(import.meta.dirname, '../../crates/core/src');

/** Where the core says something to the reader that the page shows in other languages too: checks and notes have messages. */
const SPEAKING = readdirSync(core, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.rs') && !/^report|tests\.rs$/u.test(file))
  .filter((file) => file === 'keywords.rs' || file === 'keywords/rank.rs' || /\bmessage\b/u.test(code(file)));

/** The core's own parts of the sentences below, which stand in the table as whole sentences, and what is no sentence. */
const JOINED = ['缺因不详', ';或为“{}”', '{}，出现{}次', '（独立{}次）'];

/** What a file of the core does, without its tests and comments. */
function code(/** @type {string} */ file) {
  const source = readFileSync(path.join(core, file), 'utf8').split('#[cfg(test)]')[0];
  return source.split('\n').filter((line) => !/^\s*\/\//u.test(line)).join('\n');
}

/** Every piece of Chinese that a file of the core writes, with `{}` for what it fills in. */
function said(/** @type {string} */ file) {
  const strings = [...code(file).matchAll(/"((?:[^"\\\n]|\\.)*[\u4e00-\u9fff](?:[^"\\\n]|\\.)*)"/gu)].map((match) => match[1]);
  return strings.map((words) => words.replace(/\{\w*\}/gu, '{}').replace(/^，/u, ''));
}

test('every sentence of the core stands in the table', () => {
  for (const file of SPEAKING) {
    for (const words of said(file)) {
      if (JOINED.includes(words)) continue;
      const parts = words.startsWith('关注词') ? words.split('，') : [words.replace('{}〔依据:{}{}〕', '{}〔依据:{}〕')];
      for (const part of parts) assert.ok(part in REASONS, `${file} says “${part}”, which has no line in reasons.js`);
    }
  }
});

test('no line of the table is idle', () => {
  const all = readdirSync(core, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.rs'));
  const source = all.flatMap((file) => said(file)).join('\n');
  for (const chinese of Object.keys(REASONS)) {
    const longest = chinese.split(/\{\}|（|）|;|〔|〕/u).sort((a, b) => b.length - a.length)[0];
    assert.ok(source.includes(longest), `nothing in the core says “${chinese}”`);
  }
});

test('English fills in the figures and words, in the order English has them', () => {
  assert.equal(reasonIn('“三点意见”：称3项，现见2项，因缺文无法核对。', 'en'), '“三点意见” announces 3, 2 found; text is missing, so it cannot be checked.');
  assert.equal(reasonIn('“三、”之前未见“二、”，请核对。', 'en'), 'No “二、” before “三、”. Please check.');
  assert.equal(reasonIn('规范提法，出现8次（独立3次），见于2个部分，小标题1处', 'en'), 'official term, 8 times (3 by itself), in 2 parts, in 1 heading');
  assert.equal(reasonIn('规范提法，出现1次，含本文多见的“党建”', 'en'), 'official term, 1 time, contains “党建”, which is frequent in this text');
  assert.equal(reasonIn('拼音插入两字之间,其后错位〔依据:拼音 gòu〕', 'en'), 'A reading was inserted between two characters, and what follows was read out of step (evidence: reading gòu)');
  assert.equal(reasonIn('标点替换跨两字〔依据:词语〕', 'zh-Hant'), '標點替換跨兩字〔依據:詞語〕');
  assert.equal(reasonIn('从未有过的话', 'en'), '从未有过的话');
});

test('no English line keeps a Chinese word but markers and the word in question', () => {
  for (const [chinese, { en }] of Object.entries(REASONS)) {
    assert.doesNotMatch(en.replace(/[一1]、|（一）|（1）|第一，|①|和|、/gu, ''), /[\u4e00-\u9fff]/u, chinese);
  }
});

test('a sentence is known in either width of its marks', () => {
  for (const said of ['疑有脱字:句首“和”字之前无所承接', '疑有脱字：句首“和”字之前无所承接']) {
    assert.equal(reasonIn(said, 'en'), 'A sentence begins with 和 (and), but nothing before it is continued.');
  }
});
