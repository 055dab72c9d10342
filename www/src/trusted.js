// The page's one Trusted Types policy: worker addresses, and web pages that are taken apart for their text.
// The single file's policy admits exactly this name; a browser without Trusted Types takes the plain string.

/** @typedef {{ createScriptURL(url: string): any, createHTML(html: string): any }} Policy */

/** @type {Policy | undefined} */
const policy = /** @type {any} */ (globalThis).trustedTypes?.createPolicy('tigang', {
  /** @param {string} url */
  createScriptURL: (url) => url,
  /** @param {string} html */
  createHTML: (html) => html,
});

/**
 * A worker address that `new Worker` accepts under `require-trusted-types-for 'script'`.
 * @param {string} url made by this package itself, never from a reader's text
 * @returns {string} the address, or the trusted object that stands for it
 */
export function workerAddress(url) {
  return policy ? policy.createScriptURL(url) : url;
}

/**
 * Parses a web page into a document of its own, in which no script runs and nothing is fetched. Only its text may be
 * taken from it; no node of it may enter the page.
 * @param {string} html
 * @returns {Document}
 */
export function parseApart(html) {
  return new DOMParser().parseFromString(policy ? policy.createHTML(html) : html, 'text/html');
}
