// Loads the engine inside the worker, from a file or from the text the page carries.
// What is then called, and when a worker is thrown away, is worker.js and client.js.

import { fromBase91 } from './base91.js';
import * as glue from '#glue';

/** @typedef {import('./assets.url.js').EngineSource} EngineSource */

/**
 * Compiles and starts the engine. Call once per worker.
 * @param {EngineSource} source as given by `openWorker`
 * @returns {Promise<typeof glue>} the functions `crates/wasm` exports
 */
export async function loadEngine(source) {
  if ('payload' in source) {
    glue.initSync({ module: await unpack(source.payload) });
  } else {
    await glue.default({ module_or_path: fetch(source.url) });
  }
  return glue;
}

/**
 * @param {string} payload gzip in base91
 * @returns {Promise<ArrayBuffer>}
 */
function unpack(payload) {
  const packed = new Blob([fromBase91(payload)]).stream();
  return new Response(packed.pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
}
