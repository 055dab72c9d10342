import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { chooseLanguage, LABELS, LANGUAGES, translator } from '../src/labels.js';

const source = path.resolve(import.meta.dirname, '../src');
const code = readdirSync(source)
  .filter((name) => name.endsWith('.js') && name !== 'label-table.js')
  .map((name) => readFileSync(path.join(source, name), 'utf8'))
  .join('\n');

/** @param {string} label */
const slots = (label) => [...label.matchAll(/\{\w+\}/gu)].map((match) => match[0]).sort();

test('every label stands in three languages with the same slots', () => {
  for (const [key, columns] of Object.entries(LABELS)) {
    assert.equal(columns.length, LANGUAGES.length, key);
    for (const label of columns) {
      assert.notEqual(label.trim(), '', key);
      assert.deepEqual(slots(label), slots(columns[0]), `${key}: ${label}`);
    }
  }
});

test('every label the page asks for is in the table, and none is idle', () => {
  const asked = new Set([...code.matchAll(/\bt\(\s*'(\w+)'/gu)].map((match) => match[1]));
  for (const key of asked) assert.ok(LABELS[key], `no label ${key}`);
  const named = new Set([...code.matchAll(/'(\w+)'/gu)].map((match) => match[1]));
  for (const key of Object.keys(LABELS)) assert.ok(named.has(key) || key.startsWith('edit_') || /\p{Script=Han}/u.test(key), `label ${key} is never used`);
});

test('every genre of the engine has a label, and no other', () => {
  const engine = readFileSync(path.resolve(source, '../../crates/core/src/meta/words.rs'), 'utf8');
  const genres = [...(/GENRES: [^=]*= \[([^\]]*)\]/u.exec(engine)?.[1] ?? '').matchAll(/"([^"]+)"/gu)].map((match) => match[1]);
  const named = Object.keys(LABELS).filter((key) => /\p{Script=Han}/u.test(key));
  assert.deepEqual(named.sort(), [...genres, '会议报道'].sort());
});

test('labels keep the conventions: no exclamation marks, no words that readers distrust', () => {
  for (const [key, columns] of Object.entries(LABELS)) {
    for (const label of columns) assert.doesNotMatch(label, /[!！]|智能|大模型|\bAI\b|错误|亲,|绝对安全|\p{Extended_Pictographic}/u, key);
  }
});

test('every kind of edit the report can name has a label', () => {
  const kinds = ['boilerplate', 'gap', 'catalog', 'gloss', 'mojibake', 'letter', 'markup', 'linebreak', 'space', 'control', 'junk'];
  for (const kind of kinds) assert.ok(LABELS[`edit_${kind}`], kind);
});

test('figures are filled in, and Chinese labels are shown with full-width marks', () => {
  assert.equal(translator('zh-Hans')('shownOfFull', { a: 1012, b: 1486 }), '现有1012字，标注全文1486字');
  assert.equal(translator('en')('shownOfFull', { a: 1012, b: 1486 }), '1012 of a stated 1486 characters');
});

test('in English one is one', () => {
  const t = translator('en');
  assert.equal(t('garbledRestored', { n: 1 }), '1 garbled place restored');
  assert.equal(t('garbledRestored', { n: 2 }), '2 garbled places restored');
});

test('the browser chooses the language', () => {
  assert.equal(chooseLanguage(['zh-TW', 'en']), 'zh-Hant');
  assert.equal(chooseLanguage(['zh-Hant-HK']), 'zh-Hant');
  assert.equal(chooseLanguage(['zh']), 'zh-Hans');
  assert.equal(chooseLanguage(['fr', 'en-GB']), 'en');
  assert.equal(chooseLanguage([]), 'zh-Hans');
});
