/** What the reader does with the tabs: texts and files come in, tabs are chosen, closed, put back, held against each other. */

/** @import { Choices } from './choices.js' */
/** @import { Desk } from './desk.js' */
/** @import { Heading } from './lines.js' */
/** @import { OpenText } from './open-text.js' */
/** @import { Stage } from './stage.js' */
import { compareDialog } from './compare-dialog.js';
import { openFiles } from './open-files.js';
import { nameOf, openText } from './open-text.js';
import { newState } from './state.js';
import { tabId } from './text-tabs.js';

/**
 * @param {object} setting
 * @param {Desk} setting.desk
 * @param {ReturnType<typeof import('./status.js').createStatus>} setting.status
 * @param {Choices} setting.choices
 * @param {() => Stage} setting.stage
 * @param {(text: string, headings: Heading[]) => Promise<unknown>} setting.analyse
 * @param {import('./open-files.js').OpenFile} setting.read a file
 */
export function createMoves({ desk, status, choices, stage, analyse, read }) {
  const focusTab = () => stage().focus(tabId(desk.shelf.current));
  const focusInput = () => stage().input?.focus();

  /**
   * @param {string} text
   * @param {Heading[]} headings
   */
  function takeText(text, headings) {
    const { t } = choices;
    if (text.trim() === '') {
      status.say(t, t('emptyText'));
      return;
    }
    // A text dropped on one that is read gets a tab of its own.
    if (!stage().input) desk.add(openText(newState('')));
    analyse(text, headings).catch(() => {});
  }

  /**
   * Files get a tab each; the first is shown, the others are analysed when they are looked at.
   * @param {File[]} files
   */
  async function takeFiles(files) {
    const { t } = choices;
    status.say(t, '');
    const { opened, problems } = await openFiles(files, read, t);
    desk.take(opened);
    if (0 < problems.length) status.say(t, problems.join(' '));
  }

  return {
    takeText,
    takeFiles: (/** @type {File[]} */ files) => void takeFiles(files),

    /** @param {number} id of the tab to be shown */
    select(id) {
      desk.select(id);
      focusTab();
    },

    /** @param {number} id of the tab to be closed */
    close(id) {
      const { t } = choices;
      const open = desk.shelf.all.find((one) => one.id === id);
      const putBack = desk.close(id);
      if (stage().input) focusInput();
      else focusTab();
      if (!open || !putBack) return;
      const back = () => {
        putBack();
        focusTab();
      };
      status.say(t, t('closedText', { w: nameOf(open, t) }), back, t('putBack'));
    },

    startAnew() {
      desk.blank();
      focusInput();
    },

    /** @param {OpenText} open */
    askComparison(open) {
      const others = desk.shelf.texts.filter((text) => text !== open && text.state.text !== '');
      const onAnother = () => {
        desk.blank(open.id);
        focusInput();
      };
      if (others.length === 0) onAnother();
      else stage().open(compareDialog({ text: open, others, t: choices.t, onChoose: (other) => desk.compare(other, open), onAnother }));
    },
  };
}
