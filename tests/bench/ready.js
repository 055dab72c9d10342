// Time from navigation to "ready" (worker up, lexicon decoded) of the single file from file:// in Chromium,
// each time in a fresh profile. Measured in the page itself, so that the driver's own delays do not count.

import { launch } from '../e2e/driver.js';
import { fileAddress, reaches } from '../e2e/reader.js';
import { median } from './median.js';

const RUNS = 10;

/** What the project promises, in milliseconds. */
const PROMISED = 400;

const times = [];
for (let run = 0; run < RUNS; run += 1) {
  const browser = await launch('chromium');
  const page = await browser.open(fileAddress('tigang.html'), () => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector('tigang-reader[data-state="ready"]')) return;
      observer.disconnect();
      performance.mark('ready');
    }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-state'] });
  });
  await reaches(page, 'ready');
  times.push(await page.run(() => performance.getEntriesByName('ready')[0].startTime));
  await browser.close();
}
console.log(`   ready, each of ${RUNS} fresh profiles: ${times.map((time) => time.toFixed(0)).join(' ')} ms`);
console.log(`   ready, median: ${median(times).toFixed(0)} ms (promised: ${PROMISED} ms)`);
