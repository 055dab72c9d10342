/**
 * Reads a file's bytes as text, in the worker: plain text in UTF-8, UTF-16, GB18030 (with GBK and GB2312), Big5 or Windows-1252
 * by the browser's own decoders, Markdown without its marks, web pages, Word documents. Files that hold no text are named, so that
 * the reader knows what to do instead.
 */

/** @import { Heading } from './lines.js' */
import { docxLines } from './docx.js';
import { htmlLines } from './html-text.js';
import { markdownLines } from './markdown.js';

/** @typedef {'fileOldWord' | 'fileArchive' | 'fileDamaged' | 'filePdf' | 'fileImage' | 'fileBinary' | 'fileEncoding' | 'fileTooLong'} Refused the label that says why, and what to do */
/** @typedef {{ refused: Refused, encoding?: string, n?: string }} Refusal with the byte from which on it cannot be read, where that is the reason */
/** @typedef {{ text: string, encoding: string } | Refusal} Decoded */
/** @typedef {{ text: string, headings: Heading[] } | Refusal} Opened a text, and which of its lines the file sets as headings */

/** Bytes looked at to tell encodings apart: enough for some thousand letters. */
const SAMPLE = 64 * 1024;

/** A file with more bytes than this cannot be under the limit of the text in any encoding. */
export const MAX_FILE_BYTES = 22 * 1024 * 1024;

/**
 * The commonest letters of official Chinese in both scripts. Decoded rightly, a text is full of them; decoded as the
 * wrong one of GB18030 and Big5, it is full of rare ones.
 */
const COMMON = new Set('的一是在不了有和人这中大为上个国我以要他时来用们这為個國時來們会會工作发發展全面建设設加强強推进進组織组织县縣省委部门門');

/** What begins like this is no text. */
const SIGNATURES = /** @type {[number[], Refused][]} */ ([
  [[0xd0, 0xcf, 0x11, 0xe0], 'fileOldWord'],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], 'fileOldWord'],
  [[0x25, 0x50, 0x44, 0x46], 'filePdf'],
  [[0x89, 0x50, 0x4e, 0x47], 'fileImage'],
  [[0xff, 0xd8, 0xff], 'fileImage'],
  [[0x47, 0x49, 0x46, 0x38], 'fileImage'],
]);

/** Letters beyond ASCII that are too few to tell encodings by how often each letter stands. */
const FEW = 12;

/** In fewer bytes than this a text in UTF-16 may look like one in Latin letters. */
const SHORT = 16;

const ZIP = [0x50, 0x4b, 0x03, 0x04];

/**
 * @param {Uint8Array} bytes
 * @param {string} name the file's name, which alone tells Markdown from plain text
 * @returns {Promise<Opened>}
 */
export async function openFile(bytes, name) {
  if (bytes.length <= MAX_FILE_BYTES && startsWith(bytes, ZIP)) return openArchive(bytes);
  const decoded = decodeFile(bytes);
  if ('refused' in decoded) return decoded;
  const { text } = decoded;
  if (/\.(?:md|markdown)$/iu.test(name)) return markdownLines(text);
  const page = /\.x?html?$/iu.test(name) || /^\s*<(?:!doctype\s+html|html)\b/iu.test(text.slice(0, 1000));
  return page ? htmlLines(text) : { text, headings: [] };
}

/**
 * @param {Uint8Array} bytes
 * @returns {Promise<Opened>}
 */
async function openArchive(bytes) {
  try {
    return (await docxLines(bytes)) ?? { refused: 'fileArchive' };
  } catch {
    return { refused: 'fileDamaged' };
  }
}

/**
 * @param {Uint8Array} bytes
 * @returns {Decoded}
 */
