/**
 * Asks the worker for analyses. Requests carry ids and the newest wins. A wasm module that has trapped is broken for
 * good, so after a trap, a deadline or a stop the worker is thrown away and a fresh one started. Every promise given
 * out here settles.
 */

/** @import { Answer, Options } from './report.js' */
/** @import { FailureCode } from './failure.js' */
/** @import { FromWorker, ToWorker } from './worker.js' */
import { AnalysisFailure } from './failure.js';
import { load } from './parcels.js';

/** Longest text taken, in bytes of UTF-8; the core has the same limit. */
export const MAX_BYTES = 10 * 1024 * 1024;

/** A worker that is not up by then never will be: the slowest machine tried needs two seconds. */
export const START_MS = 30_000;

/** Time for any analysis, and more for each megabyte: some fifty times what is usual. */
export const DEADLINE_MS = 15_000;
const DEADLINE_MS_PER_MB = 8_000;

/** A running analysis that a newer request waits for is given this long before it is broken off. */
const PATIENCE_MS = 1_000;

/**
 * @typedef {object} Request
 * @property {number} id
 * @property {boolean} sketch whether it is of a text still being typed
 * @property {Exclude<ToWorker, { kind: 'engine' }>} message
 * @property {import('./parcels.js').Parcel[]} parcels what of the answer has come
 * @property {(answer: any) => void} resolve
 * @property {(failure: AnalysisFailure) => void} reject
 */

/** @typedef {Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>} WorkerLike */

/**
 * @param {() => { worker: WorkerLike, engine: unknown }} openWorker starts a fresh worker
 */
