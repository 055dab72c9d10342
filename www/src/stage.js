/**
 * Puts what is open before the reader: the bar, the strip of texts, and one of three screens (input-view.js,
 * reading-screen.js, comparison-screen.js). What a screen asks for, the session does.
 */

/** @import { Choices } from './choices.js' */
/** @import { Desk } from './desk.js' */
/** @import { OpenComparison, OpenText } from './open-text.js' */
/** @import { View } from './report.js' */
import { aboutDialog } from './about.js';
import { createBar } from './bar.js';
import { createComparisonScreen } from './comparison-screen.js';
import { openDialog } from './dialogs.js';
import { fill, h } from './dom.js';
import { createInputView } from './input-view.js';
import { keysDialog } from './keys.js';
import { nameOf } from './open-text.js';
import { createReadingScreen } from './reading-screen.js';
import { createTextTabs, tabId } from './text-tabs.js';

/**
 * What screens ask of the session.
 * @typedef {object} Actions
 * @property {(text: string, headings: import('./lines.js').Heading[]) => void} takeText
 * @property {(files: File[]) => void} takeFiles
 * @property {() => void} askAgain what is open is to be analysed anew
 * @property {(id: string) => void} refuse
 * @property {(id: string) => void} accept
 * @property {(text: string) => Promise<import('./report.js').Answer>} sketch analyses a text that is being corrected
 * @property {(format: import('./save.js').Format) => void} saveReport
 * @property {(format: 'html' | 'markdown' | 'csv', view: View) => void} saveComparison
 * @property {() => void} exchange
 * @property {(id: number) => void} select
 * @property {(id: number) => void} close
 * @property {() => void} startAnew
 * @property {(open: OpenText) => void} askComparison
 * @property {(name: 'language' | 'theme', value: string) => void} choose
 * @property {(change: () => void) => void} change shows the same in another way, at the same place
 */

/**
 * @param {object} setting
 * @param {ShadowRoot} setting.root
 * @param {Desk} setting.desk
 * @param {Choices} setting.choices
 * @param {ReturnType<typeof import('./status.js').createStatus>} setting.status
 * @param {CSSStyleSheet} setting.sheet takes the estimated heights of what is not drawn
 * @param {Actions} setting.actions
 */
export function createStage({ root, desk, choices, status, sheet, actions }) {
  /** @type {import('./input-view.js').InputView | null} */
  let input = null;
  /** @type {import('./reading-screen.js').ReadingScreen | ReturnType<typeof createComparisonScreen> | null} */
  let screen = null;
  const bar = h('div', { class: 'bar-holder' });
  const element = h('div', { class: 'stage', id: 'stage' });

  /** @param {'input' | 'reading' | 'comparison'} which */
  function show(which) {
    const { current } = desk.shelf;
    const focused = root.activeElement?.id;
    screen?.stop();
    screen = null;
    input = null;
    bar.lang = element.lang = choices.language;
    if (current.kind === 'comparison') showComparison(current);
    else {
      const reads = which === 'reading' && current.analysis !== null;
      current.screen = reads ? 'reading' : 'input';
      if (reads) showReading(current);
      else showInput(current);
    }
    showBar();
    if (focused) focus(focused);
  }

  /** The script in which the text or the comparison is shown. @returns {View} */
  function view() {
    const { current } = desk.shelf;
    return (current.kind === 'comparison' ? current.view : null) ?? desk.open.state.view ?? 'simplified';
  }

  /** @param {OpenText} open */
  function showReading(open) {
    const { analysis, layout } = open;
    if (!analysis || !layout) return;
    screen = createReadingScreen({
      analysis,
      layout,
      view: view(),
      language: choices.language,
      t: choices.t,
      state: open.state,
      tab: open.panel,
      hidden: open.hidden,
      standing: open.standing,
      forms: open.forms,
      sheet,
      announce: status.announce,
      tell: status.tell,
      onTab: (tab) => (open.panel = tab),
      onRefuse: (edit) => actions.refuse(edit.id),
      onAccept: actions.accept,
      onKeep: (kept) => {
        Object.assign(open.state, kept);
        desk.keep(open);
      },
      onAskAgain: (asked) => {
        Object.assign(open.state, asked);
        actions.askAgain();
      },
      onSave: actions.saveReport,
      correction: open.correction,
      onCorrect: (correction) => (open.correction = correction),
      analyse: actions.sketch,
    });
    fill(element, screen.element);
  }

  /** @param {OpenComparison} open */
  function showComparison(open) {
    const { t } = choices;
    const { comparison, of: [before, after] } = open;
    if (!comparison || !before || !after) {
      fill(element, h('p', { class: 'input quiet' }, t('comparing')));
      return;
    }
    screen = createComparisonScreen({
      comparison,
      analyses: [before, after],
      view: view(),
      t,
      filter: open.filter,
      panel: open.panel,
      term: open.term,
      sheet,
      announce: status.announce,
      onTerm: (term) => (open.term = term),
      onFilter: (filter) => (open.filter = filter),
      onPanel: (panel) => (open.panel = panel),
      onExchange: actions.exchange,
      onOpen: (side) => actions.select(open.texts[side]),
      onSave: (format) => actions.saveComparison(format, view()),
    });
    fill(element, screen.element);
  }

  /** @param {OpenText} open */
  function showInput(open) {
    const { t } = choices;
    const other = open.against === null ? undefined : desk.shelf.text(open.against);
    input = createInputView({
      t,
      onText: actions.takeText,
      onFiles: actions.takeFiles,
      onProblem: (message) => status.say(t, message),
      notice: other ? t('comparingWith', { w: nameOf(other, t) }) : '',
    });
    fill(element, input.element);
    if (open.state.text !== '') input.show(open.state.text, open.state.headings);
  }

  function showBar() {
    const { t } = choices;
    const { current, all } = desk.shelf;
    const switches = createBar({
      t,
      language: choices.language,
      theme: choices.theme,
      view: screen ? view() : null,
      onAbout: () => open(aboutDialog(choices.t, desk.open.analysis?.report ?? null)),
      onKeys: help,
      onView: (next) => actions.change(() => (current.kind === 'comparison' ? (current.view = next) : (current.state.view = next))),
      onLanguage: (next) => actions.choose('language', next),
      onTheme: (next) => actions.choose('theme', next),
    });
    // A lone empty text has no tab.
    const tabs = 1 < all.length || screen !== null || desk.open.state.text !== '';
    const strip = tabs
      ? createTextTabs({
          all,
          current,
          t,
          onSelect: actions.select,
          onClose: actions.close,
          onNew: actions.startAnew,
          onCompare: current.kind === 'text' && current.screen === 'reading' ? () => actions.askComparison(current) : null,
        })
      : null;
    fill(bar, switches, strip);
    if (tabs) {
      element.setAttribute('role', 'tabpanel');
      element.setAttribute('aria-labelledby', tabId(current));
    } else {
      element.removeAttribute('role');
      element.removeAttribute('aria-labelledby');
    }
  }

  /** @param {HTMLDialogElement} dialog */
  function open(dialog) {
    openDialog(root, element, dialog);
  }

  function help() {
    open(keysDialog(choices.t));
  }

  /** @param {string} id of an element of the shadow tree */
  function focus(id) {
    root.getElementById(id)?.focus({ preventScroll: true });
  }

  return {
    bar,
    element,
    show,
    open,
    help,
    focus,
    /** The box to paste into, while it is shown. */
    get input() {
      return input;
    },
    /** The text or the comparison, while it is shown. */
    get screen() {
      return screen;
    },
  };
}

/** @typedef {ReturnType<typeof createStage>} Stage */
