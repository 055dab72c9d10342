import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inOrder, namesOf, openComparison, openText } from '../src/open-text.js';
import { createShelf, shelfOf, tabsOf } from '../src/shelf.js';
import { newState } from '../src/state.js';
import { translator } from '../src/labels.js';

const t = translator('zh-Hans');
const text = (/** @type {string} */ words, file = '') => openText(newState(words), file);
const fresh = () => text('');

test('closing shows the next one, at the end the one before', () => {
  const [one, two, three] = [text('一'), text('二'), text('三')];
  const shelf = createShelf([one, two, three], 1);
  shelf.close(two.id, fresh);
  assert.equal(shelf.current, three);
  shelf.close(three.id, fresh);
  assert.equal(shelf.current, one);
});

test('the last one leaves a blank, and comes back in its place', () => {
  const one = text('一');
  const shelf = createShelf([one]);
  const closed = shelf.close(one.id, fresh);
  assert.deepEqual([shelf.all.length, shelf.texts[0].state.text], [1, '']);
  shelf.putBack(closed);
  assert.deepEqual(shelf.all, [one]);
  assert.equal(shelf.current, one);
});

test('a text takes the comparisons of it along, and they come back with it', () => {
  const [one, two, three] = [text('一'), text('二'), text('三')];
  const compared = openComparison([one.id, two.id]);
  const shelf = createShelf([one, two, compared, three], 2);
  const closed = shelf.close(one.id, fresh);
  assert.deepEqual(shelf.all, [two, three]);
  shelf.putBack(closed);
  assert.deepEqual(shelf.all, [one, two, compared, three]);
  assert.equal(shelf.current, compared);
});

test('what is kept comes back with new numbers, the comparison with those of its texts', () => {
  const [one, blank, two] = [text('一'), text(''), text('二')];
  const shelf = createShelf([one, blank, two, openComparison([one.id, two.id]), openComparison([one.id, blank.id])], 3);
  const tabs = tabsOf(shelf);
  assert.equal(tabs.length, 3, 'a blank text and what hangs on it are not kept');
  const again = shelfOf({ tabs, shown: shelf.current.id });
  assert.deepEqual(again.texts.map((open) => open.state.text), ['一', '二']);
  assert(again.current.kind === 'comparison');
  assert.deepEqual(again.current.texts, again.texts.map((open) => open.id));
  assert(again.texts.every((open) => open.waiting), 'to be analysed when looked at');
});

test('a tab is called by its title, its file, its first words', () => {
  const titled = text('……');
  titled.analysis = /** @type {any} */ ({ report: { meta: {} }, reports: { source: { meta: { main_title: '在全县水利工作会议上的讲话' } } } });
  assert.deepEqual(namesOf([titled, text('x', '今年.docx'), text('\n  各位代表\n'), text(''), openComparison([1, 2])], t), [
    '在全县水利工作会议上的讲话', '今年', '各位代表', '未命名', '两稿对照',
  ]);
});

test('two of a name are told apart, by their dates or by number', () => {
  const dated = (/** @type {string | null} */ date) => {
    const open = text('x', '政府工作报告.txt');
    open.analysis = /** @type {any} */ ({ report: { meta: { date } }, reports: { source: { meta: {} } } });
    return open;
  };
  assert.deepEqual(namesOf([dated('2023-01-12'), dated('2024-01-09')], t), ['政府工作报告 2023-01-12', '政府工作报告 2024-01-09']);
  assert.deepEqual(namesOf([dated(null), dated(null)], t), ['政府工作报告 1', '政府工作报告 2']);
});

test('the earlier of two comes first, by date or else by opening', () => {
  const dated = (/** @type {string | null} */ date) => {
    const open = text('x');
    open.analysis = /** @type {any} */ ({ report: { meta: { date } } });
    return open;
  };
  const [later, earlier, unknown] = [dated('2024-01-09'), dated('2023-01-12'), dated('xxxx-01-01')];
  assert.deepEqual(inOrder(later, earlier), [earlier.id, later.id]);
  assert.deepEqual(inOrder(unknown, later), [later.id, unknown.id]);
});
