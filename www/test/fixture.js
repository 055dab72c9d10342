/**
 * A small stand-in for the engine, good enough to see and test the page without it: readings in brackets are removed,
 * numbered lines become headings, some words become terms. Answers in the engine's shape.
 */

/** @import { Answer, OutlineNode, Wording } from '../src/report.js' */

export const LAYERS = [
  'meta', 'outline', 'titles', 'sections', 'edits', 'gaps', 'notes', 'keywords', 'checks', 'documents', 'redactions',
];

const GLOSS = /(?<=\p{Script=Han})\((?:\p{Script=Latin})+\)/gu;
const GAP = /^…….*……?.*$/gmu;
const HEADING = /^([一二三四]、|\([一二三四]\)|（[一二三四]）)([^。\n]+)/gmu;
const RUN_IN = /([一二三四][是要])([^。,，\n]{2,14})[。,，]/gu;

/**
 * @param {string} raw
 * @param {{ refused?: string[] }} [options]
 * @param {string[]} [terms]
 * @returns {Answer}
 */
export function fakeAnswer(raw, options = {}, terms = ['水利', '建設', '泵站', '管護', '农田', '建设', '乡村振兴']) {
  /** @type {number[][]} */
  const rows = [];
  /** @type {Answer['common']['edits']} */
  const edits = [];
  /** @type {Answer['common']['gaps']} */
  const gaps = [];
  let text = '';
  let at = 0;
  const found = [...raw.matchAll(GLOSS), ...raw.matchAll(GAP)].sort((a, b) => a.index - b.index);
  for (const match of found) {
    const id = `${match.index}`;
    if (match.index < at || options.refused?.includes(id)) continue;
    text += raw.slice(at, match.index);
    at = match.index + match[0].length;
    const isGap = match[0].startsWith('…');
    const place = [text.length, text.length, match.index, at];
    rows.push([...place, LAYERS.indexOf('edits'), edits.length]);
    edits.push({
      id, kind: isGap ? 'gap' : 'gloss', before: match[0], after: '', certainty: 'certain',
      note: isGap ? null : '网页在字后加注的拼音,与字音相符',
    });
    if (isGap) {
      const stated = /(\d+)字/u.exec(match[0]);
      rows.push([...place, LAYERS.indexOf('gaps'), gaps.length]);
      gaps.push({ missing_chars: stated ? Number(stated[1]) : null, at_end: raw.length - at < 3 });
    }
  }
  text += raw.slice(at);

  const span = (/** @type {string} */ layer, /** @type {number} */ ref, /** @type {number} */ start, /** @type {number} */ end) =>
    rows.push([start, end, start, end, LAYERS.indexOf(layer), ref]);
  const nodes = [...text.matchAll(HEADING), ...text.matchAll(RUN_IN)].sort((a, b) => a.index - b.index);
  /** @type {OutlineNode[]} */
  const outline = [];
  const last = /** @type {Record<number, number>} */ ({});
  for (const node of nodes) {
    const depth = /^[一二三四]、/u.test(node[1]) ? 1 : /^[(（]/u.test(node[1]) ? 2 : 3;
    if (node[1] === '(四)') {
      outline.push({ id: outline.length, parent: last[1] ?? null, depth: 2, kind: 'missing', marker: '(三)', title: '', title_from: null });
    }
    const parent = last[depth - 1] ?? last[1] ?? null;
    span('outline', outline.length, node.index, node.index + node[1].length + node[2].length);
    last[depth] = outline.length;
    delete last[depth + 1];
    outline.push({
      id: outline.length, parent: depth === 1 ? null : parent, depth, kind: depth < 3 ? 'heading' : 'run_in', marker: node[1], title: node[2],
    });
  }

  /** @type {Wording['keywords']} */
  const keywords = [];
  for (const term of terms) {
    const uses = [...text.matchAll(new RegExp(term, 'gu'))];
    if (uses.length === 0) continue;
    for (const use of uses) span('keywords', keywords.length, use.index, use.index + term.length);
    keywords.push({ term, weight: uses.length, count: uses.length, why: '多处出现,并见于标题' });
  }
  /** @type {Answer['common']['documents']} */
  const documents = [];
  for (const match of text.matchAll(/《([^》]+)》(\([^)]*号\))?/gu)) {
    span('documents', documents.length, match.index, match.index + match[0].length);
    documents.push({ title: match[1], number: match[2] ?? null });
  }
  /** @type {Answer['common']['redactions']} */
  const redactions = [];
  for (const match of text.matchAll(/\*\*|_/gu)) {
    span('redactions', redactions.length, match.index, match.index + match[0].length);
    redactions.push({ form: match[0] });
  }
  const title = /^(?:在)?.*的[讲講][话話]$/mu.exec(text);
  if (title) span('meta', 0, title.index, title.index + title[0].length);
  /** @type {Wording['checks']} */
  const checks = [];
  for (const match of text.matchAll(/抓好四件大事|[讲講]三[点點]意[见見]/gu)) {
    const four = match[0].includes('四');
    span('checks', checks.length, match.index, match.index + match[0].length);
    checks.push({
      kind: 'count', status: four ? 'cut' : 'match', announced: four ? 4 : 3, found: 3,
      message: four ? '“四件大事”现见3项,中间有缺文' : '“三点意见”与三个一级标题相符',
    });
  }
  /** @type {Wording} */
  const wording = {
    meta: {
      main_title: title?.[0] ?? null, date: '2023-10-18', genre: '讲话', script: 0 < edits.length ? 'converted' : 'simplified',
      full_chars: 0 < gaps.length ? 1486 : null, shown_chars: 0 < gaps.length ? 1012 : null, chars: text.length, truncated: 0 < gaps.length,
    },
    outline, keywords, checks, notes: [],
  };
  rows.sort((a, b) => a[4] - b[4] || a[0] - b[0]);
  return {
    common: {
      schema: 1, engine: { version: '0.1.0', lexicon: 'fixture' }, layers: LAYERS, edits, gaps, redactions, documents, surrogates: 0,
      summary: [], own_terms: [], ignored_terms: [],
      stats: {
        chars: text.length, characters: text.length, characters_with_spaces: text.length, sentences: 0, sentence_tenths: 0, longest_sentence: 0, seconds: 0, directive_permille: 0, stock_permille: 0, headings: [], parts: [],
      },
    },
    ...numbered(wording, text),
    spans: Uint32Array.from(rows.flat()),
  };
}

