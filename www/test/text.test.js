import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decode, rowsAt, rowsOf, takingIn } from '../src/analysis.js';
import { blocksOf, breaking, PIECE } from '../src/blocks.js';
import { contextOf } from '../src/context.js';
import { findText } from '../src/find.js';
import { marksOf } from '../src/layers.js';
import { cut, overlapIndex } from '../src/runs.js';
import { SAMPLE } from '../src/sample.js';
import { atOnce } from '../src/slices.js';
import { saying } from '../src/wording.js';
import { fakeAnswer } from './fixture.js';

const TEXTS = {
  sample: SAMPLE,
  empty: '',
  'blank lines': '\n\n一、甲\n\n',
  'no newline at the end': '一、甲\n(一)乙。其余',
  'two headings on a line': '一、总体要求(一)指导思想。全面贯彻。\n',
  'one long paragraph': `${'水利建设要抓紧。'.repeat(PIECE / 2)}\n`,
  'astral letters without a stop': '𠮷'.repeat(PIECE * 2),
};

for (const [name, text] of Object.entries(TEXTS)) {
  test(`blocks tile the text: ${name}`, () => {
    const analysis = decode(fakeAnswer(text));
    const clean = analysis.texts.source;
    const blocks = blocksOf(analysis);
    assert.equal(blocks.map((block) => clean.slice(block.start, block.next)).join(''), clean);
    assert.ok(blocks.length === 0 ? clean.trim() === '' : blocks[0].start === 0);
    assert.ok(blocks.every((block) => clean.slice(block.end, block.next).trim() === ''));
    for (const block of blocks) {
      assert.ok(block.start <= block.headEnd && block.headEnd <= block.end && block.end <= block.next);
      assert.ok(block.end - block.start <= PIECE + 200, 'a block is never too long to draw at once');
    }
    assert.ok(atOnce(breaking(analysis, blocks)).every((gap) => 0 <= gap.before && gap.before <= blocks.length));
  });

  test(`the runs of every highlight, joined, are its text: ${name}`, () => {
    const analysis = decode(fakeAnswer(text));
    const clean = analysis.texts.source;
    const marks = marksOf(analysis);
    const overlap = overlapIndex(marks);
    /** @type {Map<string, string>} */
    const joined = new Map();
    for (const block of blocksOf(analysis)) {
      for (const run of cut(block.start, Math.min(block.next, clean.length), overlap(block.start, block.next, block.next))) {
        for (const mark of run.marks) joined.set(mark.id, (joined.get(mark.id) ?? '') + clean.slice(run.start, run.end));
      }
    }
    for (const mark of marks) assert.equal(joined.get(mark.id), clean.slice(mark.start, mark.end), mark.id);
  });
}

test('runs are cut where marks cross, and a mark over nothing is drawn once', () => {
  const mark = (/** @type {string} */ id, /** @type {number} */ start, /** @type {number} */ end) => ({
    id, start, end, row: /** @type {any} */ ({}),
  });
  const marks = [mark('a', 0, 4), mark('b', 2, 6), mark('p', 6, 6)];
  const runs = cut(0, 6, overlapIndex(marks)(0, 6, 7));
  assert.deepEqual(
    runs.map((run) => [run.start, run.end, run.marks.map((one) => one.id).join(' ')]),
    [[0, 2, 'a'], [2, 4, 'a b'], [4, 6, 'b'], [6, 6, 'p']],
  );
  assert.deepEqual(overlapIndex(marks)(7, 9, 9), []);
});

test('a gap and missing headings stand before the block that follows them', () => {
  const analysis = decode(fakeAnswer(SAMPLE));
  const blocks = blocksOf(analysis);
  const clean = analysis.texts.source;
  const [gap, missing] = atOnce(breaking(analysis, blocks));
  assert.equal(gap.kind, 'gap');
  assert.equal(missing.kind, 'missing');
  assert.match(clean.slice(blocks[missing.before].start), /^\(四\)/u);
});

test('words are found in either script', () => {
  const analysis = decode(fakeAnswer('鄉村振興與乡村振兴\n'));
  analysis.texts.simplified = '乡村振兴与乡村振兴\n';
  assert.deepEqual(findText(analysis, '乡村').map((row) => row.start), [0, 5]);
  assert.deepEqual(findText(analysis, '鄉村').map((row) => row.start), [0]);
  assert.deepEqual(findText(analysis, ''), []);
});

test('an entry knows its rows in reading order', () => {
  const analysis = decode(fakeAnswer('水利工程与水利投入\n'));
  assert.deepEqual(rowsAt(analysis, 'keywords', 0).map((row) => row.start), [0, 5]);
  assert.equal(rowsOf(analysis, 'no such layer').length, 0);
});

test('the sentence around a place ends at its marks', () => {
  const text = '前一句。要抓好水利建设！后一句';
  const { before, inside, after } = contextOf(text, { start: 7, end: 9 });
  assert.deepEqual([before, inside, after], ['要抓好', '水利', '建设！']);
});

test('for a script that has not come the source stands, until it comes', () => {
  const answer = fakeAnswer('一、水利建設\n');
  const { traditional } = answer.views;
  delete answer.views.traditional;
  const analysis = decode(answer);
  assert.equal(analysis.reports.traditional, analysis.report);
  assert.equal(analysis.texts.traditional, '一、水利建設\n');
  atOnce(takingIn(analysis, answer, { traditional }));
  assert.notEqual(analysis.reports.traditional, analysis.report);
  assert.deepEqual(analysis.reports.traditional, analysis.report);
});

test('words stand where their numbers stood, and what has none stays', () => {
  const units = (/** @type {string} */ letters) => Uint16Array.from(letters, (_, at) => letters.charCodeAt(at));
  const wording = {
    meta: { main_title: 0, title: null, date: '2023-10-18' }, outline: [{ id: 0, marker: 1, title: 2, why: 3 }],
    catalog: [], keywords: [], checks: [], notes: [],
  };
  const said = { text: units(''), words: units('𠮷县\n一、\n\n〇号标题\n'), ends: Uint32Array.from([3, 6, 7, 12]) };
  const { meta, outline } = atOnce(saying(wording, said));
  assert.deepEqual([meta.main_title, meta.title, meta.date], ['𠮷县', null, '2023-10-18']);
  assert.deepEqual(outline, [{ id: 0, marker: '一、', title: '', why: '〇号标题' }]);
});
