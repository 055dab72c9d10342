/**
 * `<tigang-reader>`: the whole reader as one element. What a page may ask of it stands here; what it does is session.js,
 * what it shows stage.js.
 */

/** @import { Report } from './report.js' */
import { marksOf } from './layers.js';
import { createSession } from './session.js';

export class TigangReader extends HTMLElement {
  static observedAttributes = ['language', 'theme'];

  #session = createSession(this, this.attachShadow({ mode: 'open' }));

  connectedCallback() {
    this.#session.start();
  }

  disconnectedCallback() {
    this.#session.stop();
  }

  /**
   * @param {string} name
   * @param {string | null} _before
   * @param {string | null} value
   */
  attributeChangedCallback(name, _before, value) {
    this.#session.choose(name, value);
  }

  /** The analysis that is shown. */
  get analysis() {
    return this.#session.open.analysis;
  }

  /**
   * Analyses a text and shows it.
   * @param {string} text
   * @param {import('./lines.js').Heading[]} [headings] what its file or page set as headings
   * @returns {Promise<Report>} rejects with an AnalysisFailure, whose `code` says why
   */
  analyze(text, headings = []) {
    return this.#session.analyse(text, headings);
  }

  /**
   * Every highlight of the analysis: its name in `data-refs`, its layer and place. A highlight is the text of the runs
   * that carry its name, in order.
   */
  get highlights() {
    if (!this.analysis) return [];
    return marksOf(this.analysis).map(({ id, row }) => ({ id, ...row }));
  }

  /** The script that is shown. */
  get view() {
    return this.#session.open.state.view ?? 'simplified';
  }

  /** The text as it was given. */
  get text() {
    return this.#session.open.state.text;
  }

  /**
   * Undoes one edit and analyses again.
   * @param {string} id
   * @returns {Promise<Report>}
   */
  refuse(id) {
    return this.#session.refuse(id);
  }

  /**
   * Makes an undone edit again.
   * @param {string} id
   * @returns {Promise<Report>}
   */
  accept(id) {
    return this.#session.accept(id);
  }

  /**
   * Cuts a text into its words, without marks and spaces; official terms are one word. Nothing of it is shown.
   * @param {string} text
   * @returns {Promise<string[]>} rejects with an AnalysisFailure: of code `superseded` while something else is asked
   */
  words(text) {
    return this.#session.words(text);
  }

  /** Puts the cursor where a text is pasted. */
  focusInput() {
    this.#session.focusInput();
  }
}

/** Registers the element, once however often the module is loaded. */
export function register() {
  if (!customElements.get('tigang-reader')) customElements.define('tigang-reader', TigangReader);
}
