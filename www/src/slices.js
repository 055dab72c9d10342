/**
 * Long work in slices, so that no task on the page's thread is long enough to be felt. Work is written as a generator
 * that yields wherever it may be interrupted.
 */

/** A slice ends after this many milliseconds: a fifth of the 50 ms a task may last, because layout follows it. */
const SLICE_MS = 10;

/**
 * Lets the browser handle input and paint before going on.
 * @returns {Promise<void>}
 */
export function pause() {
  const scheduler = /** @type {{ scheduler?: { yield?: () => Promise<void> } }} */ (globalThis).scheduler;
  if (scheduler?.yield) return scheduler.yield();
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      resolve();
    };
    channel.port2.postMessage(null);
  });
}

/**
 * Runs work to its end, pausing between slices.
 * @template T
 * @param {Generator<void, T, void>} work
 * @param {() => boolean} [cancelled] asked after each pause
 * @returns {Promise<T | undefined>} undefined when cancelled before the end
 */
export async function inSlices(work, cancelled = () => false) {
  let until = performance.now() + SLICE_MS;
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value;
    if (until < performance.now()) {
      await pause();
      if (cancelled()) return undefined;
      until = performance.now() + SLICE_MS;
    }
  }
}

/**
 * Runs the same work at once, where nobody waits.
 * @template T
 * @param {Generator<void, T, void>} work
 * @returns {T}
 */
export function atOnce(work) {
  for (let step = work.next(); ; step = work.next()) if (step.done) return step.value;
}
