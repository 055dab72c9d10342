/**
 * Where a text comes in: paste, type, drop or open a file, clipboard, sample. A long text never enters the editable
 * box, which would take seconds to lay it out; it is handed on as it is and shown as a summary.
 */

/** @import { Heading } from './lines.js' */
/** @import { Translate } from './labels.js' */
import { h } from './dom.js';
import { carried, pasted } from './headings.js';
import { SAMPLE } from './sample.js';

/** Characters an editable box may hold: 200 KB of Chinese. */
export const EDITABLE = 65_000;

/**
 * @param {object} setting
 * @param {Translate} setting.t
 * @param {(text: string, headings: Heading[]) => void} setting.onText a whole text came in and is to be analysed
 * @param {(files: File[]) => void} setting.onFiles
 * @param {(message: string) => void} setting.onProblem
 * @param {string} setting.notice what this text is wanted for, or ''
 */
export function createInputView({ t, onText, onFiles, onProblem, notice }) {
  /** @type {string | null} a text too long for the box */
  let long = null;
  /** The text as it was put in, and its headings; what is typed then is found out when it is handed on. */
  let given = { text: '', headings: /** @type {Heading[]} */ ([]) };
  let composing = false;

  const box = h('textarea', {
    id: 'paste', rows: 11, placeholder: t('pasteHere'), 'aria-label': t('pasteHere'), spellcheck: 'false', autocomplete: 'off', autocapitalize: 'off',
  });
  const summary = h('p', { class: 'long-text', hidden: true });
  const chooser = h('input', { type: 'file', multiple: true, accept: '.docx,.txt,.text,.md,.markdown,.htm,.html,text/*', hidden: true });
  const go = h('button', { type: 'button', class: 'primary', on: { click: () => submit() } }, t('analyze'));
  const clipboard = typeof navigator.clipboard?.readText === 'function'
    ? h('button', { type: 'button', on: { click: () => void readClipboard() } }, t('fromClipboard'))
    : null;
  const element = h(
    'section',
    { class: 'input', 'aria-label': t('pasteHere') },
    h('div', { class: 'welcome' }, h('h1', null, t('name')), h('p', null, t('tagline'))),
    notice === '' ? null : h('p', { class: 'notice' }, notice),
    h('div', { class: 'paste-area' }, box, summary, h('p', { class: 'drop-hint', 'aria-hidden': 'true' }, t('dropFile'))),
    h(
      'div',
      { class: 'input-actions' },
      go,
      h('button', { type: 'button', on: { click: () => chooser.click() } }, t('openFile')),
      clipboard,
      h('button', { type: 'button', on: { click: () => take(SAMPLE) } }, t('sample')),
      chooser,
    ),
    h('p', { class: 'privacy' }, h('b', null, t('localOnly')), ' ', t('privacy')),
    h('p', { class: 'quiet' }, t('inputFormats')),
  );

  box.addEventListener('compositionstart', () => (composing = true));
  box.addEventListener('compositionend', () => (composing = false));
  box.addEventListener('paste', (event) => {
    const { text, headings } = pasted(event.clipboardData?.getData('text/plain') ?? '', event.clipboardData?.getData('text/html') ?? '');
    const whole = box.value === '' || (box.selectionStart === 0 && box.selectionEnd === box.value.length);
    if (text === '' || composing) return;
    if (!whole && box.value.length + text.length <= EDITABLE) return;
    event.preventDefault();
    if (whole) take(text, headings);
    else take(box.value.slice(0, box.selectionStart) + text + box.value.slice(box.selectionEnd));
  });
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
  });
  chooser.addEventListener('change', () => {
    const files = [...(chooser.files ?? [])];
    chooser.value = '';
    if (0 < files.length) onFiles(files);
  });

  function submit() {
    const text = long ?? box.value;
    onText(text, carried(given.headings, given.text, text));
  }

  /**
   * A whole text: shown, and analysed at once.
   * @param {string} text
   * @param {Heading[]} [headings]
   */
  function take(text, headings = []) {
    show(text, headings);
    onText(text, headings);
  }

  /**
   * @param {string} text
   * @param {Heading[]} [headings]
   */
  function show(text, headings = []) {
    given = { text, headings };
    long = EDITABLE < text.length ? text : null;
    box.hidden = long !== null;
    summary.hidden = long === null;
    box.value = long === null ? text : '';
    summary.textContent = long === null ? '' : t('loadedLong', { n: text.length.toLocaleString('en') });
  }

  async function readClipboard() {
    try {
      const { text, headings } = await clipboardContent();
      take(text, headings);
    } catch {
      onProblem(t('clipboardRefused'));
      box.focus();
    }
  }

  return {
    element,
    show,
    /** What stands in the box, or was too long for it. */
    text: () => long ?? box.value,
    focus: () => box.focus({ preventScroll: true }),
  };
}

/**
 * What a paste would give; where the browser reads letters only, those.
 * @returns {Promise<import('./lines.js').Lines>}
 */
async function clipboardContent() {
  const { clipboard } = navigator;
  if (typeof clipboard.read !== 'function') return pasted(await clipboard.readText(), '');
  const items = await clipboard.read();
  const [text, html] = await Promise.all(
    ['text/plain', 'text/html'].map(async (type) => (await items.find((item) => item.types.includes(type))?.getType(type))?.text() ?? ''),
  );
  return pasted(text, html);
}

/** @typedef {ReturnType<typeof createInputView>} InputView */
