// The whole analysis, by the package's own worker: this worker hands on, and reports how long an answer takes.
const worker = new Worker('/tigang/tigang-worker.js', { type: 'module' });
const next = () => new Promise((resolve) => worker.addEventListener('message', (event) => resolve(event.data), { once: true }));

worker.postMessage({ kind: 'engine', engine: { url: new URL('/tigang/tigang.wasm', location.href).href } });
await next();
let id = 0;
addEventListener('message', async ({ data }) => {
  const start = performance.now();
  id += 1;
  worker.postMessage({ kind: 'analyze', id, text: data, options: { refused: [] } });
  const answer = await next();
  postMessage(answer.kind === 'answer' ? performance.now() - start : NaN);
});
postMessage('up');
