// Chromium, one run: complete analysis against engines that merely cut the same text. See page/page.js for the rounds.
// TIGANG_BENCH is the address of the folder that `cargo xtask bench` has put together; ROUNDS how many rounds.

import { launch } from '../e2e/driver.js';
import { figure, machine, median, target } from './table.js';

const rounds = Number(process.env.ROUNDS);
const browser = await launch('chromium', { online: true });
machine();
const page = await browser.open(process.env.TIGANG_BENCH ?? '');
await page.until(() => /** @type {any} */ (globalThis).prepared);
/** @type {any[]} */
const figures = [];
for (let round = 0; round < rounds; round += 1) {
  figures.push(await page.run((round) => /** @type {any} */ (globalThis).round(round), round));
  console.log(`round ${round + 1} of ${rounds}`);
}
await browser.close();

/** @param {(round: any) => number | null} of */
const middle = (of) => median(figures.map(of).filter((number) => number !== null));
const mega = middle((round) => round.tigang.mega);
const cut = Object.fromEntries(['intl', 'jieba-wasm', 'jieba-rs'].map((name) => [name, middle((round) => round[name].cut)]));
const jieba_ready = middle((round) => round['jieba-rs'].load.all);
const ready = middle((round) => round.tigang.load.all);
const memory = middle((round) => round.tigang.load.memory);

console.log(`\nthe same 1 MB, medians of ${rounds} interleaved rounds`);
figure('complete analysis, as the page gets it', mega, ' ms');
figure('the same with the scripts that come behind', middle((round) => round.tigang.whole), ' ms');
figure('Intl.Segmenter merely cutting', cut.intl, ' ms');
figure('jieba-wasm (npm) merely cutting, without HMM', cut['jieba-wasm'], ' ms');
figure('full jieba-rs merely cutting, without HMM', cut['jieba-rs'], ' ms');
figure('full jieba-rs, init and cut', middle((round) => round['jieba-rs'].load.all + round['jieba-rs'].cut), ' ms');
console.log('\nratios of the same rounds, medians');
target('complete analysis / Intl.Segmenter', middle((round) => round.tigang.mega / round.intl.cut), 1);
target('complete analysis / jieba-wasm', middle((round) => round.tigang.mega / round['jieba-wasm'].cut), 0.5);
figure('complete analysis / full jieba-rs init and cut', middle((round) => round.tigang.mega / (round['jieba-rs'].load.all + round['jieba-rs'].cut)));
target('10 MB / 1 MB', middle((round) => round.tigang.ten && round.tigang.ten / round.tigang.mega), 13);
console.log('\nbytes in the worker to first word');
figure('ours: compile, lexicon, first word', ready, ' ms', parts((round) => round.tigang.load));
figure('  and then the first complete analysis, of one word', middle((round) => round.tigang.load.analysis), ' ms');
figure('full jieba-rs', jieba_ready, ' ms', parts((round) => round['jieba-rs'].load));
figure('jieba-wasm', middle((round) => round['jieba-wasm'].load.all), ' ms');
target('ours / full jieba-rs', middle((round) => round.tigang.load.all / round['jieba-rs'].load.all), 0.2);
target('wasm memory after init', memory / 1e6, 12, ' MB');
figure('full jieba-rs: memory after init', middle((round) => round['jieba-rs'].load.memory) / 1e6, ' MB');
console.log('\na speech of 15,000 letters');
target('complete analysis, pasted again', middle((round) => round.tigang.again), 16, ' ms');
figure('complete analysis, the first of all, a second after ready', middle((round) => round.tigang.first), ' ms');
figure('complete analysis, asked before the page was ready', middle((round) => round.tigang.cold), ' ms');
console.log('\nstages in wasm, 1 MB');
figures[0].stages.names.forEach((/** @type {string} */ name, /** @type {number} */ at) => {
  const time = middle((round) => round.stages.milliseconds[at]);
  figure(name, time, ' ms', name === 'clean' ? `${(1e3 / time).toFixed(1)} MB/s` : '');
});
const clean = (/** @type {string} */ name) => middle((round) => round.stages.clean[name]);
const whole = middle((round) => round.stages.milliseconds[figures[0].stages.names.indexOf('clean')]);
const speed = clean('damaged_bytes') / 1e3 / clean('damaged');
console.log('\nclean stage alone, in wasm');
figure('undamaged speech, 1 MB', whole, ' ms', `${(1e3 / whole).toFixed(1)} MB/s`);
figure('  all of it / a quarter of it', whole / clean('quarter'), ' ×');
figure('damaged in every sentence', clean('damaged'), ' ms', `${speed.toFixed(2)} MB/s`);
figure('  all of it / a quarter of it', clean('damaged') / clean('damaged_quarter'), ' ×');

/** @param {(round: any) => any} of */
function parts(of) {
  const part = (/** @type {string} */ name) => middle((round) => of(round)[name]).toFixed(1);
  return `(${part('start')} + ${part('prepare')} + ${part('first')})`;
}
