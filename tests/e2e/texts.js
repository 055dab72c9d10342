// The texts that are pasted: those of this repository, and the real ones where they are at hand.

import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

const own = path.resolve(import.meta.dirname, 'texts');
const real = path.resolve(import.meta.dirname, '../../../shared/seeds');

/** @typedef {{ name: string, content: string, file: string }} Sample */

/** Invented texts, in the manner of real ones. */
export const ownTexts = () => textsIn(own);

/**
 * Real pastes, which are not part of the repository. Without them the list is empty, which is said aloud;
 * in continuous integration it is an error.
 */
export async function realTexts() {
  try {
    return await textsIn(real);
  } catch (error) {
    if (process.env.CI && !['0', 'false'].includes(process.env.CI)) throw error;
    console.log(`SKIPPED: no real texts at ${real}`);
    return [];
  }
}

/**
 * @param {string} folder
 * @returns {Promise<Sample[]>}
 */
async function textsIn(folder) {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.txt')).sort();
  return Promise.all(
    names.map(async (name) => ({ name: path.basename(name, '.txt'), content: await readFile(path.join(folder, name), 'utf8'), file: path.join(folder, name) })),
  );
}
