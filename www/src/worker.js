/** The worker: loads the engine, reads files, answers one request at a time, and says so when the engine has trapped. */

/** @import { Answer, Options, Views } from './report.js' */
import { loadEngine } from './engine.js';
import { openFile } from './files.js';
import { unloading } from './parcels.js';
import { SAMPLE } from './sample.js';
import { lettersOf } from './wording.js';

/** How long nothing has to be asked before the engine is warmed up, and between its rounds. */
const PAUSE_MS = 10;

/** Rounds of warming up with the sample as it is: the first unpacks words and reads the lists that stages match. */
const SHORT_ROUNDS = 4;

/**
 * Rounds with the repaired sample twice, three times and at last so many times over. What goes over every letter in one call
 * is compiled well only after some hundred thousand letters, more than sixteen rounds of the sample itself, as they once were:
 * the first megabyte then took 130 million instructions more than the third when it was the second paste of all, 50 more
 * when it was the ninth; now it takes 26 more, and the first speech of 15,000 letters 56 million for 86. A round takes 2 to
 * 8 ms, so that a paste hardly waits, and all of them some 130 ms of one core.
 */
const LONG_ROUNDS = 26;
const TIMES_OVER = 10;

/**
 * What the engine is given to work in besides the 14 MB that it has by then: the first megabyte takes 14 MB more, a speech of
 * 15,000 letters one. The first megabyte then waits for 2,300 fresh pages instead of 4,250, of which the system gives some
 * five hundred a millisecond.
 */
const ROOM_BYTES = 8 << 20;

/** @typedef {{ kind: 'engine', engine: import('./assets.url.js').EngineSource } | { kind: 'analyze' | 'sketch', id: number, text: string, options: Options } | { kind: 'words', id: number, text: string } | { kind: 'render', id: number, text: string, options: Options, format: string, script: string } | { kind: 'compare', id: number, texts: TextAsked[] } | { kind: 'render_comparison', id: number, texts: TextAsked[], format: string, script: string } | { kind: 'open', id: number, bytes: Uint8Array<ArrayBuffer>, name: string }} ToWorker */
/** @typedef {{ text: string, options: Options }} TextAsked a text and what it is to be analysed with */
/** @typedef {{ kind: 'ready' } | { kind: 'engine_failed', reason: string } | { kind: 'trap', id: number, reason: string } | { kind: 'parcel', id: number, parcel: import('./parcels.js').Parcel } | { kind: 'answer', id: number, answer: Answer | Views | import('./comparison.js').ComparisonAnswer | Uint8Array<ArrayBuffer> | string[] | import('./files.js').Opened, more?: boolean }} FromWorker `more`: a second answer comes behind */

const scope = /** @type {{ postMessage(message: FromWorker, transfer?: Transferable[]): void }} */ (/** @type {unknown} */ (globalThis));

/** @type {Awaited<ReturnType<typeof loadEngine>> | null} */
let engine = null;

/** Whether anything has been asked. */
let asked = false;

addEventListener('message', async (event) => {
  const message = /** @type {MessageEvent<ToWorker>} */ (event).data;
  if (message.kind === 'engine') {
    try {
      engine = await loadEngine(message.engine);
      engine.prepare();
      scope.postMessage({ kind: 'ready' });
      await warmUp(engine);
    } catch (error) {
      scope.postMessage({ kind: 'engine_failed', reason: String(error) });
    }
  } else if (engine) {
    asked = true;
    const { id } = message;
    try {
      if (message.kind === 'open') {
        scope.postMessage({ kind: 'answer', id, answer: await openFile(message.bytes, message.name) });
        return;
      }
      if (message.kind === 'render') {
        const file = engine.render(message.text, message.options, message.format, message.script).slice();
        scope.postMessage({ kind: 'answer', id, answer: file }, [file.buffer]);
        return;
      }
      if (message.kind === 'compare' || message.kind === 'render_comparison') {
        const [before, after] = message.texts;
        const asked = /** @type {const} */ ([before.text, before.options, after.text, after.options]);
        if (message.kind === 'compare') {
          const compared = /** @type {import('./comparison.js').ComparisonAnswer} */ (engine.compare(...asked));
          const lists = Object.values(compared).filter((list) => list instanceof Uint32Array);
          scope.postMessage({ kind: 'answer', id, answer: compared }, lists.map((list) => list.buffer));
        } else {
          const file = engine.render_comparison(...asked, message.format, message.script).slice();
          scope.postMessage({ kind: 'answer', id, answer: file }, [file.buffer]);
        }
        return;
      }
      if (message.kind === 'words') {
        scope.postMessage({ kind: 'answer', id, answer: wordsOf(message.text, engine.words(message.text)) });
        return;
      }
      const { text, options } = message;
      if (message.kind === 'sketch') {
        handOver(id, text, /** @type {Answer} */ (engine.analyze(text, options)), false);
        return;
      }
      const others = /** @type {Views} */ (engine.analyze_whole(text, options, (/** @type {Answer} */ first) => handOver(id, text, first, true)));
      scope.postMessage({ kind: 'answer', id, answer: others }, buffersOf(others));
    } catch (error) {
      scope.postMessage({ kind: 'trap', id, reason: String(error) });
    }
  }
});

/**
 * @param {string} text
 * @param {Uint32Array} places start and end of each word
 */
function wordsOf(text, places) {
  const words = [];
  for (let at = 0; at < places.length; at += 2) words.push(text.slice(places[at], places[at + 1]));
  return words;
}

/**
 * @param {number} id
 * @param {string} text
 * @param {Answer} answer
 * @param {boolean} more whether other scripts come behind
 */
function handOver(id, text, answer, more) {
  answer.common.surrogates = loneSurrogates(text);
  for (const parcel of unloading(answer)) scope.postMessage({ kind: 'parcel', id, parcel });
  scope.postMessage({ kind: 'answer', id, answer, more }, [answer.spans.buffer, ...buffersOf(answer.views)]);
}

/** @param {Views} views what of them goes to another thread without being copied */
function buffersOf(views) {
  return Object.values(views).flatMap(({ text, words, ends }) => [text.buffer, words.buffer, ends.buffer]);
}

/**
 * Analyses the sample, as pasted, then repaired in both scripts, then that over and over, until something is asked: the browser
 * has compiled the engine then, and the words are unpacked, so that the first text takes a quarter of the time.
 * @param {Awaited<ReturnType<typeof loadEngine>>} engine
 */
async function warmUp(engine) {
  let texts = [SAMPLE];
  for (let round = 0; round < SHORT_ROUNDS; round += 1) {
    if (await isAsked()) return;
    engine.analyze_whole(texts[round % texts.length], {}, (/** @type {Answer} */ { views }) => {
      if (round === 0) texts = Object.values(views).map(({ text }) => lettersOf(text));
    });
  }
  if (await isAsked()) return;
  engine.unpack();
  if (await isAsked()) return;
  engine.make_room(ROOM_BYTES);
  for (let round = 0; round < LONG_ROUNDS; round += 1) {
    if (await isAsked()) return;
    engine.analyze_whole(texts[round % texts.length].repeat(Math.min(2 + round, TIMES_OVER)), {}, () => {});
  }
}

/** Waits a moment, and tells whether anything has been asked. */
async function isAsked() {
  await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  return asked;
}

/**
 * How many units of a string are half a letter; the engine receives U+FFFD for each.
 * @param {string} text
 */
function loneSurrogates(text) {
  // Nearly every text has none, which newer browsers tell at once: counting takes a sixtieth of the whole analysis.
  if (text.isWellFormed?.()) return 0;
  return text.match(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g)?.length ?? 0;
}
