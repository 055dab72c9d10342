/** The style sheet of the shadow tree, made once and shared by every reader element on a page. */

import sheets from '#sheets';

const sheet = new CSSStyleSheet();
sheet.replaceSync(sheets);

export const STYLES = [sheet];
