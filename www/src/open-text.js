/**
 * A text that is open in the reader: what was given and chosen, what has been made of it, and how it was left. Plain
 * objects; what is done with them is the element's business.
 */

/** @import { Analysis } from './analysis.js' */
/** @import { Layout } from './reading-view.js' */
/** @import { State } from './state.js' */

/**
 * @typedef {object} OpenText
 * @property {State} state the paste and what the reader chose; this is what is remembered
 * @property {Analysis | null} analysis
 * @property {Layout | null} layout of the analysis
 * @property {string} analysed the text the analysis is of
 * @property {'input' | 'reading'} screen
 * @property {string} panel the panel that is open
 * @property {(number | undefined)[]} forms lit terms, by their form
 * @property {Set<string>} hidden layers put out
 * @property {string | null} correction the paste as it is being corrected, while it is
 */

/**
 * A text as it comes in.
 * @param {State} state
 * @returns {OpenText}
 */
export function openText(state) {
  return { state, analysis: null, layout: null, analysed: '', screen: 'input', panel: 'terms', forms: [], hidden: new Set(), correction: null };
}