export function decodeFile(bytes) {
  if (MAX_FILE_BYTES < bytes.length) return { refused: 'fileTooLong' };
  const known = SIGNATURES.find(([signature]) => startsWith(bytes, signature));
  if (known) return { refused: known[1] };
  if (startsWith(bytes, ZIP)) return { refused: 'fileArchive' };
  const western = isWestern(bytes);
  // Two Chinese letters may have the bytes of four Latin ones; where there are many, these would read as rare letters.
  // One mark of UTF-8, —, would be a letter and a half.
  const half = bytes.length % 2 !== 0 && tryDecode(bytes, 'utf-8') !== null;
  const mayBeWide = (!western && !half) || (bytes.length % 2 === 0 && (bytes.length < SHORT || ['utf-16le', 'utf-16be'].some((kind) => isEveryday(bytes, kind))));
  const utf16 = mayBeWide ? utf16Kind(bytes) : null;
  const wide = utf16 && new TextDecoder(utf16).decode(bytes.subarray(0, bytes.length - (bytes.length % 2)));
  if (utf16 && wide !== null && readable(wide)) {
    return bytes.length % 2 ? broken(bytes, utf16, bytes.length - 1) : { text: wide, encoding: utf16 };
  }
  if (looksBinary(bytes)) return { refused: 'fileBinary' };
  const pairs = pairsOfFew(bytes);
  const few = pairs && ofFew(bytes, pairs);
  const utf8 = tryDecode(bytes, 'utf-8');
  if (utf8 !== null && !(pairs?.every(isCommon) && isMedley(utf8))) return { text: utf8, encoding: 'utf-8' };
  if (utf8 === null && isBrokenUtf8(bytes)) return broken(bytes, 'utf-8');
  const narrow = western ? 'windows-1252' : (few ?? neighbour(bytes));
  if (narrow) return { text: new TextDecoder(narrow).decode(bytes), encoding: narrow };
  const candidates = ['gb18030', 'big5']
    .map((encoding) => ({ encoding, text: tryDecode(bytes, encoding) }))
    .filter((candidate) => candidate.text !== null)
    .sort((a, b) => commonShare(b.text ?? '') - commonShare(a.text ?? ''));
  const best = candidates[0];
  if (best && best.text !== null) return { text: best.text, encoding: best.encoding };
  return broken(bytes, 'gb18030');
}

/**
 * @param {Uint8Array} bytes
 * @param {string} encoding
 * @returns {Decoded}
 */
function broken(bytes, encoding, at = firstError(bytes, encoding)) {
  return { refused: 'fileEncoding', encoding: encoding.toUpperCase(), n: String(at) };
}

/**
 * The bytes beyond ASCII in pairs, if there are a few.
 * @param {Uint8Array} bytes
 */
function pairsOfFew(bytes) {
  /** @type {[number, number][]} */
  const pairs = [];
  for (let at = 0; at < bytes.length && pairs.length <= FEW; at += 1) {
    if (0x80 <= bytes[at]) pairs.push([bytes[at], bytes[(at += 1)] ?? 0]);
  }
  return 0 < pairs.length && pairs.length <= FEW ? pairs : null;
}

/**
 * A mark or one of the common letters of GB2312.
 * @param {[number, number]} pair
 */
const isCommon = ([first, second]) => (first === 0xa1 || first === 0xa3 || (0xb0 <= first && first <= 0xd7)) && 0xa1 <= second;

/**
 * Whether a mark stands on nothing, or letters of two scripts stand side by side: two letters of GBK that are UTF-8 by chance.
 * @param {string} text
 */
function isMedley(text) {
  const letters = [...text.replace(/[\0-\x7f]/gu, '')];
  const scripts = letters.map((letter) => (/[\u0300-\u036f\u0591-\u05cf]/u.test(letter) ? -1 : letter < '\u0250' ? 0 : letter.charCodeAt(0) >> 8));
  return scripts.some((script, at) => (script < 0 ? (scripts[at - 1] ?? -1) < 0 : 0 < at && scripts[at - 1] !== script));
}

/**
 * The encoding of a few letters: GB2312 if all are its common ones, else Big5 if all are its, else GBK.
 * @param {Uint8Array} bytes
 * @param {[number, number][]} pairs
 */
function ofFew(bytes, pairs) {
  const big5 = pairs.every(([first]) => first === 0xa1 || (0xa4 <= first && first <= 0xc6)) && tryDecode(bytes, 'big5') !== null;
  const kana = pairs.some(([first]) => first === 0x82 || first === 0x83 || first === 0xa4 || first === 0xa5);
  const encoding = pairs.every(isCommon) || !(big5 || kana) ? 'gb18030' : big5 ? 'big5' : null;
  return encoding && tryDecode(bytes, encoding) !== null ? encoding : null;
}

