/**
 * The screen of an analysed text: title block, outline, text, panels, and what connects them. Whoever opens it says
 * what happens to the analysis itself (undo, download).
 */

/** @import { Analysis, Row } from './analysis.js' */
/** @import { Language, Translate } from './labels.js' */
/** @import { Edit, View } from './report.js' */
/** @import { State } from './state.js' */
import { rowsOf } from './analysis.js';
import { h } from './dom.js';
import { createEditor } from './editor.js';
import { editsPanel } from './edits-panel.js';
import { findText } from './find.js';
import { carried } from './headings.js';
import { checksPanel, documentsPanel } from './lists-panels.js';
import { EDITABLE } from './input-view.js';
import { createLegend } from './legend.js';
import { firstHint } from './hint.js';
import { createOutlineColumn } from './outline-column.js';
import { ownTerms } from './own-terms.js';
import { createReadingView } from './reading-view.js';
import { statsPanel } from './stats-panel.js';
import { summaryPanel } from './summary-panel.js';
import { createTabs } from './tabs.js';
import { createTermsPanel } from './terms-panel.js';
import { titleBlock } from './title-block.js';

/**
 * @param {object} setting
 * @param {Analysis} setting.analysis
 * @param {import('./reading-view.js').Layout} setting.layout
 * @param {View} setting.view
 * @param {Language} setting.language
 * @param {Translate} setting.t
 * @param {State} setting.state what the reader chose
 * @param {(number | undefined)[]} setting.forms lit terms, by their form
 * @param {Set<string>} setting.hidden layers put out
 * @param {import('./open-text.js').Standing} setting.standing among the changes
 * @param {string} setting.tab the panel open at first
 * @param {CSSStyleSheet} setting.sheet
 * @param {(message: string) => void} setting.announce
 * @param {(message: string) => void} setting.tell says aloud and shows what was done
 * @param {(tab: string) => void} setting.onTab
 * @param {(edit: Edit) => void} setting.onRefuse
 * @param {(id: string) => void} setting.onAccept
 * @param {(kept: Partial<State>) => void} setting.onKeep something to remember was chosen
 * @param {(asked: Partial<State>) => void} setting.onAskAgain something was chosen that needs a new analysis
 * @param {(format: import('./save.js').Format) => void} setting.onSave
 * @param {string | null} setting.correction the paste as it is being corrected
 * @param {(correction: string | null) => void} setting.onCorrect
 * @param {(text: string) => Promise<import('./report.js').Answer>} setting.analyse a text that is being corrected
 */
