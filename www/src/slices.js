/**
 * Long work in slices, so that no task on the page's thread is long enough to be felt.
 */

/** A slice ends after this many milliseconds: a fifth of the 50 ms a task may last, because layout follows it. */
export const SLICE_MS = 10;

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
 * Calls `work(i)` for 0 <= i < count, pausing between slices.
 * @param {number} count
 * @param {(index: number) => void} work
 * @param {() => boolean} [cancelled] asked after each pause
 * @returns {Promise<boolean>} false when cancelled before the end
 */
export async function inSlices(count, work, cancelled = () => false) {
  let until = performance.now() + SLICE_MS;
  for (let index = 0; index < count; index += 1) {
    work(index);
    if (until < performance.now()) {
      await pause();
      if (cancelled()) return false;
      until = performance.now() + SLICE_MS;
    }
  }
  return true;
}
