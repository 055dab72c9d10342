// Reads what crates/xtask/src/base91.rs writes: the letters, and why they are these, stand there.

const MEANING = '"<\\';

/**
 * @param {string} text
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function fromBase91(text) {
  const digits = new Uint8Array(128);
  for (let code = 33, next = 0; next < 91; code++) {
    if (!MEANING.includes(String.fromCharCode(code))) digits[code] = next++;
  }
  const single = text.length % 2;
  const bytes = new Uint8Array(Math.floor(((text.length - single) / 2 * 13 + single * 6) / 8));
  let held = 0;
  let bits = 0;
  for (let from = 0, to = 0; from < text.length; from += 2) {
    const first = digits[text.charCodeAt(from)];
    const pair = from + 1 < text.length;
    held = pair ? (held << 13) | (first * 91 + digits[text.charCodeAt(from + 1)]) : (held << 6) | first;
    bits += pair ? 13 : 6;
    for (; 8 <= bits; bits -= 8) bytes[to++] = held >>> (bits - 8);
    held &= (1 << bits) - 1;
  }
  return bytes;
}
