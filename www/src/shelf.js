/** The list of what is open and which of it is shown, and how it is written down. Knows nothing of how it is drawn. */

/** @import { Open, OpenText } from './open-text.js' */
/** @import { SavedTab } from './state.js' */
import { openComparison, openText } from './open-text.js';

/**
 * @typedef {object} Closed what was taken off the shelf together, for putting back
 * @property {{ open: Open, at: number }[]} taken
 * @property {number} shown the id of what was shown
 */

/**
 * @param {Open[]} opens at least one
 * @param {number} at the index of the one shown
 */
export function createShelf(opens, at = 0) {
  let list = opens.slice();
  let current = list[at] ?? list[0];

  return {
    /** @returns {readonly Open[]} in the order of their tabs */
    get all() {
      return list;
    },

    get current() {
      return current;
    },

    /** @returns {OpenText[]} */
    get texts() {
      return list.filter((open) => open.kind === 'text');
    },

    /**
     * @param {number} id
     * @returns {OpenText | undefined}
     */
    text(id) {
      return this.texts.find((open) => open.id === id);
    },

    /**
     * Puts something at the end.
     * @template {Open} T
     * @param {T} open
     * @returns {T}
     */
    add(open) {
      list.push(open);
      return open;
    },

    /** @param {number} id */
    show(id) {
      current = list.find((open) => open.id === id) ?? current;
    },

    /**
     * Takes something off, and with a text the comparisons of it.
     * @param {number} id
     * @param {() => Open} fresh what stands on an empty shelf
     * @returns {Closed}
     */
    close(id, fresh) {
      const shown = current.id;
      const goes = (/** @type {Open} */ open) => open.id === id || (open.kind === 'comparison' && open.texts.includes(id));
      const taken = list.map((open, index) => ({ open, at: index })).filter(({ open }) => goes(open));
      const at = list.indexOf(current);
      list = list.filter((open) => !goes(open));
      if (list.length === 0) list.push(fresh());
      // The next one takes its place, or the one before when it was the last.
      if (goes(current)) current = list[Math.min(at, list.length - 1)];
      return { taken, shown };
    },

    /** @param {Closed} closed */
    putBack({ taken, shown }) {
      // An empty shelf was given a blank text, which goes again.
      const blank = list.length === 1 && list[0].kind === 'text' && list[0].state.text === '';
      if (blank) list = [];
      for (const { open, at } of taken) list.splice(at, 0, open);
      this.show(shown);
      if (!list.includes(current)) current = list[0];
    },
  };
}

/** @typedef {ReturnType<typeof createShelf>} Shelf */

/**
 * What is kept of a shelf: every text that says something, and the comparisons of such texts.
 * @param {Shelf} shelf
 * @returns {SavedTab[]}
 */
export function tabsOf(shelf) {
  const kept = new Set(shelf.texts.filter((open) => open.state.text !== '').map((open) => open.id));
  /** @type {SavedTab[]} */
  const tabs = [];
  for (const open of shelf.all) {
    if (open.kind === 'text' && kept.has(open.id)) tabs.push({ id: open.id, state: open.state });
    if (open.kind === 'comparison' && open.texts.every((id) => kept.has(id))) tabs.push({ id: open.id, texts: open.texts });
  }
  return tabs;
}

/**
 * A shelf as it was kept, with new numbers.
 * @param {{ tabs: SavedTab[], shown: number }} saved at least one tab with a text
 */
export function shelfOf({ tabs, shown }) {
  /** @type {Map<number, Open>} */
  const opens = new Map();
  for (const { id, state } of tabs) if (state) opens.set(id, openText(state));
  const again = (/** @type {number} */ id) => opens.get(id)?.id ?? 0;
  for (const { id, texts } of tabs) if (texts) opens.set(id, openComparison([again(texts[0]), again(texts[1])]));
  const shelf = createShelf(tabs.flatMap(({ id }) => opens.get(id) ?? []));
  shelf.show(again(shown));
  return shelf;
}