/**
 * Words as the engine hands them over, the same in every script.
 * @param {Wording} wording
 * @param {string} text
 * @returns {Pick<Answer, 'wording' | 'views'>}
 */
function numbered(wording, text) {
  let words = '';
  /** @type {number[]} */
  const ends = [];
  const SAID = new Set(['marker', 'title', 'why', 'term', 'message', 'main_title']);
  const numbers = JSON.parse(JSON.stringify(wording), (name, value) => {
    if (!SAID.has(name) || typeof value !== 'string') return value;
    words += `${value}\n`;
    return ends.push(words.length - 1) - 1;
  });
  const units = (/** @type {string} */ letters) => Uint16Array.from(letters, (_, at) => letters.charCodeAt(at));
  const said = () => ({ text: units(text), words: units(words), ends: Uint32Array.from(ends) });
  return { wording: { catalog: [], ...numbers }, views: { source: said(), simplified: said(), traditional: said() } };
}

/**
 * A worker that answers from here, for the client's tests and for looking at the page.
 * @param {(text: string, options: { refused?: string[] }) => unknown} [answer]
 */
export function fakeWorker(answer = fakeAnswer) {
  /** @type {Record<string, ((event: any) => void)[]>} */
  const listeners = {};
  let alive = true;
  const tell = (/** @type {unknown} */ data) => setTimeout(() => alive && listeners.message?.forEach((listener) => listener({ data })), 5);
  return {
    addEventListener: (/** @type {string} */ name, /** @type {any} */ listener) => void (listeners[name] ??= []).push(listener),
    postMessage(/** @type {any} */ message) {
      if (message.kind === 'engine') tell({ kind: 'ready' });
      else tell({ kind: 'answer', id: message.id, answer: answer(message.text, message.options) });
    },
    terminate: () => (alive = false),
  };
}
