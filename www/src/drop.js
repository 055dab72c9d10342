/** Files and text dropped anywhere on the reader. */

/** @import { Heading } from './lines.js' */
import { pasted } from './headings.js';

/**
 * @param {HTMLElement} host where things may be dropped
 * @param {HTMLElement} stage takes the class `dropping` while something is held over it
 * @param {(files: File[]) => void} onFiles
 * @param {(text: string, headings: Heading[]) => void} onText
 * @returns {() => void} ends it
 */
export function acceptDrops(host, stage, onFiles, onText) {
  const ending = new AbortController();
  const { signal } = ending;
  const hold = (/** @type {DragEvent} */ event) => {
    if (event.type === 'dragover') event.preventDefault();
    stage.classList.toggle('dropping', event.type === 'dragover');
  };
  host.addEventListener('dragover', hold, { signal });
  host.addEventListener('dragleave', hold, { signal });
  host.addEventListener(
    'drop',
    (event) => {
      event.preventDefault();
      stage.classList.remove('dropping');
      const files = [...(event.dataTransfer?.files ?? [])];
      const { text, headings } = pasted(event.dataTransfer?.getData('text/plain') ?? '', event.dataTransfer?.getData('text/html') ?? '');
      if (0 < files.length) onFiles(files);
      else if (text !== '') onText(text, headings);
    },
    { signal },
  );
  return () => ending.abort();
}