/**
 * Whether every letter is a mark or one of the common ones of GB2312.
 * @param {Uint8Array} bytes
 * @param {string} encoding
 */
function isEveryday(bytes, encoding) {
  const cells = [0xa1, 0xa3, ...Array.from({ length: 0x28 }, (_, row) => 0xb0 + row)].flatMap((first) => Array.from({ length: 94 }, (_, cell) => [first, 0xa1 + cell]));
  const everyday = new Set(new TextDecoder('gb18030').decode(Uint8Array.from(cells.flat())));
  return [...new TextDecoder(encoding).decode(bytes)].every((letter) => everyday.has(letter));
}

/**
 * Whether a sign of Windows and what follows it are likelier a letter of Big5: all signs but «, ° and ¿ stand behind letters.
 * @param {number} sign
 * @param {number} next
 */
const isBig5OfSign = (sign, next) => 0xa4 <= sign && sign <= 0xbf && ![0xab, 0xb0, 0xbf].includes(sign) && 0x40 <= next && next <= 0x7e;

/**
 * Whether bytes are a text in Latin letters with accents and marks of Windows: naïve, – and ” stand one by one among ASCII
 * letters, three at least to each. The bytes of Chinese letters come in pairs, in UTF-16 with controls among them, or in Big5 as
 * a sign that no Latin letter follows: 一 is ¤@.
 * @param {Uint8Array} bytes
 */
function isWestern(bytes) {
  const isControl = (/** @type {number} */ byte) => byte < 0x20 ? ![0x09, 0x0a, 0x0c, 0x0d].includes(byte) : byte === 0x7f;
  if (bytes.some(isControl)) return false;
  const isLetter = (/** @type {number | undefined} */ byte) => byte !== undefined && /[a-z]/iu.test(String.fromCharCode(byte));
  let [lone, high, letters] = [0, 0, 0];
  for (let at = 0, end = 0; at < bytes.length; at = end) {
    for (end = at; end < bytes.length && 0x80 <= bytes[end]; end += 1) if (/[\x81\x8d\x8f\x90\x9d]/u.test(String.fromCharCode(bytes[end]))) return false;
    const run = end - at;
    high += run;
    // größte
    const within = run === 2 && isLetter(bytes[at - 1]) && isLetter(bytes[end]) && !isCommon([bytes[at], bytes[at + 1]]);
    if ((run === 1 && !isBig5OfSign(bytes[at], bytes[end])) || within) lone += run;
    for (; end < bytes.length && bytes[end] < 0x80; end += 1) letters += isLetter(bytes[end]) ? 1 : 0;
  }
  return 0 < high && 9 * high <= 10 * lone && 3 * high <= letters;
}

/**
 * Japanese by its kana, Korean by its syllables: what no Chinese text decodes to.
 * @param {Uint8Array} bytes
 */
function neighbour(bytes) {
  const chinese = 0.02 <= commonShare(new TextDecoder('gb18030').decode(bytes.subarray(0, SAMPLE)));
  const marks = /** @type {[string, RegExp, number][]} */ ([
    ['shift_jis', /[\u3041-\u3096]/gu, 5],
    ['euc-jp', /[\u3041-\u3096]/gu, 5],
    ['euc-kr', /[\uac00-\ud7a3]/gu, 1.25],
  ]);
  const found = marks.find(([encoding, letters, share]) => {
    const text = chinese && encoding === 'euc-kr' ? null : tryDecode(bytes, encoding);
    return text !== null && text.replace(/[\0-\x7f]/gu, '').length <= share * (text.match(letters)?.length ?? 0);
  });
  return found?.[0] ?? null;
}

/**
 * @param {Uint8Array} bytes
 * @param {number[]} signature
 */
function startsWith(bytes, signature) {
  return signature.every((byte, index) => bytes[index] === byte);
}

/**
 * By its mark; by the letters being Chinese, as those of other encodings are not; or by every second byte of Latin letters and
 * line ends being zero.
 * @param {Uint8Array} bytes
 */
