/**
 * Takes one file out of a zip archive, as Word's documents are. The directory at the archive's end says where it is;
 * the browser's own decompressor unpacks it. Archives over 4 GB, in parts, or with a password are none of ours.
 */

/** Signatures of the directory's end and of its entries. */
const END = 0x06054b50;
const ENTRY = 0x02014b50;

/** Bytes of the directory's end without its comment, and the longest comment. */
const END_BYTES = 22;
const COMMENT_BYTES = 0xffff;

const STORED = 0;
const DEFLATED = 8;

/**
 * @param {Uint8Array} bytes the archive
 * @param {string} name of the file inside
 * @param {number} limit most bytes to unpack; a small archive can hold an enormous file
 * @returns {Promise<Uint8Array | null>} null when it is not there; rejects when it is damaged or over the limit
 */
export async function unzip(bytes, name, limit) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entry = findEntry(bytes, view, name);
  if (entry === null) return null;
  const method = view.getUint16(entry + 10, true);
  const length = view.getUint32(entry + 20, true);
  const local = view.getUint32(entry + 42, true);
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const packed = bytes.slice(start, start + length);
  if (packed.length < length || limit < length) throw new Error('the archive is cut short or too large');
  if (method === STORED) return packed;
  if (method !== DEFLATED) throw new Error(`compression method ${method}`);
  return inflate(packed, limit);
}

/**
 * @param {Uint8Array} bytes
 * @param {DataView} view
 * @param {string} name
 * @returns {number | null} where its entry in the directory begins
 */
function findEntry(bytes, view, name) {
  let end = bytes.length - END_BYTES;
  const first = Math.max(0, end - COMMENT_BYTES);
  while (first <= end && view.getUint32(end, true) !== END) end -= 1;
  if (end < first) throw new Error('no directory');
  const wanted = new TextEncoder().encode(name);
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); 0 < left && at + 46 <= end; left -= 1) {
    if (view.getUint32(at, true) !== ENTRY) throw new Error('damaged directory');
    const nameLength = view.getUint16(at + 28, true);
    if (nameLength === wanted.length && wanted.every((byte, index) => bytes[at + 46 + index] === byte)) return at;
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return null;
}

/**
 * @param {Uint8Array<ArrayBuffer>} packed
 * @param {number} limit
 */
async function inflate(packed, limit) {
  const reader = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const pieces = [];
  let length = 0;
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    pieces.push(piece.value);
    length += piece.value.length;
    if (limit < length) {
      await reader.cancel();
      throw new Error('too large when unpacked');
    }
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}
