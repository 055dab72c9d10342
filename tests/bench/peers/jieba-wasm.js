// Full jieba-rs in wasm, as npm has it. Cuts the text whole, as Tigang gets it.
import init, { cut } from '/jieba/jieba_rs_wasm.js';

await init();
addEventListener('message', ({ data }) => {
  const start = performance.now();
  cut(data, false);
  postMessage(performance.now() - start);
});
postMessage('up');
