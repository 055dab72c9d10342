/** A line with a button to either side of where one is: previous, place, next. */

/** @import { Translate } from './labels.js' */
import { h } from './dom.js';

/**
 * @param {Translate} t
 * @param {(direction: 1 | -1) => void} onStep
 */
export function stepLine(t, onStep) {
  const previous = h('button', { type: 'button', on: { click: () => onStep(-1) } }, t('previous'));
  const next = h('button', { type: 'button', on: { click: () => onStep(1) } }, t('next'));
  const place = h('output', null);
  return {
    element: h('div', { class: 'step-line' }, previous, place, next),
    /**
     * @param {string} words where one is
     * @param {boolean} [stuck] there is nothing to step through
     */
    show(words, stuck = false) {
      place.textContent = words;
      previous.disabled = next.disabled = stuck;
    },
  };
}
