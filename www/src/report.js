/**
 * The shapes that cross the wasm boundary. Field names are those of `tigang analyze --format json`; spans are left
 * out there and stand in the flat rows instead (see analysis.js). Types only.
 */

/** @typedef {'simplified' | 'traditional' | 'source'} View which script is shown; offsets hold for all three */

/**
 * @typedef {object} Options
 * @property {import('./lines.js').Heading[]} [headings] what its file or page set as headings
 * @property {string[]} [refused] ids of edits the reader refused
 * @property {string[]} [terms] the reader's own terms
 * @property {number} [summary_length] about how long the summary may be, in characters
 */

/** @typedef {{ node: number | null }} SummaryLine its words stand in the rows of `summary` */
/** @typedef {{ parent: number | null, nodes: number[], parallel: string | null }} HeadingGroup */
/** @typedef {{ node: number | null, chars: number, seconds: number | null }} PartStats */
/**
 * @typedef {object} Stats shares are in thousandths
 * @property {number} chars
 * @property {number} sentences
 * @property {number} characters letters and marks, as 字符数(不计空格) of WPS and Word
 * @property {number} characters_with_spaces with the blanks in the lines
 * @property {number} sentence_tenths mean length of a sentence, in tenths of a character
 * @property {number} longest_sentence
 * @property {number | null} seconds null for a text that is read
 * @property {number} directive_permille
 * @property {number} stock_permille
 * @property {HeadingGroup[]} headings
 * @property {PartStats[]} parts their places stand in the rows of `parts`
 */

/** @typedef {{ id: string, kind: string, before: string, after: string, certainty: 'certain' | 'likely', note?: string | null }} Edit */
/** @typedef {{ kind: string, message: string }} Note */
/**
 * @typedef {object} OutlineNode
 * @property {string | number} id
 * @property {string | number | null} [parent]
 * @property {number} depth
 * @property {'heading' | 'run_in' | 'unnumbered' | 'missing'} kind
 * @property {string} marker
 * @property {string} title
 * @property {string | null} [title_from]
 * @property {string} [why]
 */
/**
 * @typedef {object} Check
 * @property {string} kind
 * @property {'match' | 'short' | 'cut' | 'mismatch' | 'unknown' | 'open'} status
 * @property {number | string | null} [announced]
 * @property {number | string | null} [found]
 * @property {string} message
 */
/** @typedef {{ term: string, weight: number, count: number, why?: string }} Keyword */
/** @typedef {{ title: string, number?: string | null }} Document */
/** @typedef {Record<string, string | number | boolean | null | undefined>} Meta */
/**
 * What is said in words, once for each script.
 * @typedef {object} Wording
 * @property {Meta} meta
 * @property {OutlineNode[]} outline
 * @property {Keyword[]} keywords
 * @property {Check[]} checks
 * @property {Note[]} notes
 */
/**
 * What is the same in every script.
 * @typedef {object} Common
 * @property {number} schema
 * @property {{ version: string, lexicon: string }} engine
 * @property {string[]} layers the name of each layer number in the rows
 * @property {Edit[]} edits
 * @property {{ missing_chars: number | null, at_end: boolean }[]} gaps
 * @property {{ form: string }[]} redactions
 * @property {Document[]} documents
 * @property {SummaryLine[]} summary
 * @property {Stats} stats
 * @property {{ written: string, term: string, keyword: number | null }[]} own_terms the reader's own, as written and as looked for, and the keyword each became
 * @property {{ line: string, reason: string }[]} ignored_terms lines of the reader's list that are no terms
 * @property {number} surrogates lone surrogates that became U+FFFD
 */
/** @typedef {Common & Wording} Report */

/**
 * A text and all words about it in one script, as UTF-16 units.
 * @typedef {object} Said
 * @property {Uint16Array<ArrayBuffer>} text
 * @property {Uint16Array<ArrayBuffer>} words one string after the other, a line break behind each
 * @property {Uint32Array<ArrayBuffer>} ends where each string ends
 */

/** @typedef {Partial<Record<View, Said>>} Views */

/**
 * What the worker answers.
 * @typedef {object} Answer
 * @property {Common} common
 * @property {Record<string, any>} wording as in `Wording`, each string as its number among the words
 * @property {Uint32Array<ArrayBuffer>} spans rows of `ROW_WIDTH` numbers
 * @property {Views & { source: Said }} views the source, and the script in which such a text is shown at first
 * @property {Promise<Views>} [others] the scripts that come behind, where they were asked for; the client's
 */

export {};
