/** The bar at the top: name, and the switches for script, language and appearance. */

/** @import { Theme } from './choices.js' */
/** @import { Language, Translate } from './labels.js' */
/** @import { View } from './report.js' */
import { h } from './dom.js';

/**
 * @param {object} setting
 * @param {Translate} setting.t
 * @param {Language} setting.language
 * @param {Theme} setting.theme
 * @param {View | null} setting.view null while there is no text
 * @param {() => void} setting.onAbout
 * @param {() => void} setting.onKeys
 * @param {(view: View) => void} setting.onView
 * @param {(language: Language) => void} setting.onLanguage
 * @param {(theme: Theme) => void} setting.onTheme
 */
export function createBar({ t, language, theme, view, onAbout, onKeys, onView, onLanguage, onTheme }) {
  /** @type {View[]} */
  const views = ['simplified', 'traditional', 'source'];
  return h(
    'div',
    { class: 'bar', role: 'group', 'aria-label': t('name') },
    view === null ? null : h('b', { class: 'wordmark' }, t('name')),
    h('span', { class: 'spring' }),
    view === null
      ? null
      : h(
          'div',
          { class: 'choice', role: 'group', 'aria-label': t('script') },
          ...views.map((one) =>
            h('button', { type: 'button', id: `view-${one}`, 'aria-pressed': String(one === view), on: { click: () => onView(one) } }, t(one)),
          ),
        ),
    select('language', t('language'), language, [['zh-Hans', '简体界面'], ['zh-Hant', '繁體介面'], ['en', 'English']], (value) => onLanguage(/** @type {Language} */ (value))),
    select(
      'theme',
      t('theme'),
      theme,
      [['auto', t('themeAuto')], ['light', t('themeLight')], ['dark', t('themeDark')]],
      (value) => onTheme(/** @type {Theme} */ (value)),
    ),
    h('button', { type: 'button', on: { click: onAbout } }, t('about')),
    h('button', { type: 'button', title: t('keys'), 'aria-label': `${t('keys')} ?`, on: { click: onKeys } }, '?'),
  );
}

/**
 * @param {string} id
 * @param {string} label
 * @param {string} value
 * @param {[string, string][]} options
 * @param {(value: string) => void} onChange
 */
function select(id, label, value, options, onChange) {
  const element = h(
    'select',
    { id, 'aria-label': label, title: label },
    ...options.map(([key, name]) => h('option', { value: key, selected: key === value }, name)),
  );
  element.addEventListener('change', () => onChange(element.value));
  return element;
}
