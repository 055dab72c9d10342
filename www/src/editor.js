/**
 * The paste, to be corrected by hand: what is typed is analysed at once, and headings, lit terms and repairs are marked
 * anew behind the box. The box holds the letters, a copy of it behind holds the marks; both break their lines alike.
 * What becomes of the corrected text, whoever opens the editor says.
 */

/** @import { Answer } from './report.js' */
/** @import { Translate } from './labels.js' */
import { ROW_WIDTH, lastAtOrBefore } from './analysis.js';
import { h } from './dom.js';

/** Layers that are marked while typing, and the name of their highlight in the style sheet. */
const MARKED = Object.freeze(/** @type {Record<string, string>} */ ({ outline: 'tigang-outline', keywords: 'tigang-terms', edits: 'tigang-edits' }));

/** Of the terms, the foremost are marked: as many as are lit at first. */
const TERMS = 3;

/**
 * @param {object} setting
 * @param {string} setting.text
 * @param {Translate} setting.t
 * @param {(text: string) => Promise<Answer>} setting.analyse
 * @param {(text: string) => void} setting.onTyped
 * @param {(text: string) => void} setting.onDone
 * @param {() => void} setting.onCancel
 */
export function createEditor({ text, t, analyse, onTyped, onDone, onCancel }) {
  const box = h('textarea', { id: 'edited', 'aria-label': t('editText'), 'aria-describedby': 'edit-hint', spellcheck: 'false', autocapitalize: 'off', autocomplete: 'off' });
  const copy = h('div', { class: 'edit-copy', 'aria-hidden': 'true' });
  const element = h(
    'section',
    { class: 'editor', 'aria-label': t('editText') },
    h('p', { class: 'quiet', id: 'edit-hint' }, t('editHint')),
    h(
      'p',
      { class: 'actions' },
      h('button', { type: 'button', class: 'primary', on: { click: () => onDone(box.value) } }, t('editDone')),
      h('button', { type: 'button', on: { click: onCancel } }, t('editCancel')),
    ),
    h('div', { class: 'edit-area' }, copy, box),
  );
  /** @type {string[]} the lines the copy shows */
  let lines = [];
  /** @type {number[]} where each begins */
  let starts = [];
  let typed = 0;
  /** @type {[Highlight, Range[]][]} */
  let marks = [];

  box.value = text;
  box.addEventListener('input', () => {
    onTyped(box.value);
    void refresh();
  });
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      // Or the browser may write a line break into a text that is being analysed.
      event.preventDefault();
      onDone(box.value);
    } else if (event.key === 'Escape' && !event.isComposing) onCancel();
  });

  /** Analyses what the box holds, unless something was typed meanwhile. */
  async function refresh() {
    const content = box.value;
    typed += 1;
    const mine = typed;
    copyLines(content);
    try {
      const answer = await analyse(content);
      if (mine !== typed || !element.isConnected) return;
      mark(answer);
      element.dataset.marked = String(mine);
    } catch {
      // Overtaken, or broken off: the marks stay as they were until the next key.
    }
  }

  /**
   * Only lines that changed are written anew: laying out all of them would be felt.
   * @param {string} content
   */
  function copyLines(content) {
    const next = content.split('\n');
    let same = 0;
    while (same < next.length && same < lines.length && next[same] === lines[same]) same += 1;
    let last = 0;
    while (last < next.length - same && last < lines.length - same && next[next.length - 1 - last] === lines[lines.length - 1 - last]) last += 1;
    const behind = copy.children[lines.length - last] ?? null;
    for (let at = same; at < lines.length - last; at += 1) copy.children[same].remove();
    for (const line of next.slice(same, next.length - last)) copy.insertBefore(h('div', null, line === '' ? '\u200b' : line), behind);
    lines = next;
    let at = 0;
    starts = lines.map((line) => (at += line.length + 1) - line.length - 1);
  }

  /** @param {Answer} answer */
  function mark({ common, spans }) {
    takeOut();
    const ranges = /** @type {Record<string, Range[]>} */ ({});
    for (let at = 0; at + ROW_WIDTH <= spans.length; at += ROW_WIDTH) {
      const layer = common.layers[spans[at + 4]];
      const name = MARKED[layer];
      if (!name || (layer === 'keywords' && TERMS <= spans[at + 5]) || spans[at + 2] === spans[at + 3]) continue;
      const range = rangeOf(spans[at + 2], spans[at + 3]);
      if (range) (ranges[name] ??= []).push(range);
    }
    for (const [name, list] of Object.entries(ranges)) {
      const highlight = shared(name);
      if (!highlight) return;
      for (const range of list) highlight.add(range);
      marks.push([highlight, list]);
    }
  }

  /**
   * @param {number} from in the paste
   * @param {number} to
   */
  function rangeOf(from, to) {
    const first = lastAtOrBefore(starts, from, (start) => start);
    const last = lastAtOrBefore(starts, to, (start) => start);
    const [begin, end] = [copy.children[first]?.firstChild, copy.children[last]?.firstChild];
    if (!begin || !end) return null;
    const range = new Range();
    range.setStart(begin, Math.min(from - starts[first], lines[first].length));
    range.setEnd(end, Math.min(to - starts[last], lines[last].length));
    return range;
  }

  function takeOut() {
    for (const [highlight, list] of marks) for (const range of list) highlight.delete(range);
    marks = [];
  }

  return {
    element,
    /** Marks the text and takes the focus. */
    start() {
      box.focus({ preventScroll: true });
      box.setSelectionRange(0, 0);
      return refresh();
    },
    stop: takeOut,
  };
}

/**
 * The highlight of a name, shared by all readers of a page; nothing where the browser has none.
 * @param {string} name
 */
function shared(name) {
  if (typeof Highlight !== 'function' || !CSS.highlights) return null;
  let highlight = CSS.highlights.get(name);
  if (!highlight) CSS.highlights.set(name, (highlight = new Highlight()));
  return highlight;
}
