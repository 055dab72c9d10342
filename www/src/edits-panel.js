/**
 * What was changed, one entry for every edit, grouped by kind: before and after, the reason, and a way back. They can be
 * stepped through as they stand in the text.
 */

/** @import { Analysis, Row } from './analysis.js' */
/** @import { Standing } from './open-text.js' */
/** @import { Edit } from './report.js' */
/** @import { Refusal } from './state.js' */
/** @import { Translate } from './labels.js' */
import { rowsAt } from './analysis.js';
import { h } from './dom.js';
import { visible } from './draw.js';
import { fillPaged } from './paged.js';
import { reasonIn } from './reasons.js';
import { stepLine } from './step-line.js';

/** Entries added to a group at a time: a page may hold a thousand glosses. */
const PAGE = 50;

/** A group with no more entries than this is open at first. */
const FEW = 3;

/** Letters of the clean text shown on either side of a change, so that it can be judged without going there. */
const AROUND = 7;

/**
 * @param {object} setting
 * @param {Analysis} setting.analysis
 * @param {Standing} setting.standing
 * @param {Refusal[]} setting.refused
 * @param {import('./labels.js').Language} setting.language
 * @param {Translate} setting.t
 * @param {(row: Row) => void} setting.onGo
 * @param {(edit: Edit) => void} setting.onRefuse
 * @param {(id: string) => void} setting.onAccept
 * @param {(message: string) => void} setting.announce
 */
