/**
 * Divides an answer into parcels, so that no message takes long to be unpacked on the page's thread: a list with a
 * hundred thousand entries in one message is half a second there. Who sends and receives is worker.js and client.js.
 */

/** @import { Answer } from './report.js' */

/** Entries in one parcel: some three milliseconds to unpack. */
export const PARCEL = 2000;

/** @typedef {{ list: string[], items: unknown[] }} Parcel `list` leads from the answer to the list that the items go on with */

/**
 * Takes what is long out of an answer, parcel by parcel; when it has ended the answer holds the rest.
 * @param {Answer} answer
 * @returns {Generator<Parcel, void, void>}
 */
export function* unloading(answer) {
  const { common, wording } = answer;
  for (const [part, lists] of Object.entries({ common, wording })) {
    const holder = /** @type {Record<string, unknown>} */ (lists);
    for (const [name, list] of Object.entries(holder)) {
      if (!Array.isArray(list) || list.length <= PARCEL) continue;
      for (let at = PARCEL; at < list.length; at += PARCEL) yield { list: [part, name], items: list.slice(at, at + PARCEL) };
      holder[name] = list.slice(0, PARCEL);
    }
  }
}

/**
 * Puts the parcels back, in the order they came.
 * @param {any} answer
 * @param {Parcel[]} parcels
 */
export function load(answer, parcels) {
  for (const { list, items } of parcels) {
    const target = list.reduce((holder, name) => holder[name], answer);
    target.push(...items);
  }
  return answer;
}
