// What runs in the browser: rounds in which every engine does the same work, each in a fresh worker, in an order that
// turns from round to round so that a slow minute of the machine hits all of them. Figures go back to peers.js.

const short = await text('short.txt');
const mega = await text('1mb.txt');
const ten = await text('10mb.txt');
const damaged = await text('damaged.txt');
const paragraphs = { short: short.split('\n'), mega: mega.split('\n') };
const modules = {
  'jieba-wasm': await bytes('jieba-wasm/jieba_rs_wasm_bg.wasm'),
  'jieba-rs': await bytes('jieba/engine.wasm'),
  tigang: await bytes('tigang/tigang.wasm'),
  stages: await bytes('stages/engine.wasm'),
};

/** How often the short speech is analysed after the first time: what a reader waits who pastes again. */
const AGAIN = 7;

/** How long a reader takes at least to paste once the page is ready. */
const READING_MS = 1000;

/**
 * One round. The figures of an engine that merely cuts: `load` and `cut`.
 * @param {number} round
 */
globalThis.round = async (round) => {
  const tasks = ['tigang', 'intl', 'jieba-wasm', 'jieba-rs', 'stages'];
  const turned = tasks.map((_, at) => tasks[(at + round) % tasks.length]);
  /** @type {Record<string, any>} */
  const figures = {};
  for (const name of turned) {
    if (name === 'tigang') figures[name] = await analysis(round);
    else if (name === 'stages') figures[name] = await stages();
    else figures[name] = await peer(name);
  }
  return figures;
};
globalThis.prepared = true;

/** @param {string} name */
async function peer(name) {
  const worker = new Worker('worker.js', { type: 'module' });
  const load = await ask(worker, { task: 'load', name, bytes: modules[name] });
  // What ours has had before its megabyte, a peer has had too: time for the browser to compile it well.
  for (let again = 0; again <= AGAIN; again += 1) await ask(worker, { task: 'cut', paragraphs: paragraphs.short });
  const cut = await ask(worker, { task: 'cut', paragraphs: paragraphs.mega });
  worker.terminate();
  return { load, cut: cut.milliseconds, words: cut.words };
}

/**
 * The complete analysis by the page's own worker and messages, from handing over the text to having the answer; `whole` is
 * the megabyte with the scripts that come behind it.
 * @param {number} round
 */
async function analysis(round) {
  const bench = new Worker('worker.js', { type: 'module' });
  const load = await ask(bench, { task: 'load', name: 'tigang', bytes: modules.tigang });
  bench.terminate();
  const hurried = await engine();
  const cold = (await analyse(hurried, short)).first;
  hurried.terminate();
  const worker = await engine();
  await new Promise((resolve) => setTimeout(resolve, READING_MS));
  const { first } = await analyse(worker, short);
  const again = [];
  for (let time = 0; time < AGAIN; time += 1) again.push((await analyse(worker, short)).first);
  const mega_time = await analyse(worker, mega);
  const ten_time = round < 3 ? (await analyse(worker, ten)).first : null;
  worker.terminate();
  return { load, cold, first, again: again.sort((a, b) => a - b)[AGAIN >> 1], mega: mega_time.first, whole: mega_time.whole, ten: ten_time };
}

/** The page's own worker, ready. */
async function engine() {
  const worker = new Worker('tigang/tigang-worker.js', { type: 'module' });
  await ask(worker, { kind: 'engine', engine: { url: new URL('tigang/tigang.wasm', location.href).href } });
  return worker;
}

async function stages() {
  const worker = new Worker('worker.js', { type: 'module' });
  await ask(worker, { task: 'load', name: 'stages', bytes: modules.stages });
  for (let again = 0; again <= AGAIN; again += 1) await ask(worker, { task: 'stages', text: short });
  const answer = await ask(worker, { task: 'stages', text: mega });
  // The clean stage alone: undamaged and damaged, a quarter of the text and all of it.
  const clean = async (/** @type {string} */ text) => {
    const { names, milliseconds } = await ask(worker, { task: 'stages', text });
    return milliseconds[names.indexOf('clean')];
  };
  answer.clean = {
    quarter: await clean(mega.slice(0, mega.length >> 2)),
    damaged_quarter: await clean(damaged.slice(0, damaged.length >> 2)),
    damaged: await clean(damaged),
    damaged_bytes: new TextEncoder().encode(damaged).length,
  };
  worker.terminate();
  return answer;
}

/**
 * Milliseconds until the answer is there, and until all of it is.
 * @param {Worker} worker
 * @param {string} text
 */
async function analyse(worker, text) {
  const start = performance.now();
  let first = 0;
  const message = await ask(worker, { kind: 'analyze', id: 1, text, options: {} }, () => (first = performance.now() - start));
  if (message.kind !== 'answer' || first === 0) throw new Error(`the engine answered ${JSON.stringify(message)}`);
  return { first, whole: performance.now() - start };
}

/**
 * The last message that comes back: the page's worker sends a long answer in parcels first, and other scripts behind it.
 * @param {Worker} worker
 * @param {unknown} message
 * @param {() => void} [onFirst] when an answer has come that is not the last
 * @returns {Promise<any>}
 */
function ask(worker, message, onFirst = () => {}) {
  return new Promise((resolve, reject) => {
    worker.onmessage = (event) => {
      if (event.data.more) onFirst();
      else if (event.data.kind !== 'parcel') resolve(event.data);
    };
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage(message);
  });
}

/** @param {string} address */
async function text(address) {
  return (await fetch(address)).text();
}

/** @param {string} address */
async function bytes(address) {
  return (await fetch(address)).arrayBuffer();
}
