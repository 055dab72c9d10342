// The drivers themselves: what they must report, they do report. Without this, an empty record would prove nothing.

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { BROWSERS, launch } from './driver.js';
import { discard, temporary } from './folders.js';

const NAUGHTY = `<!doctype html><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; connect-src *; worker-src blob:">
<script>
  setTimeout(() => { throw new Error('thrown by the page'); });
  document.documentElement.append(Object.assign(document.createElement('style'), { textContent: 'p { margin: 0 }' }));
  const worker = new Worker(URL.createObjectURL(new Blob(["fetch('http://worker.invalid/').catch(() => postMessage(0))"])));
  const workerDone = new Promise((resolve) => { worker.onmessage = resolve; });
  const pageDone = fetch('http://page.invalid/').catch(() => {});
  Promise.all([workerDone, pageDone]).then(() => document.documentElement.classList.add('over'));
</script>`;

for (const name of BROWSERS) {
  test(`${name}: requests of page and worker, violations and errors are seen`, async (t) => {
    const folder = await temporary('naughty');
    const file = path.join(folder, 'naughty.html');
    await writeFile(file, NAUGHTY);
    const browser = await launch(name);
    t.after(async () => {
      await browser.close();
      await discard(folder);
    });
    const page = await browser.open(pathToFileURL(file).href);
    await page.until(() => document.documentElement.classList.contains('over'));
    const { requests, violations, errors } = page.record;
    assert(requests.some((address) => address.includes('page.invalid')), `page's request: ${requests}`);
    assert(requests.some((address) => address.includes('worker.invalid')), `worker's request: ${requests}`);
    assert(violations.some((text) => text.includes('style-src')), `violation: ${violations}`);
    assert(errors.some((text) => text.includes('thrown by the page')), `error: ${errors}`);
  });
}
