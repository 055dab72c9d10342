/** Files and text dropped anywhere on the reader. */

/**
 * @param {HTMLElement} host where things may be dropped
 * @param {HTMLElement} stage takes the class `dropping` while something is held over it
 * @param {(file: File) => void} onFile
 * @param {(text: string) => void} onText
 * @returns {() => void} ends it
 */
export function acceptDrops(host, stage, onFile, onText) {
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
      const file = event.dataTransfer?.files[0];
      const text = event.dataTransfer?.getData('text/plain') ?? '';
      if (file) onFile(file);
      else if (text !== '') onText(text);
    },
    { signal },
  );
  return () => ending.abort();
}
