/** What the reader chose for every text alike: the language of the interface and its colours. */

/** @import { Language } from './labels.js' */
import { chooseLanguage, LANGUAGES, translator } from './labels.js';

/** @typedef {'auto' | 'light' | 'dark'} Theme */

/** @param {HTMLElement} app takes the class of the colours */
export function createChoices(app) {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const usual = () => chooseLanguage(navigator.languages ?? []);
  /** @type {Language} */
  let language = usual();
  /** @type {Theme} */
  let theme = 'auto';

  const paint = () => void app.classList.toggle('dark', theme === 'dark' || (theme === 'auto' && system.matches));
  paint();

  return {
    get language() {
      return language;
    },

    get theme() {
      return theme;
    },

    /** Says a label in the language chosen now. */
    get t() {
      return translator(language);
    },

    /** @param {string | null} value null, or an unknown one: as the browser says */
    setLanguage(value) {
      language = LANGUAGES.find((one) => one === value) ?? usual();
    },

    /** @param {string | null} value null, or an unknown one: as the system says */
    setTheme(value) {
      theme = value === 'light' || value === 'dark' ? value : 'auto';
      paint();
    },

    /** Follows the system's colours from now on. */
    start: () => system.addEventListener('change', paint),
    stop: () => system.removeEventListener('change', paint),
  };
}

/** @typedef {ReturnType<typeof createChoices>} Choices */
