/**
 * What is open, as the reader handles it: looked at, opened, closed, put back; every move is written down. How a tab is
 * drawn and what the engine is asked is left to the element.
 */

/** @import { Open, OpenComparison, OpenText } from './open-text.js' */
/** @import { Closed } from './shelf.js' */
import { inOrder, openComparison, openText } from './open-text.js';
import { carried } from './headings.js';
import { createShelf, shelfOf, tabsOf } from './shelf.js';
import { newState, readTabs, writeTabs } from './state.js';

/**
 * @param {HTMLElement} host keeps what is written down among its own children
 * @param {object} setting
 * @param {() => string | undefined} setting.onLeave what is shown is about to give way; answers with what stands in the
 *   box to paste into, if that is shown
 * @param {() => void} setting.onPresent something else is to be shown
 */
export function createDesk(host, { onLeave, onPresent }) {
  let shelf = createShelf([openText(newState(''))]);

  /** Remembers how far the page is scrolled, and what stands in the box. */
  function leave() {
    const typed = onLeave();
    const { current } = shelf;
    current.place = scrollY;
    if (current.kind === 'text' && typed !== undefined && typed !== current.state.text) {
      current.state.headings = carried(current.state.headings, current.state.text, typed);
      current.state.text = typed;
      keep(current);
    }
  }

  /**
   * Writes down what is open, so that a saved page has it.
   * @param {Open | null} changed what is to be written anew
   */
  function keep(changed) {
    void writeTabs(host, tabsOf(shelf), shelf.current.id, changed?.id ?? null);
  }

  /** @param {Open} open a new tab */
  function add(open) {
    leave();
    shelf.add(open);
    shelf.show(open.id);
    keep(open);
    onPresent();
  }

  /** @param {number} id of the tab to be shown */
  function select(id) {
    if (id === shelf.current.id) return;
    leave();
    shelf.show(id);
    keep(null);
    onPresent();
  }

  return {
    get shelf() {
      return shelf;
    },

    /** The text whose tab is open, or the later one of the two that are compared. */
    get open() {
      const { current } = shelf;
      return current.kind === 'text' ? current : pairOf(current)[1];
    },

    /** The two texts that are compared, the earlier one first. */
    get pair() {
      const { current } = shelf;
      return current.kind === 'text' ? [] : pairOf(current);
    },

    keep,
    add,
    select,

    /** A new tab to paste into, unless there is nothing yet in the one that is shown. @param {number | null} against the text it is to be compared with */
    blank(against = null) {
      const { current } = shelf;
      const typed = current.kind === 'text' && current.screen === 'input' ? onLeave() : undefined;
      if (against === null && typed?.trim() === '') return;
      add({ ...openText(newState('')), against });
    },

    /**
     * Texts that came from files: the first takes the place of a blank one and is shown, the others wait.
     * @param {OpenText[]} opened
     */
    take(opened) {
      if (opened.length === 0) return;
      leave();
      const { current } = shelf;
      const [first, ...rest] = opened;
      const blank = current.kind === 'text' && current.screen === 'input' && current.state.text === '' ? current : null;
      if (blank) Object.assign(blank, { state: first.state, file: first.file, waiting: true });
      else shelf.add(first);
      for (const open of rest) shelf.add(open);
      shelf.show((blank ?? first).id);
      keep(blank);
      onPresent();
    },

    /**
     * Shows the tab of two texts, a new one if there is none.
     * @param {OpenText} one
     * @param {OpenText} other
     */
    compare(one, other) {
      const texts = inOrder(one, other);
      const open = shelf.all.find((open) => open.kind === 'comparison' && texts.every((id) => open.texts.includes(id)));
      if (open) select(open.id);
      else add(openComparison(texts));
    },

    /**
     * @param {number} id of the tab to be closed
     * @returns {(() => void) | null} puts it back; null when nothing is lost
     */
    close(id) {
      leave();
      const open = shelf.all.find((one) => one.id === id);
      const closed = shelf.close(id, () => openText(newState('')));
      keep(null);
      onPresent();
      return !open || (open.kind === 'text' && open.state.text === '') ? null : () => putBack(closed);
    },

    /**
     * Takes up what was written down before, as in a saved page.
     * @returns {boolean} whether there was anything
     */
    restore() {
      const saved = readTabs(host);
      if (!saved) return false;
      shelf = shelfOf(saved);
      // The numbers are new ones: what was written under the old ones is written anew.
      void writeTabs(host, [], 0, null);
      keep(null);
      return true;
    },
  };

  /**
   * @param {OpenComparison} open
   * @returns {OpenText[]} a comparison is closed with either of its texts, so both are there
   */
  function pairOf(open) {
    return open.texts.map((id) => /** @type {OpenText} */ (shelf.text(id)));
  }

  /** @param {Closed} closed */
  function putBack(closed) {
    leave();
    shelf.putBack(closed);
    keep(null);
    onPresent();
  }
}

/** @typedef {ReturnType<typeof createDesk>} Desk */
