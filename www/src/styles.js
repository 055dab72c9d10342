/** The style sheets of the shadow tree, made once and shared by every reader element on a page. */

import base from './base.css';
import comparison from './comparison.css';
import editor from './editor.css';
import figures from './figures.css';
import input from './input.css';
import mindMap from './mind-map.css';
import panels from './panels.css';
import print from './print.css';
import reading from './reading.css';
import text from './text.css';

export const STYLES = [base, input, reading, text, editor, panels, figures, mindMap, comparison, print].map((css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
});
