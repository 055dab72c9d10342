/**
 * The package's entry: registers `<tigang-reader>`.
 * @example
 * import 'tigang';
 * const report = await document.querySelector('tigang-reader').analyze(text);
 */

import { register, TigangReader } from './element.js';

register();

export { TigangReader };
export { AnalysisFailure } from './failure.js';
