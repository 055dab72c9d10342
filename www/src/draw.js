/**
 * Draws one block of the clean text with its marks. Where blocks stand and which are on the page is left to
 * reading-view.js.
 */

/** @import { Analysis } from './analysis.js' */
/** @import { Block, Break } from './blocks.js' */
/** @import { Mark } from './layers.js' */
/** @import { Language, Translate } from './labels.js' */
/** @import { Report, View } from './report.js' */
import { isHeading } from './blocks.js';
import { lengthsOf } from './completeness.js';
import { h } from './dom.js';
import { parentsOf } from './outline-shape.js';
import { reasonIn } from './reasons.js';
import { cut } from './runs.js';

/** Layers that are seen without being asked for, and their class. Everything else waits until it is lit. */
const ALWAYS_SEEN = Object.freeze(
  /** @type {Record<string, string>} */ ({ documents: 'document', redactions: 'redaction', edits: 'repair', notes: 'doubt' }),
);

/** Letters of a long piece of web-page text that are shown. */
const EXCERPT = 80;

/**
 * @typedef {object} Drawing
 * @property {Analysis} analysis
 * @property {View} view
 * @property {Translate} t
 * @property {Language} language of the interface
 * @property {(start: number, end: number, limit: number) => Mark[]} overlap
 * @property {(mark: Mark) => string} litClass '' when the mark is not lit
 * @property {(mark: Mark, element: HTMLElement) => void} drawn called for every element of every mark
 */

/**
 * @param {Drawing} drawing
 * @param {Block} block
 * @returns {HTMLElement}
 */
export function drawBlock(drawing, block) {
  const text = drawing.analysis.texts.source;
  const end = Math.min(block.next, text.length);
  // A paragraph that brings its own two blanks is not indented twice.
  const indented = /^\s/u.test(text.slice(block.start, block.start + 1)) ? 'indented' : '';
  if (block.kind === 'paragraph') {
    const addresses = block.role === 'head' && /[:：]\s*$/u.test(text.slice(block.start, block.end)) ? 'salutation' : '';
    const classes = ['block', block.continued ? 'continued' : '', block.role, addresses, indented].filter(Boolean).join(' ');
    return drawRuns(drawing, h('p', { class: classes }), block.start, end, block.next);
  }
  const node = drawing.analysis.report.outline[block.node];
  const depth = Math.max(1, node.depth);
  const level = /** @type {'h2'} */ (`h${Math.min(6, headingsAbove(drawing.analysis.report.outline, block.node) + 2)}`);
  const properties = { id: headingId(block.node), class: `heading depth-${Math.min(5, depth)}`, tabindex: -1 };
  if (block.headEnd === block.end) {
    properties.class += ` block ${indented}`.trimEnd();
    return drawRuns(drawing, h(level, properties), block.start, end, block.next);
  }
  const heading = drawRuns(drawing, h(level, properties), block.start, block.headEnd, block.headEnd);
  const rest = drawRuns(drawing, h('p', null), block.headEnd, end, block.next);
  return h('div', { class: `block opening ${indented}`.trimEnd() }, heading, rest);
}

/**
 * How many of the nodes that a heading stands under are headings on the page: a missing one or an item inside a paragraph
 * is none, and a page whose headings skip a level cannot be walked by them.
 * @param {import('./report.js').OutlineNode[]} outline
 * @param {number} node
 */
function headingsAbove(outline, node) {
  const parents = parentsOf(outline);
  let count = 0;
  for (let at = parents[node]; 0 <= at; at = parents[at]) if (isHeading(outline[at])) count += 1;
  return count;
}

/**
 * The id of a heading or run-in item in the shadow tree.
 * @param {number} node index into the outline
 */
export function headingId(node) {
  return `node-${node}`;
}

/**
 * @template {HTMLElement} E
 * @param {Drawing} drawing
 * @param {E} parent
 * @param {number} start
 * @param {number} end
 * @param {number} limit
 * @returns {E}
 */
