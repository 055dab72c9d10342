// Loads the engine inside the worker, from a file or from the text the page carries.
// What is then called, and when a worker is thrown away, is worker.js and client.js.

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
 * @param {string} payload gzip in base64
 * @returns {Promise<ArrayBuffer>}
 */
function unpack(payload) {
  const packed = new Blob([fromBase64(payload)]).stream();
  return new Response(packed.pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
}

/**
 * @param {string} text
 * @returns {Uint8Array<ArrayBuffer>}
 */
function fromBase64(text) {
  const native = /** @type {any} */ (Uint8Array).fromBase64;
  if (native) return native.call(Uint8Array, text);
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at);
  return bytes;
}
