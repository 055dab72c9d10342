// Figures, medians and verdicts as lines a person reads. A missed target is said plainly and is no failure: machines differ.

import os from 'node:os';

/** @param {number[]} numbers */
export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
}

/**
 * A figure held against its target.
 * @param {string} what
 * @param {number} figure
 * @param {number} target at most
 * @param {string} unit
 */
export function target(what, figure, target, unit = '') {
  const verdict = figure <= target ? 'met' : 'MISSED';
  console.log(`  ${what.padEnd(58)} ${digits(figure)}${unit}  target ${target}${unit}  ${verdict}`);
}

/**
 * A figure for information.
 * @param {string} what
 * @param {number} figure
 * @param {string} [unit]
 * @param {string} [note]
 */
export function figure(what, figure, unit = '', note = '') {
  console.log(`  ${what.padEnd(58)} ${digits(figure)}${unit}  ${note}`);
}

/** Says how busy the machine is: ratios of one run can be trusted on a busy one, absolute figures cannot. */
export function machine() {
  console.log(`\n${os.cpus().length} × ${os.cpus()[0].model}, load ${os.loadavg()[0].toFixed(1)}`);
}

/** @param {number} number */
function digits(number) {
  return number.toFixed(number < 10 ? 2 : number < 100 ? 1 : 0).padStart(8);
}
