/** The about panel: what is promised, how to check it, the version and the engine's checksum. */

/** @import { Report } from './report.js' */
/** @import { Translate } from './labels.js' */
import { h } from './dom.js';

/**
 * @param {Translate} t
 * @param {Report | null} report names the versions once there is one
 */
export function aboutDialog(t, report) {
  /** @type {HTMLDialogElement} */
  const dialog = h(
    'dialog',
    { class: 'about', 'aria-labelledby': 'about-title' },
    h('h2', { id: 'about-title' }, t('name'), ' ', h('small', null, t('tagline'))),
    h('p', null, t('privacy')),
    h('p', null, t('secrecy')),
    report ? h('p', { class: 'quiet' }, t('version', { v: report.engine.version, l: report.engine.lexicon })) : null,
    h('p', { class: 'quiet' }, t('engineHash'), ' ', h('code', null, ENGINE_HASH)),
    h('button', { type: 'button', on: { click: () => dialog.close() } }, t('close')),
  );
  return dialog;
}
