// The page's one Trusted Types policy: worker addresses, and nothing else.
// The single file's policy admits exactly this name; a browser without Trusted Types takes the plain string.

/** @typedef {{ createScriptURL(url: string): any }} Policy */

/** @type {Policy | undefined} */
const policy = /** @type {any} */ (globalThis).trustedTypes?.createPolicy('tigang', {
  /** @param {string} url */
  createScriptURL: (url) => url,
});

/**
 * A worker address that `new Worker` accepts under `require-trusted-types-for 'script'`.
 * @param {string} url made by this package itself, never from a reader's text
 * @returns {string} the address, or the trusted object that stands for it
 */
export function workerAddress(url) {
  return policy ? policy.createScriptURL(url) : url;
}