export function editsPanel({ analysis, standing, refused, language, t, onGo, onRefuse, onAccept, announce }) {
  const { edits } = analysis.report;
  /** @type {Map<string, number[]>} */
  const groups = new Map();
  for (const [ref, edit] of edits.entries()) {
    const group = groups.get(edit.kind);
    if (group) group.push(ref);
    else groups.set(edit.kind, [ref]);
  }
  /** @type {Map<string, { details: HTMLDetailsElement, reach: (index: number) => HTMLElement | undefined }>} */
  const shown = new Map();
  // Of the change that is shown; between two, a half, behind one that was undone.
  let at = -1;
  const line = stepLine(t, step);
  const element = h(
    'div',
    { class: 'panel' },
    0 < refused.length ? refusedGroup() : null,
    edits.length === 0 ? null : h('div', { class: 'stepper' }, line.element),
    h('p', { class: 'quiet' }, t(edits.length === 0 ? 'nothingChanged' : 'certainUnlessSaid')),
    ...[...groups].map(([kind, refs]) => group(kind, refs)),
  );
  line.show(t('changesInAll', { n: edits.length }));

  /** @param {1 | -1} direction in the text */
  function step(direction) {
    if (edits.length === 0) return;
    const to = direction < 0 ? Math.ceil(at) - 1 : Math.floor(at) + 1;
    const next = to < 0 ? edits.length - 1 : to % edits.length;
    reveal(next);
    const row = rowsAt(analysis, 'edits', next)[0];
    if (row) onGo(row);
    announce(t('changeOf', { a: next + 1, b: edits.length }));
  }

  /**
   * Opens the entry of an edit and moves the focus there, unless it is on a button that steps.
   * @param {number} ref
   */
  function reveal(ref) {
    const entry = mark(ref);
    const focused = /** @type {ShadowRoot} */ (element.getRootNode()).activeElement;
    if (!focused?.closest('.step-line, .jumps')) entry?.querySelector('button')?.focus({ preventScroll: true });
    at = ref;
    line.show(`${at + 1} / ${edits.length}`);
  }

  /** @param {number} ref */
  function mark(ref) {
    const kind = edits[ref].kind;
    const { details, reach } = shown.get(kind) ?? {};
    if (details) details.open = true;
    const entry = reach?.((groups.get(kind) ?? []).indexOf(ref));
    element.querySelector('[aria-current]')?.removeAttribute('aria-current');
    entry?.setAttribute('aria-current', 'true');
    entry?.scrollIntoView({ block: 'nearest' });
    return entry;
  }

  return {
    element,
    step,
    reveal,

    /** Shows the change behind the one that was undone; a step forward goes there, one back to the change before. */
    goOn() {
      const next = edits.findIndex((edit) => edit.id === standing.next);
      standing.next = '';
      if (next < 0) return;
      mark(next);
      at = next - 0.5;
    },
  };

  /**
   * @param {string} kind
   * @param {number[]} refs
   */
  function group(kind, refs) {
    const list = h('ul', { class: 'edits' });
    const details = h(
      'details',
      { class: 'group' },
      h('summary', null, t(`edit_${kind}`), h('span', { class: 'count' }, refs.length)),
      list,
    );
    /** @type {((index: number) => HTMLElement | undefined) | undefined} made when the group is first opened */
    let filled;
    const reach = (/** @type {number} */ index) => {
      filled ??= fillPaged(list, refs.length, PAGE, (at) => entry(refs[at]), t);
      return filled(index);
    };
    details.addEventListener('toggle', () => {
      if (details.open) reach(0);
      standing.open.set(kind, details.open);
    });
    if (standing.open.get(kind) ?? (groups.size === 1 || refs.length <= FEW)) {
      details.open = true;
      reach(0);
    }
    shown.set(kind, { details, reach });
    return details;
  }

  /** @param {number} ref */
  function entry(ref) {
    const edit = edits[ref];
    const row = rowsAt(analysis, 'edits', ref)[0];
    return h(
      'li',
      null,
      change(edit, row),
      edit.note ? h('p', { class: 'reason' }, reasonIn(edit.note, language)) : null,
      h(
        'p',
        { class: 'actions' },
        edit.certainty === 'likely' ? h('span', { class: 'badge' }, t('likely')) : null,
        row ? h('button', { type: 'button', class: 'link', on: { click: () => onGo(row) } }, t('seePlace')) : null,
        h('button', { type: 'button', class: 'link', on: { click: () => undo(ref) } }, t('undoChange')),
      ),
    );
  }

  /** @param {number} ref */
  function undo(ref) {
    const refs = groups.get(edits[ref].kind) ?? [];
    const index = refs.indexOf(ref);
    standing.next = edits[refs[index + 1] ?? refs[index - 1]]?.id ?? '';
    onRefuse(edits[ref]);
  }

  function refusedGroup() {
    return h(
      'details',
      { class: 'group refused', open: true },
      h('summary', null, t('refused'), h('span', { class: 'count' }, refused.length)),
      h(
        'ul',
        { class: 'edits' },
        ...refused.map((refusal) =>
          h(
            'li',
            null,
            change(refusal, undefined),
            h('p', { class: 'actions' }, h('button', { type: 'button', class: 'link', on: { click: () => onAccept(refusal.id) } }, t('redoChange'))),
          ),
        ),
      ),
    );
  }

  /**
   * The words of the paste that another change took from beside this one: of a contents list with readings in it, the list.
   * The clean text has only what stands where it stood.
   * @param {Row} row
   * @param {1 | -1} side
   */
  function taken(row, side) {
    const other = rowsAt(analysis, 'edits', row.ref + side)[0];
    const touches = other && (side < 0 ? other.rawEnd === row.rawStart : row.rawEnd === other.rawStart);
    return touches ? edits[other.ref].before : '';
  }

  /**
   * The change in its place, as a tracked change.
   * @param {{ before: string, after: string }} edit
   * @param {Row | undefined} row
   */
  function change({ before, after }, row) {
    const text = analysis.texts.source;
    const left = row ? (taken(row, -1) || text.slice(0, row.start)).slice(-AROUND).replace(/^[\s\S]*\n/u, '') : '';
    const right = row ? (taken(row, 1) || text.slice(row.end, row.end + AROUND)).slice(0, AROUND).replace(/\n[\s\S]*$/u, '') : '';
    return h(
      'p',
      { class: 'change' },
      left.replace(/^[\udc00-\udfff]/, ''),
      h('del', null, visible(before)),
      after === '' ? null : h('ins', null, visible(after)),
      right.replace(/[\ud800-\udbff]$/, ''),
    );
  }
}
