// Where the worker and the engine are: build target `url` (hosted page, npm module).
// Both lie beside this module as files. `#assets` in package.json chooses between this file and
// assets.inline.js; both export the same `openWorker`, and nothing else in src/ knows the difference.

import { workerAddress } from './trusted.js';

/**
 * What the worker needs to load the engine; goes to it in a message, then to `loadEngine` of engine.js.
 * @typedef {{ url: string } | { payload: string }} EngineSource
 */

/**
 * Starts a worker. It knows nothing yet: send it `engine` first.
 * Call again after a trap or a deadline: every call starts a fresh worker.
 * @returns {{ worker: Worker, engine: EngineSource }}
 */
export function openWorker() {
  const script = new URL(WORKER_FILE, import.meta.url);
  const engine = { url: new URL(ENGINE_FILE, import.meta.url).href };
  const worker = new Worker(workerAddress(sameOriginAddress(script)), { type: 'module' });
  return { worker, engine };
}

/**
 * A worker must come from the page's own origin; a module taken from another origin (a CDN) reaches its
 * worker through a one-line module of the page's own.
 * @param {URL} script
 */
function sameOriginAddress(script) {
  if (script.origin === location.origin) return script.href;
  const stub = new Blob([`import ${JSON.stringify(script.href)};`], { type: 'text/javascript' });
  return URL.createObjectURL(stub);
}
