/**
 * `<tigang-reader>`: the whole reader as one element. It keeps what the reader gave and chose, a tab for each text, asks
 * the worker, and puts one of three screens into its shadow tree: input-view.js, reading-screen.js, comparison-screen.js.
 */

/** @import { Analysis } from './analysis.js' */
/** @import { Theme } from './bar.js' */
/** @import { Language } from './labels.js' */
/** @import { OpenComparison, OpenText } from './open-text.js' */
/** @import { Report, View } from './report.js' */
import { openWorker } from '#assets';
import { aboutDialog } from './about.js';
import { analyseText, compareTexts, isStale } from './asking.js';
import { createBar } from './bar.js';
import { createClient } from './client.js';
import { compareDialog } from './compare-dialog.js';
import { createComparisonScreen } from './comparison-screen.js';
import { createDesk } from './desk.js';
import { fill, h } from './dom.js';
import { acceptDrops } from './drop.js';
import { AnalysisFailure, failureText } from './failure.js';
import { openFiles } from './open-files.js';
import { createInputView } from './input-view.js';
import { keysDialog } from './keys.js';
import { chooseLanguage, LANGUAGES, translator } from './labels.js';
import { marksOf } from './layers.js';
import { nameOf, openText, optionsOf } from './open-text.js';
import { createReadingScreen } from './reading-screen.js';
import { saveComparison, saveReport } from './saving.js';
import { pause } from './slices.js';
import { newState } from './state.js';
import { createStatus } from './status.js';
import { STYLES } from './styles.js';
import { createTextTabs, tabId } from './text-tabs.js';

export class TigangReader extends HTMLElement {
  static observedAttributes = ['language', 'theme'];

  #desk = createDesk(this, { onLeave: () => this.#leave(), onPresent: () => this.#present() });
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
  /** @type {import('./reading-screen.js').ReadingScreen | ReturnType<typeof createComparisonScreen> | null} */
  #screen = null;
  #root = this.attachShadow({ mode: 'open' });
  #bar = h('div', { class: 'bar-holder' });
  #stage = h('div', { class: 'stage', id: 'stage' });
  #status = createStatus();
  #endDrops = () => {};

  connectedCallback() {
    this.#root.adoptedStyleSheets = [...STYLES, this.#sheet];
    fill(this.#root, h('div', { class: 'app', tabindex: -1 }, this.#bar, ...this.#status.elements, this.#stage));
    this.#root.addEventListener('keydown', this.#onKey);
    this.#endDrops = acceptDrops(this, this.#stage, (files) => void this.#takeFiles(files), (text) => this.#takeText(text));
    this.#applyTheme();
    this.#setPhase('starting');
    const saved = this.#desk.restore();
    this.#show('input');
    this.#connection += 1;
    const connection = this.#connection;
    void this.#client.warm().then((up) => {
      if (connection !== this.#connection || this.dataset.state !== 'starting') return;
      if (up) this.#setPhase('ready');
      else this.#fail(new AnalysisFailure('engine'));
    });
    if (saved) this.#present();
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
    if (this.#screen) this.#change(() => {});
    else this.#show('input');
  }

  get #shelf() {
    return this.#desk.shelf;
  }

