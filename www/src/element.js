/**
 * `<tigang-reader>`: the whole reader as one element. It keeps what the reader gave and chose, asks the worker, and
 * puts one of two screens into its shadow tree. The screens are input-view.js and reading-screen.js.
 */

/** @import { Analysis } from './analysis.js' */
/** @import { Theme } from './bar.js' */
/** @import { Language } from './labels.js' */
/** @import { OpenText } from './open-text.js' */
/** @import { Report } from './report.js' */
import { openWorker } from '#assets';
import { aboutDialog } from './about.js';
import { decoding } from './analysis.js';
import { createBar } from './bar.js';
import { createClient } from './client.js';
import { fill, h } from './dom.js';
import { acceptDrops } from './drop.js';
import { AnalysisFailure, failureText } from './failure.js';
import { createInputView } from './input-view.js';
import { keysDialog } from './keys.js';
import { chooseLanguage, LANGUAGES, translator } from './labels.js';
import { marksOf } from './layers.js';
import { openText } from './open-text.js';
import { createReadingScreen } from './reading-screen.js';
import { layingOut } from './reading-view.js';
import { reportJson, saveFile } from './save.js';
import { inSlices, pause } from './slices.js';
import { newState, readState, writeState } from './state.js';
import { createStatus } from './status.js';
import { STYLES } from './styles.js';
import { litAtFirst } from './terms-panel.js';

export class TigangReader extends HTMLElement {
  static observedAttributes = ['language', 'theme'];

  /** @type {OpenText} the text that is shown */
  #open = openText(newState(''));
  /** @type {Language} */
  #language = chooseLanguage(navigator.languages ?? []);
  /** @type {Theme} */
  #theme = 'auto';
  #request = 0;
  #connection = 0;
  #client = createClient(openWorker);
  #sheet = new CSSStyleSheet();
  /** @type {import('./input-view.js').InputView | null} */
  #input = null;
  /** @type {import('./reading-screen.js').ReadingScreen | null} */
  #screen = null;
  #root = this.attachShadow({ mode: 'open' });
  #bar = h('div', { class: 'bar-holder' });
  #stage = h('div', { class: 'stage' });
  #status = createStatus();
  #endDrops = () => {};

  connectedCallback() {
    this.#root.adoptedStyleSheets = [...STYLES, this.#sheet];
    fill(this.#root, h('div', { class: 'app', tabindex: -1 }, this.#bar, ...this.#status.elements, this.#stage));
    this.#root.addEventListener('keydown', this.#onKey);
    this.#endDrops = acceptDrops(this, this.#stage, (file) => this.#takeFile(file), (text) => this.#takeText(text));
    this.#applyTheme();
    this.#setPhase('starting');
    const saved = readState(this);
    this.#show('input');
    this.#connection += 1;
    const connection = this.#connection;
    void this.#client.warm().then((up) => {
      if (connection !== this.#connection || this.dataset.state !== 'starting') return;
      if (up) this.#setPhase('ready');
      else this.#fail(new AnalysisFailure('engine'));
    });
    if (saved && saved.text !== '') {
      this.#open = openText(saved);
      this.#run().catch(() => {});
    }
  }

  disconnectedCallback() {
    this.#connection += 1;
    this.#screen?.stop();
    this.#client.dispose();
    this.#root.removeEventListener('keydown', this.#onKey);
    this.#endDrops();
  }

