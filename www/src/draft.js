/**
 * The reader's own outline held against the text's: which of its points has which heading, by the words they share.
 * Two letters that stand together in both are what is counted, so that word order and fillings matter little.
 */

/** @typedef {{ words: string, depth: number }} Point words without their number; depth from 1 */
/** @typedef {{ heading: number, shared: number[] }} Match `shared`: places in the heading of letters both have */

/** Share of the shorter one's pairs that both must have: under it, chance does as well. */
const ENOUGH = 0.4;

/** Pairs both must have, unless the shorter one has fewer. */
const FEWEST = 2;

/** Numbers before a point, from the uppermost level down. */
const NUMBERS = [/^第?[一二三四五六七八九十]+[、.．,，是要]/u, /^[（(][一二三四五六七八九十]+[)）]、?/u, /^\d+[.．、](?!\d)/u, /^[（(]\d+[)）]、?/u];

/** Marks people put before a point. */
const BULLET = /^[-*+·•●○◆]\s+/u;

/**
 * Points of an outline: one a line, deeper where further in; without any indentation, by their numbers.
 * @param {string} draft
 * @returns {Point[]}
 */
export function pointsOf(draft) {
  const lines = draft.split(/\r\n?|\n/u).filter((line) => line.trim() !== '');
  const indents = lines.map((line) => indentOf(line));
  const keys = 1 < new Set(indents).size ? indents : lines.map(levelByNumber);
  /** @type {number[]} */
  let open = [];
  return lines.map((line, at) => {
    open = open.filter((key) => key < keys[at]);
    open.push(keys[at]);
    const bare = line.trim().replace(BULLET, '');
    return { words: NUMBERS.reduce((words, number) => words.replace(number, ''), bare).trim() || bare, depth: open.length };
  });
}

/**
 * A line without a number stands below all that have one.
 * @param {string} line
 */
function levelByNumber(line) {
  const level = NUMBERS.findIndex((number) => number.test(line.trim()));
  return level < 0 ? NUMBERS.length : level;
}

/** @param {string} line */
function indentOf(line) {
  let width = 0;
  for (const letter of line) {
    if (letter === ' ') width += 1;
    else if (letter === '\t' || letter === '\u3000') width += 2;
    else break;
  }
  return width;
}

/**
 * The heading of each point, in the order of the points; a heading serves one point only, the most alike.
 * @param {Point[]} points
 * @param {string[]} headings
 * @returns {(Match | null)[]}
 */
export function matchPoints(points, headings) {
  const pairs = headings.map(pairsOf);
  /** @type {Map<string, number[]>} */
  const headingsByPair = new Map();
  for (const [heading, set] of pairs.entries()) {
    for (const pair of set.keys()) {
      const list = headingsByPair.get(pair);
      if (list) list.push(heading);
      else headingsByPair.set(pair, [heading]);
    }
  }
  /** @type {{ point: number, heading: number, likeness: number, evenness: number }[]} */
  const candidates = [];
  for (const [point, { words }] of points.entries()) {
    const own = pairsOf(words);
    /** @type {Map<number, number>} */
    const common = new Map();
    for (const pair of own.keys()) {
      for (const heading of headingsByPair.get(pair) ?? []) common.set(heading, (common.get(heading) ?? 0) + 1);
    }
    for (const [heading, count] of common) {
      const least = Math.min(own.size, pairs[heading].size);
      const likeness = count / least;
      if (likeness < ENOUGH || count < Math.min(FEWEST, least)) continue;
      candidates.push({ point, heading, likeness, evenness: count / Math.max(own.size, pairs[heading].size) });
    }
  }
  candidates.sort((a, b) => b.likeness + b.evenness - a.likeness - a.evenness || a.point - b.point || a.heading - b.heading);
  /** @type {(Match | null)[]} */
  const matches = points.map(() => null);
  const taken = new Set();
  for (const { point, heading } of candidates) {
    if (matches[point] || taken.has(heading)) continue;
    taken.add(heading);
    matches[point] = { heading, shared: sharedPlaces(points[point].words, pairs[heading]) };
  }
  return matches;
}

/**
 * @param {string} words
 * @param {Map<string, number[]>} pairs
 */
function sharedPlaces(words, pairs) {
  const places = [...pairsOf(words).keys()].flatMap((pair) => pairs.get(pair) ?? []);
  return [...new Set(places.flatMap((at) => [at, at + 1]))].sort((a, b) => a - b);
}

/**
 * Every two letters that stand together, and where.
 * @param {string} words
 * @returns {Map<string, number[]>}
 */
function pairsOf(words) {
  /** @type {Map<string, number[]>} */
  const pairs = new Map();
  for (let at = 0; at + 1 < words.length; at += 1) {
    const pair = words.slice(at, at + 2);
    if (!/^[\p{L}\p{N}]{2}$/u.test(pair)) continue;
    const places = pairs.get(pair);
    if (places) places.push(at);
    else pairs.set(pair, [at]);
  }
  return pairs;
}
