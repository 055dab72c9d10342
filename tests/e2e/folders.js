// Folders for a while: a browser's profile, what it saves, what it is to open.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Makes an empty folder. @param {string} name says what it is for */
export const temporary = (name) => mkdtemp(path.join(tmpdir(), `tigang-${name}-`));

/**
 * Takes a folder away with all that is in it. A browser that has ended may have left a process that still writes there: it
 * is tried again, and what cannot be taken away then is no failure of the page's.
 * @param {string} folder
 */
export const discard = (folder) => rm(folder, { recursive: true, force: true, maxRetries: 8, retryDelay: 100 }).catch(() => {});