function drawRuns(drawing, parent, start, end, limit) {
  const text = drawing.analysis.texts[drawing.view];
  for (const run of cut(start, end, drawing.overlap(start, end, limit))) {
    const characters = text.slice(run.start, run.end);
    if (run.marks.length === 0) {
      parent.append(characters);
      continue;
    }
    const classes = new Set();
    for (const mark of run.marks) {
      const seen = ALWAYS_SEEN[mark.row.layer];
      if (seen) classes.add(seen);
      if (isRunIn(drawing.analysis, mark)) classes.add('run-in');
      // A redaction may be cut by marks inside it; its ends are drawn where it begins and ends.
      if (seen === 'redaction' && mark.start === run.start) classes.add('begins');
      if (seen === 'redaction' && mark.end === run.end) classes.add('ends');
      const lit = drawing.litClass(mark);
      if (lit) for (const name of lit.split(' ')) classes.add(name);
    }
    if (run.start === run.end) classes.add('point');
    const element = h('mark', { 'data-refs': run.marks.map((mark) => mark.id).join(' ') }, characters);
    if (0 < classes.size) element.className = [...classes].join(' ');
    for (const mark of run.marks) {
      drawing.drawn(mark, element);
      const edit = mark.row.layer === 'edits' && mark.start === run.start ? drawing.analysis.report.edits[mark.row.ref] : null;
      if (edit) {
        element.dataset.before = visible(edit.before);
        element.title = [drawing.t(`edit_${edit.kind}`), reasonIn(edit.note ?? '', drawing.language)].filter(Boolean).join(drawing.t('colon'));
      }
    }
    parent.append(element);
  }
  return parent;
}

/**
 * @param {Analysis} analysis
 * @param {Mark} mark
 */
function isRunIn(analysis, mark) {
  return mark.row.layer === 'outline' && analysis.report.outline[mark.row.ref]?.kind === 'run_in';
}

/**
 * A quiet block for what is not there: its size when the page states it, or the headings known to be missing.
 * @param {Drawing} drawing
 * @param {Break} gap
 * @returns {HTMLElement}
 */
export function drawBreak(drawing, gap) {
  const { analysis, t } = drawing;
  if (gap.kind === 'gap') {
    return h('p', { class: 'gap', id: `gap-${gap.gap}` }, gapLabel(analysis.report, gap.gap, t));
  }
  return h(
    'ul',
    { class: 'gap', 'aria-label': t('missingHeadings') },
    ...gap.nodes.map((index) => {
      const node = analysis.reports[drawing.view].outline[index];
      return h('li', { id: headingId(index), tabindex: -1 }, `${node.marker}${node.title}`, ' ', h('span', null, missingLabel(node, t)));
    }),
  );
}

/**
 * What is known of a gap. What lacks at the end follows from the lengths the page states, when it states them.
 * @param {Report} report
 * @param {number} index into the gaps
 * @param {Translate} t
 */
export function gapLabel(report, index, t) {
  const { gaps } = report;
  const { missing_chars, at_end } = gaps[index];
  if (missing_chars !== null && missing_chars !== undefined) return t(at_end ? 'gapAtEnd' : 'gap', { n: missing_chars });
  if (!at_end) return t('gapUnknown');
  const stated = gaps.reduce((sum, gap) => sum + (gap.missing_chars ?? 0), 0);
  const { full, shown } = lengthsOf(report);
  const rest = full - shown - stated;
  return 0 < rest ? t('gapAtEndAbout', { n: rest }) : t('breaksOff');
}

/**
 * How a missing node is known: from the contents list, or only by its neighbours.
 * @param {import('./report.js').OutlineNode} node
 * @param {Translate} t
 */
export function missingLabel(node, t) {
  return node.title_from === 'catalog' ? t('inContentsOnly') : t('missing');
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