  /** The text whose tab is open, or the later one of the two that are compared. */
  get #open() {
    const { current } = this.#shelf;
    return current.kind === 'text' ? current : /** @type {OpenText} */ (this.#shelf.text(current.texts[1]));
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
    if (this.#shelf.current.kind === 'comparison') this.#desk.add(openText(newState('')));
    Object.assign(this.#open, { state: newState(text), file: '', panel: 'terms' });
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

  /** The script that is shown. */
  get view() {
    return this.#open.state.view ?? 'simplified';
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
    this.#shelf.show(open.id);
    this.#request += 1;
    const request = this.#request;
    const overtaken = () => request !== this.#request;
    const place = this.#screen && open.screen === 'reading' && text === open.analysed ? scrollY : null;
    const starting = this.dataset.state === 'starting';
    this.#setPhase('working');
    this.#status.say(t, '');
    this.#desk.keep(open);
    this.#status.work(t, t(starting ? 'starting' : 'working'), () => this.#client.stop());
    try {
      const { report } = await analyseText(this.#client, open, overtaken);
      await pause();
      if (overtaken()) throw new AnalysisFailure('superseded');
      const other = open.against === null ? undefined : this.#shelf.text(open.against);
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
      this.#desk.keep(open);
      this.#status.announce(translator(this.#language)('done', { n: report.outline.length }));
      this.dispatchEvent(new CustomEvent('tigang-analysis', { bubbles: true, composed: true, detail: { report, analysis: open.analysis } }));
      open.against = null;
      if (other) this.#desk.compare(other, open);
      return report;
    } catch (error) {
      const failure = error instanceof AnalysisFailure ? error : new AnalysisFailure('interrupted');
      if (request === this.#request) {
        open.waiting = false;
        this.#fail(failure);
      }
      throw failure;
    }
  }

  /**
   * Shows two texts held against each other, asking the engine where either has changed since.
   * @param {OpenComparison} open
   */
  async #compare(open) {
    const t = translator(this.#language);
    this.#request += 1;
    const request = this.#request;
    const overtaken = () => request !== this.#request;
    const texts = this.#textsOf(open);
    try {
      if (isStale(open, texts)) {
        open.comparison = null;
        this.#show('comparison');
        this.#setPhase('working');
        this.#status.work(t, t('comparing'), () => this.#client.stop());
        await compareTexts(this.#client, open, texts, overtaken);
      }
      if (overtaken()) return;
      this.#show('comparison');
      await this.#screen?.start();
      if (overtaken()) return;
      this.#setPhase('done');
      scrollTo({ top: open.place, behavior: 'instant' });
      if (!this.#root.activeElement?.id.startsWith('text-tab')) this.#screen?.focusTitle();
      this.#status.announce(t('compared', { n: open.comparison?.changed.length ?? 0 }));
    } catch (error) {
      if (request !== this.#request) return;
      this.#setPhase('failed');
      const failure = error instanceof AnalysisFailure ? error : new AnalysisFailure('interrupted');
      this.#status.say(t, failureText(failure, t), () => void this.#compare(open));
    }
  }

  /** @param {OpenComparison} open */
  #textsOf(open) {
    return open.texts.map((id) => /** @type {OpenText} */ (this.#shelf.text(id)));
  }

  /** @param {AnalysisFailure} failure */
  #fail(failure) {
    const t = translator(this.#language);
    this.#setPhase('failed');
    if (this.#open.screen === 'input') this.#input?.show(this.#open.state.text);
    this.#status.say(t, failureText(failure, t), failure.code === 'too_long' || this.#open.state.text === '' ? null : () => void this.#run().catch(() => {}));
  }

  /** @param {'input' | 'reading' | 'comparison'} screen */
  #show(screen) {
    const t = translator(this.#language);
    const { current } = this.#shelf;
    const focused = this.#root.activeElement?.id;
    this.#screen?.stop();
    this.#screen = null;
    this.#input = null;
    const { analysis, layout } = this.#open;
    if (current.kind === 'text') current.screen = screen === 'reading' && analysis ? 'reading' : 'input';
    const view = (current.kind === 'comparison' ? current.view : null) ?? this.#open.state.view ?? 'simplified';
    this.#bar.lang = this.#stage.lang = this.#language;
    if (current.kind === 'comparison' && current.comparison) {
      this.#screen = this.#comparisonScreen(current, current.comparison, view);
      fill(this.#stage, this.#screen.element);
    } else if (current.kind === 'comparison') {
      fill(this.#stage, h('p', { class: 'input quiet' }, t('comparing')));
    } else if ( current.screen === 'reading' && analysis && layout) {
      this.#screen = createReadingScreen({
        analysis,
        layout,
        view,
        language: this.#language,
        t,
        state: current.state,
        tab: current.panel,
        hidden: current.hidden,
        forms: current.forms,
        sheet: this.#sheet,
        announce: (message) => this.#status.announce(message),
        tell: (message) => this.#status.tell(message),
        onTab: (tab) => (current.panel = tab),
        onRefuse: (edit) => void this.refuse(edit.id).catch(() => {}),
        onAccept: (id) => void this.accept(id).catch(() => {}),
        onKeep: (kept) => {
          Object.assign(current.state, kept);
          this.#desk.keep(current);
        },
        onAskAgain: (asked) => {
          Object.assign(current.state, asked);
          this.#run().catch(() => {});
        },
        onSave: (format) => this.#save(saveReport(this.#client, current, analysis, format)),
        correction: current.correction,
        onCorrect: (correction) => (current.correction = correction),
        analyse: (text) => this.#client.sketch(text, { ...optionsOf(current.state), refused: [] }),
      });
      fill(this.#stage, this.#screen.element);
    } else {
      const other = this.#open.against === null ? undefined : this.#shelf.text(this.#open.against);
      this.#input = createInputView({
        t,
        onText: (text) => this.#takeText(text),
        onFiles: (files) => void this.#takeFiles(files),
        onProblem: (message) => this.#status.say(t, message),
        notice: other ? t('comparingWith', { w: nameOf(other, t) }) : '',
      });
      fill(this.#stage, this.#input.element);
      if (this.#open.state.text !== '') this.#input.show(this.#open.state.text);
    }
    this.#showBar(view);
    if (focused) this.#focus(focused);
  }

  /** @param {View} view */
  #showBar(view) {
    const t = translator(this.#language);
    const { current, all } = this.#shelf;
    const bar = createBar({
      t,
      language: this.#language,
      theme: this.#theme,
      view: this.#screen ? view : null,
      onAbout: () => this.#openDialog(aboutDialog(translator(this.#language), this.analysis?.report ?? null)),
      onKeys: () => this.#openDialog(keysDialog(translator(this.#language))),
      onView: (next) => this.#change(() => (current.kind === 'comparison' ? (current.view = next) : (current.state.view = next))),
      onLanguage: (next) => this.setAttribute('language', next),
      onTheme: (next) => this.setAttribute('theme', next),
    });
    // A lone empty text has no tab.
    const tabs = 1 < all.length || this.#screen !== null || this.#open.state.text !== '';
    const strip = tabs
      ? createTextTabs({
          all,
          current,
          t,
          onSelect: (id) => this.#select(id),
          onClose: (id) => this.#close(id),
          onNew: () => this.#startAnew(),
          onCompare: current.kind === 'text' && current.screen === 'reading' ? () => this.#askComparison(current) : null,
        })
      : null;
    fill(this.#bar, bar, strip);
    if (tabs) {
      this.#stage.setAttribute('role', 'tabpanel');
      this.#stage.setAttribute('aria-labelledby', tabId(current));
    } else {
      this.#stage.removeAttribute('role');
      this.#stage.removeAttribute('aria-labelledby');
    }
  }

  /**
   * @param {OpenComparison} open
   * @param {import('./comparison.js').Comparison} comparison
   * @param {View} view
   */
  #comparisonScreen(open, comparison, view) {
    const analyses = /** @type {[Analysis, Analysis]} */ (open.of);
    return createComparisonScreen({
      comparison,
      analyses,
      view,
      t: translator(this.#language),
      filter: open.filter,
      panel: open.panel,
      sheet: this.#sheet,
      announce: (message) => this.#status.announce(message),
      onFilter: (filter) => (open.filter = filter),
      onPanel: (panel) => (open.panel = panel),
      onExchange: () => {
        open.texts.reverse();
        Object.assign(open, { comparison: null, place: 0 });
        this.#desk.keep(open);
        void this.#compare(open);
      },
      onOpen: (side) => this.#select(open.texts[side]),
      onSave: (format) => this.#save(saveComparison(this.#client, this.#textsOf(open), format, view, translator(this.#language))),
    });
  }

  /** Shows what is on the shelf as it was left, asking the engine first where something is waiting for it. */
  #present() {
    const { current } = this.#shelf;
    this.#status.say(translator(this.#language), '');
    if (current.kind === 'comparison') {
      void this.#compare(current);
      return;
    }
    const whole = current.analysis !== null && current.screen === 'reading' && !current.waiting;
    if (this.dataset.state !== 'starting') this.#setPhase(whole ? 'done' : 'ready');
    this.#show(whole ? 'reading' : 'input');
    if (current.waiting) this.#run().catch(() => {});
    else if (whole) void this.#screen?.start().then(() => scrollTo({ top: current.place, behavior: 'instant' }));
    else scrollTo({ top: 0, behavior: 'instant' });
  }

  /** Whatever is under way is of no use any more. */
  #leave() {
    this.#request += 1;
    return this.#input?.text();
  }

  /** @param {number} id of the tab to be shown */
  #select(id) {
    this.#desk.select(id);
    this.#focus(tabId(this.#shelf.current));
  }

  /** @param {number} id of the tab to be closed */
  #close(id) {
    const t = translator(this.#language);
    const open = this.#shelf.all.find((one) => one.id === id);
    const putBack = this.#desk.close(id);
    if (this.#input) this.focusInput();
    else this.#focus(tabId(this.#shelf.current));
    if (!open || !putBack) return;
    const back = () => {
      putBack();
      this.#focus(tabId(this.#shelf.current));
    };
    this.#status.say(t, t('closedText', { w: nameOf(open, t) }), back, t('putBack'));
  }

  /** @param {OpenText} open */
  #askComparison(open) {
    const others = this.#shelf.texts.filter((text) => text !== open && text.state.text !== '');
    const onAnother = () => {
      this.#desk.blank(open.id);
      this.focusInput();
    };
    if (others.length === 0) onAnother();
    else this.#openDialog(compareDialog({ text: open, others, t: translator(this.#language), onChoose: (other) => this.#desk.compare(other, open), onAnother }));
  }

  /** @param {string} text */
  #takeText(text) {
    const t = translator(this.#language);
    if (text.trim() === '') {
      this.#status.say(t, t('emptyText'));
      return;
    }
    // A text dropped on one that is read gets a tab of its own.
    if (!this.#input) this.#desk.add(openText(newState('')));
    this.analyze(text).catch(() => {});
  }

  /**
   * Files get a tab each; the first is shown, the others are analysed when they are looked at.
   * @param {File[]} files
   */
  async #takeFiles(files) {
    const t = translator(this.#language);
    this.#status.say(t, '');
    const { opened, problems } = await openFiles(files, (bytes, name) => this.#client.open(bytes, name), t);
    this.#desk.take(opened);
    if (0 < problems.length) this.#status.say(t, problems.join(' '));
  }

  /**
   * Shows the same analysis in another way, at the same place.
   * @param {() => void} change
   */
  #change(change) {
    const place = scrollY;
    const { current } = this.#shelf;
    change();
    this.#desk.keep(current);
    this.#show(current.kind === 'comparison' ? 'comparison' : 'reading');
    void this.#screen?.start().then(() => scrollTo({ top: place, behavior: 'instant' }));
  }

  /** @param {string} id of an element of the shadow tree */
  #focus(id) {
    this.#root.getElementById(id)?.focus({ preventScroll: true });
  }

  #startAnew() {
    this.#desk.blank();
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

  /** @param {Promise<void>} saving what is saved; where it fails, that is said */
  #save(saving) {
    saving.catch(() => this.#status.announce(translator(this.#language)('interrupted')));
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
}

/** Registers the element, once however often the module is loaded. */
export function register() {
  if (!customElements.get('tigang-reader')) customElements.define('tigang-reader', TigangReader);
}
