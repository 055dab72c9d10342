// Tigang beside what else cuts Chinese in a browser, in one run in Chromium, on the same texts: the whole analysis of
// Tigang against mere cutting by jieba-wasm (full jieba-rs) and by the browser's own Intl.Segmenter.
// Each runs in a worker of its own; each is asked paragraph by paragraph where its time grows faster than the text.

import { readFile } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import { launch } from '../e2e/driver.js';
import { ownTexts } from '../e2e/texts.js';
import { median } from './median.js';

const here = import.meta.dirname;

/** Address prefix to folder: what the workers may load. */
const FOLDERS = {
  '/tigang/': path.resolve(here, '../../dist/npm'),
  '/jieba/': path.resolve(here, 'node_modules/jieba-wasm/pkg/web'),
  '/peers/': path.resolve(here, 'peers'),
};

const PEERS = ['tigang', 'jieba-wasm', 'intl-segmenter'];
const RUNS = 5;

/** Characters in the texts measured: a speech, and a folder of them. */
const LENGTHS = [15_000, 300_000];

const server = http.createServer((request, response) => void answer(request.url ?? '/', response));
await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());

const browser = await launch('chromium', { online: true });
const page = await browser.open(`http://127.0.0.1:${port}/`);
const sample = (await ownTexts()).map(({ content }) => content).join('\n');
/** @type {Map<string, { load: number, runs: number[] }[]>} */
const results = new Map();
for (const peer of PEERS) {
  const rows = [];
  for (const length of LENGTHS) {
    const text = sample.repeat(Math.ceil(length / sample.length)).slice(0, length);
    rows.push(await page.run(measure, { peer, text, runs: RUNS }));
  }
  results.set(peer, rows);
}
await browser.close();
server.close();

console.log(`   in Chromium, median of ${RUNS}; "load" is from the worker's start to its first answer`);
const own = results.get('tigang') ?? [];
for (const [peer, rows] of results) {
  const cells = rows.map(({ load, runs }, index) => {
    const time = median(runs);
    const ratio = time / median(own[index].runs);
    return `${LENGTHS[index]} characters ${time.toFixed(1)} ms (${ratio.toFixed(2)} x tigang)${index === 0 ? `, load ${load.toFixed(0)} ms` : ''}`;
  });
  console.log(`   ${peer.padEnd(15)} ${cells.join('; ')}`);
}

/**
 * Runs in the page: starts the peer's worker and gives it the text several times.
 * @param {{ peer: string, text: string, runs: number }} task
 */
async function measure({ peer, text, runs }) {
  const start = performance.now();
  const worker = new Worker(`/peers/${peer}.js`, { type: 'module' });
  const ask = (/** @type {string} */ content) =>
    new Promise((resolve, reject) => {
      worker.onmessage = (event) => resolve(event.data);
      worker.onerror = (event) => reject(new Error(`${event.message}`));
      worker.postMessage(content);
    });
  await new Promise((resolve) => (worker.onmessage = resolve));
  await ask('一、总体要求');
  const load = performance.now() - start;
  const times = [];
  for (let run = 0; run < runs; run += 1) times.push(await ask(text));
  worker.terminate();
  return { load, runs: /** @type {number[]} */ (times) };
}

/**
 * @param {string} address
 * @param {http.ServerResponse} response
 */
async function answer(address, response) {
  const folder = Object.entries(FOLDERS).find(([prefix]) => address.startsWith(prefix));
  if (!folder) {
    response.setHeader('Content-Type', 'text/html').end('<!doctype html><link rel="icon" href="data:,">');
    return;
  }
  const name = path.basename(address);
  try {
    const bytes = await readFile(path.join(folder[1], name));
    response.setHeader('Content-Type', name.endsWith('.wasm') ? 'application/wasm' : 'text/javascript').end(bytes);
  } catch {
    response.writeHead(404).end();
  }
}
