// Reads what crates/xtask/src/base85.rs writes: the letters, and why they are these, stand there.

const MEANING = '"$&\'<\\`';

/**
 * @param {string} text
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function fromBase85(text) {
  const digits = new Uint8Array(128);
  for (let code = 33, next = 0; next < 85; code++) {
    if (!MEANING.includes(String.fromCharCode(code))) digits[code] = next++;
  }
  const rest = text.length % 5;
  const bytes = new Uint8Array(((text.length - rest) / 5) * 4 + Math.max(0, rest - 1));
  for (let from = 0, to = 0; from < text.length; from += 5) {
    let value = 0;
    for (let at = from; at < from + 5; at++) {
      // The highest digit for what a rest lacks: its own bytes come out right, the others lie beyond the array.
      value = value * 85 + (at < text.length ? digits[text.charCodeAt(at)] : 84);
    }
    bytes[to++] = value >>> 24;
    bytes[to++] = value >>> 16;
    bytes[to++] = value >>> 8;
    bytes[to++] = value;
  }
  return bytes;
}
