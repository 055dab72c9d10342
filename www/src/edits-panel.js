/**
 * What was changed, one entry for every edit, grouped by kind: before and after, the reason, and a way back.
 */

/** @import { Analysis, Row } from './analysis.js' */
/** @import { Edit } from './report.js' */
/** @import { Refusal } from './state.js' */
/** @import { Translate } from './labels.js' */
import { rowsAt } from './analysis.js';
import { h } from './dom.js';
import { fillPaged } from './paged.js';
import { reasonIn } from './reasons.js';

/** Entries added to a group at a time: a page may hold a thousand glosses. */
const PAGE = 50;

/** A group with no more entries than this is open at first. */
const FEW = 3;

/** Letters of a long piece of web-page text that are shown. */
const EXCERPT = 80;

/** Letters of the clean text shown on either side of a change, so that it can be judged without going there. */
const AROUND = 7;

/**
 * @param {object} setting
 * @param {Analysis} setting.analysis
 * @param {Refusal[]} setting.refused
 * @param {import('./labels.js').Language} setting.language
 * @param {Translate} setting.t
 * @param {(row: Row) => void} setting.onGo
 * @param {(edit: Edit) => void} setting.onRefuse
 * @param {(id: string) => void} setting.onAccept
 */
export function editsPanel({ analysis, refused, language, t, onGo, onRefuse, onAccept }) {
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
  const element = h(
    'div',
    { class: 'panel' },
    0 < refused.length ? refusedGroup() : null,
    edits.length === 0 ? h('p', { class: 'quiet' }, t('nothingChanged')) : null,
    ...[...groups].map(([kind, refs]) => group(kind, refs)),
  );

  return {
    element,

    /**
     * Opens the entry of an edit and moves the focus there.
     * @param {number} ref
     */
    reveal(ref) {
      const kind = edits[ref].kind;
      const entry = shown.get(kind)?.reach((groups.get(kind) ?? []).indexOf(ref));
      const details = shown.get(kind)?.details;
      if (details) details.open = true;
      entry?.scrollIntoView({ block: 'nearest' });
      entry?.querySelector('button')?.focus({ preventScroll: true });
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
    });
    if (groups.size === 1 || refs.length <= FEW) {
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
        h('button', { type: 'button', class: 'link', on: { click: () => onRefuse(edit) } }, t('undoChange')),
      ),
    );
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
   * The change in its place, as a tracked change.
   * @param {{ before: string, after: string }} edit
   * @param {Row | undefined} row
   */
  function change({ before, after }, row) {
    const text = analysis.texts.source;
    const left = row ? text.slice(Math.max(0, row.start - AROUND), row.start).replace(/^[\s\S]*\n/u, '') : '';
    const right = row ? text.slice(row.end, row.end + AROUND).replace(/\n[\s\S]*$/u, '') : '';
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

/**
 * A piece of text with what cannot be seen in it made visible, cut when long.
 * @param {string} text
 */
export function visible(text) {
  const shown = text
    .slice(0, EXCERPT)
    .replace(/\r?\n/gu, '↵')
    .replace(/\t/gu, '⇥')
    .replace(/^ +$/u, (blanks) => '␣'.repeat(blanks.length))
    .replace(/[\u0000-\u0008\u000b-\u001f\u200b-\u200f\ufeff]/gu, (unit) => `[U+${unit.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}]`);
  return EXCERPT < text.length ? `${shown}…` : shown;
}