export function createClient(openWorker) {
  /** @type {WorkerLike | null} */
  let worker = null;
  let ready = false;
  let lastId = 0;
  /** @type {Request | null} */
  let running = null;
  /** @type {Request | null} */
  let waiting = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @type {((up: boolean) => void)[]} */
  const awaitingReady = [];

  function start() {
    if (worker) return;
    try {
      const opened = openWorker();
      const mine = opened.worker;
      worker = mine;
      ready = false;
      mine.addEventListener('message', (event) => {
        if (mine === worker) receive(/** @type {MessageEvent<FromWorker>} */ (event).data);
      });
      mine.addEventListener('error', (event) => {
        event.preventDefault?.();
        if (mine === worker) fail('interrupted');
      });
      mine.postMessage({ kind: 'engine', engine: opened.engine });
      arm(START_MS);
    } catch {
      fail('engine');
    }
  }

  /** @param {number} milliseconds */
  function arm(milliseconds) {
    clearTimeout(timer);
    timer = setTimeout(() => fail('interrupted'), milliseconds);
  }

  /** @param {FromWorker} message */
  function receive(message) {
    if (message.kind === 'ready') {
      ready = true;
      clearTimeout(timer);
      for (const tell of awaitingReady.splice(0)) tell(true);
      send();
    } else if (message.kind === 'engine_failed') {
      fail('engine');
    } else if (message.kind === 'trap') {
      fail('interrupted');
    } else if (message.kind === 'parcel') {
      if (running && message.id === running.id) running.parcels.push(message.parcel);
    } else if (running && message.id === running.id) {
      const request = running;
      const { resolve } = request;
      const answer = load(message.answer, request.parcels);
      if (message.more) answer.others = behind(request);
      else {
        running = null;
        clearTimeout(timer);
      }
      resolve(answer);
      send();
    }
  }

  /**
   * A second answer to the same request.
   * @param {Request} request
   * @returns {Promise<any>}
   */
  function behind(request) {
    const others = new Promise((resolve, reject) => Object.assign(request, { resolve, reject, parcels: [] }));
    // Whoever waits for them hears of a failure.
    others.catch(() => {});
    return others;
  }

  /**
   * @param {(id: number) => Request['message']} message
   * @param {boolean} [sketch] it pushes nothing aside but the sketch before it
   * @returns {Promise<any>}
   */
  function ask(message, sketch = false) {
    if (sketch && waiting && !waiting.sketch) return Promise.reject(new AnalysisFailure('superseded'));
    lastId += 1;
    const id = lastId;
    return new Promise((resolve, reject) => {
      waiting?.reject(new AnalysisFailure('superseded'));
      waiting = { id, sketch, message: message(id), parcels: [], resolve, reject };
      if (!running) {
        send();
        return;
      }
      const overtaken = running;
      setTimeout(() => {
        if (running === overtaken && waiting && (overtaken.sketch || !waiting.sketch)) fail('superseded');
      }, PATIENCE_MS);
    });
  }

  /**
   * @param {string} text
   * @param {Options} options
   * @param {boolean} sketch
   * @returns {Promise<Answer>}
   */
  function analysing(text, options, sketch) {
    const refused = tooLong(text);
    if (refused) return Promise.reject(refused);
    return ask((id) => ({ kind: sketch ? 'sketch' : 'analyze', id, text, options }), sketch);
  }

  /** Hands the waiting request to the worker when it is free. */
  function send() {
    if (!waiting || running) return;
    start();
    if (!ready || !worker) return;
    running = waiting;
    waiting = null;
    const { message } = running;
    const bytes = bytesOf(message);
    arm(DEADLINE_MS + Math.ceil(bytes / 2 ** 20) * DEADLINE_MS_PER_MB);
    worker.postMessage(message);
  }

  /**
   * Throws the worker away and settles what it was asked; what waited is kept for the next one.
   * @param {FailureCode} code
   */
  function fail(code) {
    clearTimeout(timer);
    worker?.terminate();
    worker = null;
    ready = false;
    const failed = running ?? waiting;
    if (failed === waiting) waiting = null;
    running = null;
    failed?.reject(new AnalysisFailure(code));
    for (const tell of awaitingReady.splice(0)) tell(false);
    if (waiting) send();
  }

  return {
    /**
     * Starts the worker ahead of the first request.
     * @returns {Promise<boolean>} whether it came up; never rejects
     */
    warm() {
      return new Promise((resolve) => {
        if (ready) resolve(true);
        else {
          awaitingReady.push(resolve);
          start();
        }
      });
    },

    /**
     * @param {string} text
     * @param {Options} options
     * @returns {Promise<Answer>} with `others`; rejects with an AnalysisFailure only
     */
    analyze(text, options) {
      return analysing(text, options, false);
    },

    /**
     * Analyses a text that is still being typed. It never pushes another request aside, only the sketch before it.
     * @param {string} text
     * @param {Options} options
     * @returns {Promise<Answer>} rejects with an AnalysisFailure only
     */
    sketch(text, options) {
      return analysing(text, options, true);
    },

    /**
     * The words of a text. It never pushes an analysis aside.
     * @param {string} text
     * @returns {Promise<string[]>} rejects with an AnalysisFailure only
     */
    words(text) {
      const refused = tooLong(text) ?? (running || waiting ? new AnalysisFailure('superseded') : null);
      return refused ? Promise.reject(refused) : ask((id) => ({ kind: 'words', id, text }));
    },

    /**
     * A file made from a text that has been analysed. It never pushes an analysis aside.
     * @param {string} text
     * @param {Options} options
     * @param {string} format
     * @param {string} script
     * @returns {Promise<Uint8Array<ArrayBuffer>>} rejects with an AnalysisFailure only
     */
    render(text, options, format, script) {
      if (running || waiting) return Promise.reject(new AnalysisFailure('superseded'));
      return ask((id) => ({ kind: 'render', id, text, options, format, script }));
    },

    /**
     * Holds two texts against each other, the earlier one first.
     * @param {import('./worker.js').TextAsked[]} texts
     * @returns {Promise<import('./comparison.js').ComparisonAnswer>} rejects with an AnalysisFailure only
     */
    compare(texts) {
      return ask((id) => ({ kind: 'compare', id, texts }));
    },

    /**
     * A file made from a comparison. It never pushes an analysis aside.
     * @param {import('./worker.js').TextAsked[]} texts
     * @param {string} format
     * @param {string} script
     * @returns {Promise<Uint8Array<ArrayBuffer>>} rejects with an AnalysisFailure only
     */
    renderComparison(texts, format, script) {
      if (running || waiting) return Promise.reject(new AnalysisFailure('superseded'));
      return ask((id) => ({ kind: 'render_comparison', id, texts, format, script }));
    },

    /**
     * Reads a file's bytes as text.
     * @param {Uint8Array<ArrayBuffer>} bytes
     * @param {string} name
     * @returns {Promise<import('./files.js').Opened>} rejects with an AnalysisFailure only
     */
    open(bytes, name) {
      return ask((id) => ({ kind: 'open', id, bytes, name }));
    },

    /** Breaks off whatever is under way. */
    stop() {
      waiting?.reject(new AnalysisFailure('stopped'));
      waiting = null;
      if (running) fail('stopped');
      start();
    },

    /** Ends the worker for good; it starts again when asked. */
    dispose() {
      waiting?.reject(new AnalysisFailure('stopped'));
      waiting = null;
      fail('stopped');
    },
  };
}

/** @typedef {ReturnType<typeof createClient>} Client */

/**
 * @param {string} text
 * @returns {AnalysisFailure | null} null for a text that is taken
 */
function tooLong(text) {
  // No unit takes more than three bytes, so most texts need not be counted.
  const bytes = text.length * 3 <= MAX_BYTES ? 0 : utf8Length(text);
  return MAX_BYTES < bytes ? new AnalysisFailure('too_long', { bytes, limit: MAX_BYTES }) : null;
}

/**
 * About how many bytes a request is worked through.
 * @param {Request['message']} message
 */
function bytesOf(message) {
  if (message.kind === 'open') return message.bytes.length;
  const texts = 'texts' in message ? message.texts : [message];
  return texts.reduce((sum, { text }) => sum + text.length * 3, 0);
}

/**
 * Bytes of a string in UTF-8, counted without making them; a lone surrogate counts as U+FFFD does, three.
 * @param {string} text
 */
export function utf8Length(text) {
  if (MAX_BYTES * 3 < text.length) return text.length;
  let bytes = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) bytes += 1;
    else if (unit < 0x800) bytes += 2;
    else if (0xd800 <= unit && unit <= 0xdbff && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00) {
      bytes += 4;
      at += 1;
    } else bytes += 3;
  }
  return bytes;
}