export function createReadingScreen(setting) {
  const { analysis, layout, view, language, t, state, sheet, announce, standing } = setting;
  let tab = setting.tab;
  /** @type {ReturnType<typeof createEditor> | null} */
  let editor = null;
  const reading = createReadingView({ analysis, layout, view, t, language, sheet, onPlace: (offset) => tree.follow(offset) });
  const onPick = (/** @type {number} */ node, /** @type {Row | undefined} */ row) => reading.goToNode(node, row);
  const onGo = (/** @type {Row} */ row) => reading.goTo(row);

  const column = createOutlineColumn({
    analysis, view, language, t, state, onPick, onKeep: setting.onKeep, onSave: setting.onSave, tell: setting.tell, announce,
  });
  const { element: outline, tree } = column;
  const terms = createTermsPanel({
    analysis,
    view,
    language,
    t,
    forms: setting.forms,
    onLight: (ref, rows, className) => reading.light('keywords', ref, rows, className),
    onGo,
    onFind: (query) => {
      const rows = findText(analysis, query);
      reading.showFound(rows);
      return rows;
    },
    announce,
    own: ownTerms({ report: analysis.reports[view], t, onTerms: (terms) => setting.onAskAgain({ terms }) }),
  });
  const checks = checksPanel({ analysis, view, language, t, onGo });
  const documents = documentsPanel({ analysis, view, language, t, onGo });
  const edits = editsPanel({
    analysis, standing, refused: state.refused, language, t, onGo, onRefuse: setting.onRefuse, onAccept: setting.onAccept, announce,
  });
  const summary = summaryPanel({ analysis, view, t, length: state.summary, onGo, onLength: (length) => setting.onAskAgain({ summary: length }) });
  const stats = statsPanel({ analysis, view, t, rate: state.rate, onGo, onRate: setRate });
  const tabs = createTabs(
    t('panels'),
    [
      { id: 'terms', label: t('terms'), panel: terms.element },
      { id: 'checks', label: t('checks'), count: checks.count, panel: checks.element },
      {
        id: 'edits',
        label: t('changes'),
        count: analysis.report.edits.length,
        panel: edits.element,
      },
      { id: 'documents', label: t('documents'), count: documents.count, panel: documents.element },
      { id: 'summary', label: t('summary'), panel: summary },
      { id: 'stats', label: t('stats'), panel: stats },
    ],
    tab,
    (id) => {
      tab = id;
      setting.onTab(id);
    },
  );

  const panels = h('section', { class: 'panels', id: 'panels', 'aria-label': t('panels') }, tabs.element);
  const head = titleBlock({
    analysis,
    view,
    t,
    rate: state.rate,
    compared: standing.compared,
    onShowEdits: showEdits,
    onCompare: compare,
  });
  compare(standing.compared);
  reading.element.addEventListener('click', (event) => {
    const index = event.target instanceof Element && isSelectionEmpty() ? editAt(event.target) : null;
    if (index === null) return;
    const { ref } = rowsOf(analysis, 'edits')[index];
    tabs.select('edits');
    edits.reveal(ref);
  });
  const correct = h('button', { type: 'button', class: 'small', id: 'correct', hidden: EDITABLE < state.text.length, on: { click: edit } }, t('editText'));
  const text = h(
    'section',
    { class: 'text-column', id: 'text', 'aria-label': t('text') },
    firstHint(t),
    reading.windowed ? h('p', { class: 'notice' }, t('windowed')) : null,
    reading.windowed ? h('p', { class: 'on-paper' }, t('printedPart')) : null,
    0 < analysis.report.surrogates ? h('p', { class: 'notice' }, t('surrogates', { n: analysis.report.surrogates })) : null,
    h('div', { class: 'text-tools' }, createLegend({ analysis, t, text: reading.element, hidden: setting.hidden }), correct),
    h(
      'div',
      null,
      reading.element,
      jumps(t('jumps'), [
        [t('outline'), () => outline.scrollIntoView({ block: 'start' })],
        [t('panels'), () => panels.scrollIntoView({ block: 'start' })],
        [t('previous'), () => step(-1)],
        [t('next'), () => step(1)],
      ]),
    ),
  );
  const element = h(
    'div',
    { class: 'reading' },
    head.element,
    h('div', { class: 'columns' }, outline, text, panels),
  );

  /** @param {boolean} on */
  function compare(on) {
    standing.compared = reading.element.classList.toggle('compare', on);
  }

  /** @param {1 | -1} direction among what the open panel lists: changes there, terms elsewhere */
  function step(direction) {
    if (tab === 'edits') edits.step(direction);
    else terms.step(direction);
  }

  /** @param {number} rate */
  function setRate(rate) {
    tree.setRate(rate);
    head.setRate(rate);
    setting.onKeep({ rate });
  }

  /** Shows the paste in place of the text, to be corrected. */
  function edit() {
    const parts = [...text.children].filter((part) => part instanceof HTMLElement && !part.hidden);
    const done = () => {
      setting.onCorrect(null);
      editor?.element.remove();
      editor?.stop();
      editor = null;
      for (const part of parts) part.toggleAttribute('hidden', false);
      correct.focus({ preventScroll: true });
    };
    editor = createEditor({
      text: setting.correction ?? state.text,
      t,
      analyse: setting.analyse,
      onTyped: setting.onCorrect,
      onCancel: done,
      onDone: (corrected) => {
        done();
        if (corrected !== state.text) setting.onAskAgain({ text: corrected, headings: carried(state.headings, state.text, corrected), refused: [] });
      },
    });
    for (const part of parts) part.toggleAttribute('hidden', true);
    text.append(editor.element);
    void editor.start();
  }

  function showEdits() {
    tabs.select('edits');
    panels.querySelector('#tab-edits')?.scrollIntoView({ block: 'nearest' });
    const tab = panels.querySelector('#tab-edits');
    if (tab instanceof HTMLElement) tab.focus();
  }

  return {
    element,
    async start() {
      column.start();
      await reading.start();
      // Another language or script was chosen while the paste was being corrected.
      if (setting.correction !== null) edit();
    },
    stop: () => {
      column.stop();
      reading.stop();
      editor?.stop();
    },
    step,
    goOn: edits.goOn,
    focusTitle: () => /** @type {HTMLElement | null} */ (head.element.querySelector('h1'))?.focus({ preventScroll: true }),
    focusSearch() {
      tabs.select('terms');
      terms.focusSearch();
    },
  };
}

/** @typedef {ReturnType<typeof createReadingScreen>} ReadingScreen */

/**
 * The edit whose mark was clicked, as an index into the rows of edits.
 * @param {Element} target
 */
function editAt(target) {
  const name = /(?:^| )e(\d+)/u.exec(target.closest('mark')?.getAttribute('data-refs') ?? '');
  return name ? Number(name[1]) : null;
}

/** A click that ends a selection is meant for the selection. */
function isSelectionEmpty() {
  return getSelection()?.isCollapsed !== false;
}

/**
 * For narrow windows: a row of buttons that stay in reach while the text is read, and cover nothing but text.
 * @param {string} label
 * @param {[string, () => void][]} places
 */
function jumps(label, places) {
  return h(
    'div',
    { class: 'jumps', role: 'group', 'aria-label': label },
    ...places.map(([label, go]) => h('button', { type: 'button', on: { click: go } }, label)),
  );
}