function utf16Kind(bytes) {
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le';
  if (startsWith(bytes, [0xfe, 0xff])) return 'utf-16be';
  // The last byte may be cut off.
  const sample = bytes.subarray(0, Math.min(SAMPLE, bytes.length - (bytes.length % 2)));
  // Pairs of Latin letters would read as Chinese ones.
  if (sample.every((byte) => 0 < byte && byte < 0x80)) return null;
  const chinese = ['utf-16le', 'utf-16be'].find((encoding) => isChinese(new TextDecoder(encoding).decode(sample)));
  if (chinese) return chinese;
  if (bytes.length % 2 !== 0) return null;
  const zeros = [0, 0];
  sample.forEach((byte, at) => (zeros[at % 2] += byte === 0 ? 1 : 0));
  const [even, odd] = zeros;
  if (Math.max(even, odd) <= 2 * Math.min(even, odd)) return null;
  return even < odd ? 'utf-16le' : 'utf-16be';
}

/** @param {string} text */
function isChinese(text) {
  const others = text.replace(/[\t-~\u2010-\u203b\u3000-\u301f\u4e00-\u9fff\uff01-\uff5e]/gu, '').length;
  // Shift-JIS read so has none of the first half of the Chinese letters; its kana are in the other.
  const shifted = !/[\u4e00-\u7fff]/u.test(text) && /[\u829f-\u82f1\u8340-\u8396]/u.test(text);
  return text !== '' && !shifted && 20 * others <= text.length;
}

/**
 * Whether a text consists of letters that Chinese texts have: bytes of another kind, taken as UTF-16, do not.
 * @param {string} text
 */
function readable(text) {
  const sample = text.slice(0, SAMPLE);
  const known = sample.match(/[\s\u0020-\u007e\u00a0-\u00ff\u2010-\u2027\u2e80-\u9fff\uf900-\ufaff\ufe30-\uffef\ufeff\ud800-\udfff]/g)?.length ?? 0;
  return sample.length * 0.9 <= known;
}

/**
 * More than one control byte in a hundred stands in no text.
 * @param {Uint8Array} bytes
 */
function looksBinary(bytes) {
  const length = Math.min(bytes.length, SAMPLE);
  let controls = 0;
  for (let at = 0; at < length; at += 1) {
    const byte = bytes[at];
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d && byte !== 0x1b) controls += 1;
  }
  return length < controls * 100;
}

/**
 * @param {Uint8Array} bytes
 * @param {string} encoding
 * @returns {string | null} null when the bytes are not in that encoding
 */
function tryDecode(bytes, encoding) {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * Whether bytes are UTF-8 but for a few: nearly every letter beyond ASCII reads as one.
 * @param {Uint8Array} bytes
 */
function isBrokenUtf8(bytes) {
  let letters = 0;
  let broken = 0;
  for (const letter of new TextDecoder().decode(bytes.subarray(0, SAMPLE))) {
    if (letter === '\ufffd') broken += 1;
    else if ('\u007f' < letter) letters += 1;
  }
  // A text that is cut in its last letter has that one broken.
  const cut = broken === 1 && 0 < letters && reads(bytes, 'utf-8') && !/[\u0080-\u07ff]/u.test(new TextDecoder().decode(bytes));
  return broken * 10 < letters || cut;
}

/**
 * Offset of the first byte that cannot be read: the end of the longest beginning that can.
 * @param {Uint8Array} bytes
 * @param {string} encoding
 */
function firstError(bytes, encoding) {
  let [least, most] = [0, bytes.length];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (reads(bytes.subarray(0, middle), encoding)) least = middle;
    else most = middle - 1;
  }
  // Where the letter begins that is cut off or broken.
  while (0 < least && tryDecode(bytes.subarray(0, least), encoding) === null) least -= 1;
  return least;
}

/**
 * Whether bytes can be read so far; the last letter may be cut.
 * @param {Uint8Array} bytes
 * @param {string} encoding
 */
function reads(bytes, encoding) {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** @param {string} text */
function commonShare(text) {
  let common = 0;
  let letters = 0;
  for (const letter of text.slice(0, SAMPLE)) {
    if (letter < '\u2e80') continue;
    letters += 1;
    if (COMMON.has(letter)) common += 1;
    // Letters of nobody's.
    else if ('\ue000' <= letter && letter <= '\uf8ff') common -= 1;
  }
  return letters === 0 ? 0 : common / letters;
}
