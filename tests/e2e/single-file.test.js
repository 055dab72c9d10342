// The single file, from file://, with the network cut.

import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { BROWSERS, launch } from './driver.js';

const root = path.resolve(import.meta.dirname, '../..');
const page_url = pathToFileURL(path.join(root, 'dist/tigang.html')).href;

for (const name of BROWSERS) {
  test(`${name}: ready`, async () => {
    const browser = await launch(name);
    const page = await browser.open(page_url);
    await page.until(() => document.querySelector('tigang-reader')?.getAttribute('data-state') === 'ready');
    assert.deepEqual(page.record, { requests: [], violations: [], errors: [] });
    await browser.close();
  });
}
