/** The page's entry: registers the element, and takes away the message for browsers that are too old. */

import './index.js';

for (const message of document.querySelectorAll('.unsupported')) message.toggleAttribute('hidden', true);
const reader = /** @type {import('./element.js').TigangReader | null} */ (document.querySelector('tigang-reader'));
reader?.focusInput();