  /**
   * @param {string} name
   * @param {string | null} _before
   * @param {string | null} value
   */
  attributeChangedCallback(name, _before, value) {
    if (name === 'language') this.#language = LANGUAGES.find((language) => language === value) ?? chooseLanguage(navigator.languages ?? []);
    if (name === 'theme') this.#theme = value === 'light' || value === 'dark' ? value : 'auto';
    if (!this.isConnected) return;
    this.#applyTheme();
    if (name !== 'language') return;
    if (this.#open.screen === 'reading') this.#change(() => {});
    else this.#show('input');
  }

  /** The analysis that is shown. */
  get analysis() {
    return this.#open.analysis;
  }

  /**
   * Analyses a text and shows it.
   * @param {string} text
   * @returns {Promise<Report>} rejects with an AnalysisFailure, whose `code` says why
   */
  analyze(text) {
    const { screen, analysis, layout, analysed, forms, hidden } = this.#open;
    this.#open = { ...openText(newState(text)), screen, analysis, layout, analysed, forms, hidden };
    return this.#run();
  }

  /**
   * Every highlight of the analysis: its name in `data-refs`, its layer and place. A highlight is the text of the runs
   * that carry its name, in order.
   */
  get highlights() {
    if (!this.analysis) return [];
    return marksOf(this.analysis).map(({ id, row }) => ({ id, ...row }));
  }

  /** The text as it was given. */
  get text() {
    return this.#open.state.text;
  }

  /**
   * Undoes one edit and analyses again.
   * @param {string} id
   * @returns {Promise<Report>}
   */
  refuse(id) {
    const edit = this.analysis?.report.edits.find((one) => one.id === id);
    if (edit && !this.#open.state.refused.some((one) => one.id === id)) {
      const { kind, before, after } = edit;
      this.#open.state.refused.push({ id, kind, before, after });
    }
    return this.#run();
  }

  /**
   * Makes an undone edit again.
   * @param {string} id
   * @returns {Promise<Report>}
   */
  accept(id) {
    this.#open.state.refused = this.#open.state.refused.filter((one) => one.id !== id);
    return this.#run();
  }

  /** @returns {Promise<Report>} */
  async #run() {
    const t = translator(this.#language);
    const open = this.#open;
    const { text } = open.state;
    this.#request += 1;
    const request = this.#request;
    const place = open.screen === 'reading' && text === open.analysed ? scrollY : null;
    const starting = this.dataset.state === 'starting';
    this.#setPhase('working');
    this.#status.say(translator(this.#language), '');
    void writeState(this, open.state);
    this.#status.work(t, t(starting ? 'starting' : 'working'), () => this.#client.stop());
    try {
      const answer = await this.#client.analyze(text, this.#options());
      const overtaken = () => request !== this.#request;
      const analysis = await inSlices(decoding(answer), overtaken);
      const layout = analysis && (await inSlices(layingOut(analysis), overtaken));
      if (!analysis || !layout || overtaken()) throw new AnalysisFailure('superseded');
      open.analysis = analysis;
      open.layout = layout;
      const { report } = analysis;
      open.state.view ??= report.meta.script === 'traditional' ? 'traditional' : 'simplified';
      await pause();
      if (overtaken()) throw new AnalysisFailure('superseded');
      open.analysed = text;
      open.forms = litAtFirst(report);
      const above = this.getBoundingClientRect().top < 0;
      this.#show('reading');
      if (place === null && above) this.scrollIntoView({ block: 'start' });
      await this.#screen?.start();
      if (overtaken()) throw new AnalysisFailure('superseded');
      if (place === null) this.#screen?.focusTitle();
      else {
        scrollTo({ top: place, behavior: 'instant' });
        if (!this.#root.activeElement) this.#focus(`tab-${open.panel}`);
      }
      this.#setPhase('done');
      void writeState(this, open.state);
      this.#status.announce(translator(this.#language)('done', { n: report.outline.length }));
      this.dispatchEvent(new CustomEvent('tigang-analysis', { bubbles: true, composed: true, detail: { report, analysis } }));
      return report;
    } catch (error) {
      const failure = error instanceof AnalysisFailure ? error : new AnalysisFailure('interrupted');
      if (request === this.#request) this.#fail(failure);
      throw failure;
    }
  }

  /** What of the state the engine is asked with. */
  #options() {
    const { refused, terms, summary } = this.#open.state;
    return { refused: refused.map((one) => one.id), terms, summary_length: summary };
  }

  /** @param {AnalysisFailure} failure */
  #fail(failure) {
    const t = translator(this.#language);
    this.#setPhase('failed');
    if (this.#open.screen === 'input') this.#input?.show(this.#open.state.text);
    this.#status.say(t, failureText(failure, t), failure.code === 'too_long' || this.#open.state.text === '' ? null : () => void this.#run().catch(() => {}));
  }

  /** @param {'input' | 'reading'} screen */
  #show(screen) {
    const t = translator(this.#language);
    const focused = this.#root.activeElement?.id;
    this.#screen?.stop();
    this.#screen = null;
    this.#input = null;
    const { analysis } = this;
    const layout = this.#open.layout;
    this.#open.screen = screen === 'reading' && analysis ? 'reading' : 'input';
    const view = this.#open.state.view ?? 'simplified';
    this.#bar.lang = this.#stage.lang = this.#language;
    fill(
      this.#bar,
      createBar({
        t,
        language: this.#language,
        theme: this.#theme,
        view: this.#open.screen === 'reading' ? view : null,
        onNew: () => this.#startAnew(),
        onAbout: () => this.#openDialog(aboutDialog(translator(this.#language), this.analysis?.report ?? null)),
        onKeys: () => this.#openDialog(keysDialog(translator(this.#language))),
        onView: (next) => this.#change(() => (this.#open.state.view = next)),
        onLanguage: (next) => this.setAttribute('language', next),
        onTheme: (next) => this.setAttribute('theme', next),
      }),
    );
    if (this.#open.screen === 'reading' && analysis && layout) {
      this.#screen = createReadingScreen({
        analysis,
        layout,
        view,
        language: this.#language,
        t,
        state: this.#open.state,
        tab: this.#open.panel,
        hidden: this.#open.hidden,
        forms: this.#open.forms,
        sheet: this.#sheet,
        announce: (message) => this.#status.announce(message),
        tell: (message) => this.#status.tell(message),
        onTab: (tab) => (this.#open.panel = tab),
        onRefuse: (edit) => void this.refuse(edit.id).catch(() => {}),
        onAccept: (id) => void this.accept(id).catch(() => {}),
        onKeep: (kept) => {
          Object.assign(this.#open.state, kept);
          void writeState(this, this.#open.state);
        },
        onAskAgain: (asked) => {
          Object.assign(this.#open.state, asked);
          this.#run().catch(() => {});
        },
        onSave: (format) => void this.#save(analysis, format),
        correction: this.#open.correction,
        onCorrect: (correction) => (this.#open.correction = correction),
        analyse: (text) => this.#client.analyze(text, { ...this.#options(), refused: [] }),
      });
      fill(this.#stage, this.#screen.element);
    } else {
      this.#input = createInputView({
        t,
        onText: (text) => this.#takeText(text),
        openFile: (bytes, name) => this.#client.open(bytes, name),
        onProblem: (message) => this.#status.say(t, message),
      });
      fill(this.#stage, this.#input.element);
      if (this.#open.state.text !== '') this.#input.show(this.#open.state.text);
    }
    if (focused) this.#focus(focused);
  }

  /** @param {string} text */
  #takeText(text) {
    const t = translator(this.#language);
    if (text.trim() === '') {
      this.#status.say(t, t('emptyText'));
      return;
    }
    this.analyze(text).catch(() => {});
  }

  /**
   * Shows the same analysis in another way, at the same place.
   * @param {() => void} change
   */
  #change(change) {
    const place = scrollY;
    change();
    void writeState(this, this.#open.state);
    this.#show('reading');
    void this.#screen?.start().then(() => scrollTo({ top: place, behavior: 'instant' }));
  }

  /** @param {string} id of an element of the shadow tree */
  #focus(id) {
    this.#root.getElementById(id)?.focus({ preventScroll: true });
  }

  #startAnew() {
    this.#request += 1;
    this.#open = openText(newState(''));
    void writeState(this, null);
    this.#status.say(translator(this.#language), '');
    this.#setPhase('ready');
    this.#show('input');
    this.focusInput();
  }

  /** Puts the cursor where a text is pasted. */
  focusInput() {
    this.#input?.focus();
  }

  /** @param {HTMLDialogElement} dialog */
  #openDialog(dialog) {
    if (this.#root.querySelector('dialog[open]')) return;
    const opener = this.#root.activeElement;
    dialog.addEventListener('close', () => {
      dialog.remove();
      if (opener instanceof HTMLElement) opener.focus({ preventScroll: true });
    });
    this.#stage.append(dialog);
    dialog.showModal();
  }

  /**
   * @param {Analysis} analysis
   * @param {import('./save.js').Format} format
   */
  async #save(analysis, format) {
    const { text, view } = this.#open.state;
    try {
      const content = format === 'json' ? reportJson(analysis) : await this.#client.render(text, this.#options(), format, view ?? 'source');
      saveFile(analysis.reports[view ?? 'source'], format, content);
    } catch {
      this.#status.announce(translator(this.#language)('interrupted'));
    }
  }

  /** @param {'starting' | 'ready' | 'working' | 'done' | 'failed'} phase */
  #setPhase(phase) {
    this.dataset.state = phase;
    if (phase !== 'working') this.#status.rest();
    this.#stage.toggleAttribute('aria-busy', phase === 'working');
  }

  #applyTheme() {
    for (const theme of ['light', 'dark']) this.#root.querySelector('.app')?.classList.toggle(theme, theme === this.#theme);
  }

  /** @param {Event} event */
  #onKey = (event) => {
    if (!(event instanceof KeyboardEvent) || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const target = event.target;
    if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return;
    if (event.key === 'n') this.#screen?.step(1);
    else if (event.key === 'p') this.#screen?.step(-1);
    else if (event.key === '?') this.#openDialog(keysDialog(translator(this.#language)));
    else if (event.key === '/' && this.#screen) {
      event.preventDefault();
      this.#screen.focusSearch();
    }
  };

  /** @param {File} file */
  #takeFile(file) {
    if (this.#open.screen !== 'input') this.#startAnew();
    void this.#input?.readFile(file);
  }
}

/** Registers the element, once however often the module is loaded. */
export function register() {
  if (!customElements.get('tigang-reader')) customElements.define('tigang-reader', TigangReader);
}
