/** The page's entry: registers the element, takes away the message for browsers that are too old, names the window after
 * the text, which is also the name a saved page gets, and keeps a readable copy of it where the page cannot save itself. */

import './index.js';
import { writeSnapshot } from './snapshot.js';
import { isOneFile } from './take-away.js';

for (const message of document.querySelectorAll('.unsupported')) message.toggleAttribute('hidden', true);
const reader = /** @type {import('./element.js').TigangReader | null} */ (document.querySelector('tigang-reader'));
reader?.focusInput();

if (reader) {
  new MutationObserver(() => {
    nameWindow(reader);
    const { state } = reader.dataset;
    // The single file runs again wherever it is opened.
    if (!isOneFile() && (state === 'done' || state === 'ready')) void writeSnapshot(reader, reader.analysis, reader.view);
  }).observe(reader, { attributeFilter: ['data-state'] });
}

/** @param {import('./element.js').TigangReader} reader */
function nameWindow(reader) {
  const meta = reader.analysis?.report.meta;
  const title = meta?.main_title ?? meta?.title;
  document.title = title ? `${title} · 提纲` : '提纲';
}
