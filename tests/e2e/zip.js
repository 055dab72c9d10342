// Reads the parts of a Word document, which is a zip archive.

import assert from 'node:assert/strict';
import { inflateRawSync } from 'node:zlib';

/**
 * An entry of a zip archive.
 * @param {Buffer} archive
 * @param {string} name
 */
export function entry(archive, name) {
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06'));
  let at = archive.readUInt32LE(end + 16);
  while (archive.readUInt32LE(at) === 0x02014b50) {
    const [nameLength, extraLength, noteLength] = [28, 30, 32].map((offset) => archive.readUInt16LE(at + offset));
    if (archive.subarray(at + 46, at + 46 + nameLength).toString() === name) {
      const local = archive.readUInt32LE(at + 42);
      const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
      const packed = archive.subarray(start, start + archive.readUInt32LE(at + 20));
      return (archive.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)).toString('utf8');
    }
    at += 46 + nameLength + extraLength + noteLength;
  }
  return assert.fail(`no ${name} in the archive`);
}
