// One engine in one worker: made ready from its bytes, then given work. Every answer carries its own milliseconds,
// taken here, so that what a peer hands to the page is not counted against it.

/** @typedef {{ ready: { start: number, prepare: number, first: number, bytes: number }, cut(paragraphs: string[]): unknown }} Engine */

const FIRST = '提纲';

addEventListener('message', async (event) => {
  const { task, name, bytes, paragraphs, text } = event.data;
  if (task === 'load') {
    engine = await LOADERS[name](bytes);
    postMessage(engine.ready);
  } else if (task === 'cut') {
    const start = performance.now();
    const words = engine.cut(paragraphs);
    postMessage({ milliseconds: performance.now() - start, words });
  } else if (task === 'stages') {
    postMessage(engine.stages(text));
  }
});

/** @type {any} */
let engine = null;

/** @type {Record<string, (bytes: ArrayBuffer) => Promise<any>>} */
const LOADERS = {
  intl: async () => {
    const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
    return {
      ready: {},
      cut(/** @type {string[]} */ paragraphs) {
        let words = 0;
        for (const paragraph of paragraphs) for (const _ of segmenter.segment(paragraph)) words += 1;
        return words;
      },
    };
  },
  'jieba-wasm': async (bytes) => {
    const glue = await import('./jieba-wasm/jieba_rs_wasm.js');
    const ready = timed(glue, bytes, () => {}, () => glue.cut(FIRST, false));
    return { ready, cut: (/** @type {string[]} */ paragraphs) => sum(paragraphs, (paragraph) => glue.cut(paragraph, false).length) };
  },
  'jieba-rs': async (bytes) => {
    const glue = await import('./jieba/engine.js');
    const ready = timed(glue, bytes, glue.prepare, () => glue.cut(FIRST));
    return { ready, cut: (/** @type {string[]} */ paragraphs) => sum(paragraphs, glue.cut) };
  },
  tigang: async (bytes) => {
    const glue = await import('./tigang/glue.js');
    const ready = timed(glue, bytes, glue.prepare, () => glue.words(FIRST));
    const start = performance.now();
    glue.analyze(FIRST, null);
    return { ready: { ...ready, analysis: performance.now() - start } };
  },
  stages: async (bytes) => {
    const glue = await import('./stages/engine.js');
    const ready = timed(glue, bytes, glue.prepare, () => glue.stages(FIRST));
    return { ready, stages: lines(glue.stages) };
  },
};

/**
 * From the bytes to the first word: compiling, decoding, cutting; and the memory it then has.
 * @param {any} glue
 * @param {ArrayBuffer} bytes
 * @param {() => void} prepare
 * @param {() => unknown} first
 */
function timed(glue, bytes, prepare, first) {
  const times = [performance.now()];
  const { memory } = glue.initSync({ module: bytes });
  times.push(performance.now());
  prepare();
  times.push(performance.now());
  first();
  times.push(performance.now());
  return {
    start: times[1] - times[0],
    prepare: times[2] - times[1],
    first: times[3] - times[2],
    all: times[3] - times[0],
    memory: memory.buffer.byteLength,
  };
}

/**
 * Names and milliseconds out of lines.
 * @param {(text: string) => string} stages
 */
function lines(stages) {
  return (/** @type {string} */ text) => {
    const rows = stages(text).trim().split('\n').map((line) => line.split(' '));
    return { names: rows.map(([name]) => name), milliseconds: rows.map(([, milliseconds]) => Number(milliseconds)) };
  };
}

/** @param {string[]} paragraphs @param {(paragraph: string) => number} cut */
function sum(paragraphs, cut) {
  let words = 0;
  for (const paragraph of paragraphs) words += cut(paragraph);
  return words;
}
