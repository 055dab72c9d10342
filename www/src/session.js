/**
 * What happens between the reader, the engine and the page: a text is analysed, two are compared, and the screen that
 * fits is shown. How it is drawn is stage.js, how tabs come and go moves.js, how the engine is asked asking.js.
 */

/** @import { Heading } from './lines.js' */
/** @import { OpenComparison } from './open-text.js' */
/** @import { Report } from './report.js' */
import { openWorker } from '#assets';
import { analyseText, compareTexts, isStale } from './asking.js';
import { createChoices } from './choices.js';
import { createClient } from './client.js';
import { createDesk } from './desk.js';
import { fill, h } from './dom.js';
import { acceptDrops } from './drop.js';
import { AnalysisFailure, failureText } from './failure.js';
import { carried } from './headings.js';
import { keyListener } from './keys.js';
import { createMoves } from './moves.js';
import { openText, optionsOf } from './open-text.js';
import { saveComparison, saveReport } from './saving.js';
import { pause } from './slices.js';
import { createStage } from './stage.js';
import { newState } from './state.js';
import { createStatus } from './status.js';
import { STYLES } from './styles.js';

/**
 * @param {HTMLElement} host
 * @param {ShadowRoot} root its shadow tree
 */
export function createSession(host, root) {
  let request = 0;
  let connection = 0;
  /** Settles when every script of the text that is shown has come. */
  let whole = Promise.resolve();
  let endDrops = () => {};
  // Chromium's Save Page writes this tree down, but not its style: in a saved page that cannot run, the dead controls stay
  // hidden, and the slot shows the copy kept for it (snapshot.js). While the element runs, its style says the reverse.
  const app = h('div', { class: 'app', tabindex: -1, hidden: true });
  const choices = createChoices(app);
  const client = createClient(openWorker);
  const status = createStatus();
  const sheet = new CSSStyleSheet();
  const desk = createDesk(host, { onLeave: leave, onPresent: present });
  const moves = createMoves({ desk, status, choices, stage: () => stage, analyse, read: (bytes, name) => client.open(bytes, name) });
  const stage = createStage({
    root, desk, choices, status, sheet,
    actions: {
      ...moves,
      askAgain,
      refuse: (id) => void refuse(id).catch(() => {}),
      accept: (id) => void accept(id).catch(() => {}),
      sketch: (text) => client.sketch(text, { ...optionsOf(desk.open.state), headings: carried(desk.open.state.headings, desk.open.state.text, text), refused: [] }),
      saveReport: (format) => saving(() => saveReport(client, desk.open, format)),
      saveComparison: (format, view) => saving(() => saveComparison(client, desk.pair, format, view, choices.t)),
      exchange,
      choose: (name, value) => host.setAttribute(name, value),
      change,
    },
  });
  const onKey = keyListener({ screen: () => stage.screen, onHelp: stage.help });

  function start() {
    root.adoptedStyleSheets = [...STYLES, sheet];
    fill(app, stage.bar, ...status.elements, stage.element);
    fill(root, app, h('slot'));
    root.addEventListener('keydown', onKey);
    endDrops = acceptDrops(host, stage.element, moves.takeFiles, moves.takeText);
    choices.start();
    setPhase('starting');
    const saved = desk.restore();
    stage.show('input');
    connection += 1;
    const mine = connection;
    void client.warm().then((up) => {
      if (mine !== connection || host.dataset.state !== 'starting') return;
      if (up) setPhase('ready');
      else fail(new AnalysisFailure('engine'));
    });
    if (saved) present();
  }

  function stop() {
    connection += 1;
    stage.screen?.stop();
    client.dispose();
    choices.stop();
    root.removeEventListener('keydown', onKey);
    endDrops();
  }

  /**
   * @param {string} name of an attribute of the element
   * @param {string | null} value
   */
  function choose(name, value) {
    if (name === 'theme') choices.setTheme(value);
    if (name !== 'language') return;
    choices.setLanguage(value);
    if (!host.isConnected) return;
    if (stage.screen) change(() => {});
    else stage.show('input');
  }

  /**
   * @param {string} text
   * @param {Heading[]} headings
   * @returns {Promise<Report>} rejects with an AnalysisFailure
   */
  function analyse(text, headings) {
    if (desk.shelf.current.kind === 'comparison') desk.add(openText(newState('')));
    Object.assign(desk.open, { state: newState(text, headings), file: '', panel: 'terms' });
    return run();
  }

  /**
   * Undoes one edit and analyses again.
   * @param {string} id
   */
  function refuse(id) {
    const { analysis, state } = desk.open;
    const edit = analysis?.report.edits.find((one) => one.id === id);
    if (edit && !state.refused.some((one) => one.id === id)) {
      const { kind, before, after } = edit;
      state.refused.push({ id, kind, before, after });
    }
    return run();
  }

  /**
   * Makes an undone edit again.
   * @param {string} id
   */
  function accept(id) {
    const { state } = desk.open;
    state.refused = state.refused.filter((one) => one.id !== id);
    return run();
  }

  /** @returns {Promise<Report>} */
  async function run() {
    const { t } = choices;
    const { open } = desk;
    const { text } = open.state;
    desk.shelf.show(open.id);
    request += 1;
    const mine = request;
    const overtaken = () => mine !== request;
    const place = stage.screen && open.screen === 'reading' && text === open.analysed ? scrollY : null;
    const starting = host.dataset.state === 'starting';
    setPhase('working');
    status.say(t, '');
    desk.keep(open);
    status.work(t, t(starting ? 'starting' : 'working'), () => client.stop());
    try {
      const asked = await analyseText(client, open, choices.language, overtaken);
      const { report } = asked.analysis;
      whole = asked.whole;
      await pause();
      if (overtaken()) throw new AnalysisFailure('superseded');
      const other = open.against === null ? undefined : desk.shelf.text(open.against);
      const above = host.getBoundingClientRect().top < 0;
      stage.show('reading');
      if (place === null && above) host.scrollIntoView({ block: 'start' });
      await stage.screen?.start();
      if (overtaken()) throw new AnalysisFailure('superseded');
      if (place === null) stage.screen?.focusTitle();
      else {
        scrollTo({ top: place, behavior: 'instant' });
        if (!root.activeElement) stage.focus(`tab-${open.panel}`);
        if (stage.screen && 'goOn' in stage.screen) stage.screen.goOn();
      }
      await whole;
      if (overtaken()) throw new AnalysisFailure('superseded');
      setPhase('done');
      desk.keep(open);
      status.announce(choices.t('done', { n: report.outline.length }));
      host.dispatchEvent(new CustomEvent('tigang-analysis', { bubbles: true, composed: true, detail: { report, analysis: open.analysis } }));
      open.against = null;
      if (other) desk.compare(other, open);
      return report;
    } catch (error) {
      const failure = asFailure(error);
      if (!overtaken()) {
        open.waiting = false;
        fail(failure);
      }
      throw failure;
    }
  }

  function askAgain() {
    run().catch(() => {});
  }

  /**
   * Shows two texts held against each other, asking the engine where either has changed since.
   * @param {OpenComparison} open
   */
  async function compare(open) {
    const { t } = choices;
    request += 1;
    const mine = request;
    const overtaken = () => mine !== request;
    const texts = desk.pair;
    try {
      if (isStale(open, texts)) {
        Object.assign(open, { comparison: null, term: null });
        stage.show('comparison');
        setPhase('working');
        status.work(t, t('comparing'), () => client.stop());
        await compareTexts(client, open, texts, choices.language, overtaken);
      }
      if (overtaken()) return;
      stage.show('comparison');
      await stage.screen?.start();
      if (overtaken()) return;
      setPhase('done');
      scrollTo({ top: open.place, behavior: 'instant' });
      if (!root.activeElement?.id.startsWith('text-tab')) stage.screen?.focusTitle();
      status.announce(t('compared', { n: open.comparison?.changed.length ?? 0 }));
    } catch (error) {
      if (overtaken()) return;
      setPhase('failed');
      status.say(t, failureText(asFailure(error), t), () => void compare(open));
    }
  }

  function exchange() {
    const { current } = desk.shelf;
    if (current.kind !== 'comparison') return;
    current.texts.reverse();
    Object.assign(current, { comparison: null, term: null, place: 0 });
    desk.keep(current);
    void compare(current);
  }

  /** @param {AnalysisFailure} failure */
  function fail(failure) {
    const { t } = choices;
    const { open } = desk;
    setPhase('failed');
    if (open.screen === 'input') stage.input?.show(open.state.text, open.state.headings);
    status.say(t, failureText(failure, t), failure.code === 'too_long' || open.state.text === '' ? null : askAgain);
  }

  /** Shows what is on the shelf as it was left, asking the engine first where something is waiting for it. */
  function present() {
    const { current } = desk.shelf;
    status.say(choices.t, '');
    if (current.kind === 'comparison') {
      void compare(current);
      return;
    }
    const whole = current.analysis !== null && current.screen === 'reading' && !current.waiting;
    if (host.dataset.state !== 'starting') setPhase(whole ? 'done' : 'ready');
    stage.show(whole ? 'reading' : 'input');
    if (current.waiting) askAgain();
    else if (whole) void stage.screen?.start().then(() => scrollTo({ top: current.place, behavior: 'instant' }));
    else scrollTo({ top: 0, behavior: 'instant' });
  }

  /** Whatever is under way is of no use any more. */
  function leave() {
    request += 1;
    return stage.input?.text();
  }

  /**
   * Shows the same analysis in another way, at the same place.
   * @param {() => void} how
   */
  function change(how) {
    const place = scrollY;
    const { current } = desk.shelf;
    how();
    desk.keep(current);
    const show = () => {
      if (desk.shelf.current !== current) return;
      stage.show(current.kind === 'comparison' ? 'comparison' : 'reading');
      void stage.screen?.start().then(() => scrollTo({ top: place, behavior: 'instant' }));
    };
    // What was written down and what is drawn are two tasks: of a long text each takes its time.
    whole.then(pause, pause).then(show);
  }

  function focusInput() {
    stage.input?.focus();
  }

  /** @param {() => Promise<void>} save where it fails, that is said */
  function saving(save) {
    save().catch(() => status.announce(choices.t('interrupted')));
  }

  /** @param {'starting' | 'ready' | 'working' | 'done' | 'failed'} phase */
  function setPhase(phase) {
    host.dataset.state = phase;
    if (phase !== 'working') status.rest();
    stage.element.toggleAttribute('aria-busy', phase === 'working');
  }

  return {
    start,
    stop,
    choose,
    analyse,
    refuse,
    accept,
    focusInput,
    words: client.words,
    /** The text whose tab is open, or the later one of the two that are compared. */
    get open() {
      return desk.open;
    },
  };
}

/**
 * @param {unknown} error
 * @returns {AnalysisFailure}
 */
function asFailure(error) {
  return error instanceof AnalysisFailure ? error : new AnalysisFailure('interrupted');
}
