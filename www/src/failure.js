/** Why there is no analysis, and how the reader is told. */

/** @import { Translate } from './labels.js' */

const MB = 2 ** 20;

/** @typedef {'too_long' | 'interrupted' | 'superseded' | 'stopped' | 'engine'} FailureCode */

/** `figures` are for the message: lengths in bytes. */
export class AnalysisFailure extends Error {
  /**
   * @param {FailureCode} code
   * @param {Record<string, number>} [figures]
   */
  constructor(code, figures = {}) {
    super(code);
    this.name = 'AnalysisFailure';
    this.code = code;
    this.figures = figures;
  }
}

/**
 * What happened, what was kept, what to do.
 * @param {AnalysisFailure} failure
 * @param {Translate} t
 */
export function failureText(failure, t) {
  const { bytes = 0, limit = 0 } = failure.figures;
  if (failure.code === 'too_long') return t('tooLong', { a: (bytes / MB).toFixed(1), b: (limit / MB).toFixed(0) });
  if (failure.code === 'engine') return t('engineFailed');
  if (failure.code === 'stopped') return t('stopped');
  return t('interrupted');
}
