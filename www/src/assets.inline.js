// Where the worker and the engine are: build target `inline` (the single file, the classic script tag).
// Both are texts inside the bundle, the engine as gzip in base91, so that nothing is ever fetched.
// The other target is assets.url.js; both export the same `openWorker`.

import payload from '#engine-payload';
import workerText from '#worker-text';
import { workerAddress } from './trusted.js';

/** @typedef {import('./assets.url.js').EngineSource} EngineSource */

/** @type {string | undefined} */
let address;

/**
 * Starts a worker. It knows nothing yet: send it `engine` first.
 * Call again after a trap or a deadline: every call starts a fresh worker.
 * @returns {{ worker: Worker, engine: EngineSource }}
 */
export function openWorker() {
  address ??= URL.createObjectURL(new Blob([workerText], { type: 'text/javascript' }));
  return { worker: new Worker(workerAddress(address)), engine: { payload } };
}
