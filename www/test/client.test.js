import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createClient, DEADLINE_MS, MAX_BYTES, START_MS, utf8Length } from '../src/client.js';
import { AnalysisFailure } from '../src/failure.js';
import { PARCEL, unloading } from '../src/parcels.js';

/** A worker whose answers the test gives by hand. */
function handWorker() {
  /** @type {any[]} */
  const started = [];
  const open = () => {
    /** @type {Record<string, (event: any) => void>} */
    const listeners = {};
    const worker = {
      posted: /** @type {any[]} */ ([]),
      ended: false,
      addEventListener: (/** @type {string} */ name, /** @type {any} */ listener) => void (listeners[name] = listener),
      postMessage: (/** @type {any} */ message) => void worker.posted.push(message),
      terminate: () => void (worker.ended = true),
      say: (/** @type {any} */ data) => listeners.message({ data }),
      crash: () => listeners.error({}),
    };
    started.push(worker);
    return { worker, engine: null };
  };
  return { open, started };
}

const answer = /** @type {any} */ ({ common: {} });

test('a request waits for the worker and gets its answer', async () => {
  const { open, started } = handWorker();
  const client = createClient(open);
  const promise = client.analyze('文', {});
  assert.deepEqual(started[0].posted.map((/** @type {any} */ message) => message.kind), ['engine']);
  started[0].say({ kind: 'ready' });
  const request = started[0].posted[1];
  assert.equal(request.text, '文');
  started[0].say({ kind: 'answer', id: request.id, answer });
  assert.equal(await promise, answer);
  client.dispose();
});

test('an answer that came in parcels is whole again, in order, and one of an older request is left out', async () => {
  const { open, started } = handWorker();
  const client = createClient(open);
  const promise = client.analyze('文', {});
  started[0].say({ kind: 'ready' });
  const { id } = started[0].posted[1];
  const whole = { common: { edits: Array.from({ length: PARCEL * 2 + 1 }, (_, index) => index) }, wording: { notes: [1] } };
  const sent = structuredClone(whole);
  started[0].say({ kind: 'parcel', id: id - 1, parcel: { list: ['common', 'edits'], items: ['old'] } });
  for (const parcel of unloading(/** @type {any} */ (sent))) started[0].say({ kind: 'parcel', id, parcel });
  assert.equal(sent.common.edits.length, PARCEL);
  started[0].say({ kind: 'answer', id, answer: sent });
  assert.deepEqual(await promise, whole);
  client.dispose();
});

test('what comes behind an answer comes to whoever waits for it, and the worker is busy until then', async () => {
  const { open, started } = handWorker();
  const client = createClient(open);
  const promise = client.analyze('文', {});
  started[0].say({ kind: 'ready' });
  const { id, kind } = started[0].posted[1];
  assert.equal(kind, 'analyze');
  started[0].say({ kind: 'answer', id, answer: { common: {} }, more: true });
  const { others } = await promise;
  const next = client.analyze('又', {});
  assert.equal(started[0].posted.length, 2);
  started[0].say({ kind: 'answer', id, answer: 'others' });
  assert.equal(await others, 'others');
  assert.equal(started[0].posted[2].text, '又');
  started[0].say({ kind: 'answer', id: started[0].posted[2].id, answer: { common: {} }, more: true });
  const broken = await next;
  started[0].say({ kind: 'trap', id: started[0].posted[2].id, reason: 'unreachable' });
  await assert.rejects(broken.others ?? Promise.resolve(), { code: 'interrupted' });
  client.dispose();
});

test('words are asked for only while nothing else is', async () => {
  const { open, started } = handWorker();
  const client = createClient(open);
  const analysis = client.analyze('文', {});
  await assert.rejects(client.words('文'), { code: 'superseded' });
  started[0].say({ kind: 'ready' });
  started[0].say({ kind: 'answer', id: started[0].posted[1].id, answer });
  await analysis;
  const words = client.words('水利建设');
  assert.deepEqual(started[0].posted[2], { kind: 'words', id: started[0].posted[2].id, text: '水利建设' });
  started[0].say({ kind: 'answer', id: started[0].posted[2].id, answer: ['水利', '建设'] });
  assert.deepEqual(await words, ['水利', '建设']);
  await assert.rejects(client.words('文'.repeat(MAX_BYTES / 3 + 1)), { code: 'too_long' });
  client.dispose();
});

test('the newest request wins: one that still waits is told so, an old answer is not taken for the new', async () => {
  const { open, started } = handWorker();
  const client = createClient(open);
  const first = client.analyze('一', {});
  const second = client.analyze('二', {});
  await assert.rejects(first, { code: 'superseded' });
  started[0].say({ kind: 'ready' });
  const request = started[0].posted[1];
  assert.equal(request.text, '二');
  started[0].say({ kind: 'answer', id: request.id - 1, answer: 'old' });
  started[0].say({ kind: 'answer', id: request.id, answer });
  assert.equal(await second, answer);
  client.dispose();
});

for (const [name, harm] of /** @type {[string, (worker: any) => void][]} */ ([
  ['a trap', (worker) => worker.say({ kind: 'trap', id: 1, reason: 'unreachable' })],
  ['a crash', (worker) => worker.crash()],
])) {
  test(`after ${name} the worker is thrown away and the next request gets a fresh one`, async () => {
    const { open, started } = handWorker();
    const client = createClient(open);
    const promise = client.analyze('文', {});
    started[0].say({ kind: 'ready' });
    harm(started[0]);
    await assert.rejects(promise, (error) => error instanceof AnalysisFailure && error.code === 'interrupted');
    assert.ok(started[0].ended);
    const again = client.analyze('文', {});
    assert.equal(started.length, 2);
    started[1].say({ kind: 'ready' });
    started[1].say({ kind: 'answer', id: started[1].posted[1].id, answer });
    assert.equal(await again, answer);
    client.dispose();
  });
}

test('warming up tells whether the worker came up', async () => {
  const { open, started } = handWorker();
  const client = createClient(open);
  const first = client.warm();
  started[0].say({ kind: 'engine_failed', reason: 'no wasm' });
  assert.equal(await first, false);
  const second = client.warm();
  started[1].say({ kind: 'ready' });
  assert.equal(await second, true);
  client.dispose();
});

test('a worker that cannot be started at all is told, not thrown', async () => {
  const client = createClient(() => {
    throw new Error('workers are forbidden here');
  });
  assert.equal(await client.warm(), false);
  await assert.rejects(client.analyze('文', {}), { code: 'engine' });
});

test('a deadline ends a request that never answers, and a start that never comes', async (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const { open, started } = handWorker();
  const client = createClient(open);
  const silent = client.analyze('文', {});
  context.mock.timers.tick(START_MS);
  await assert.rejects(silent, { code: 'interrupted' });
  const slow = client.analyze('文', {});
  started[1].say({ kind: 'ready' });
  context.mock.timers.tick(DEADLINE_MS * 2);
  await assert.rejects(slow, { code: 'interrupted' });
  assert.ok(started[1].ended);
  client.dispose();
});

test('a running request that a newer one waits for is broken off', async (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const { open, started } = handWorker();
  const client = createClient(open);
  const old = client.analyze('旧', {});
  started[0].say({ kind: 'ready' });
  const fresh = client.analyze('新', {});
  context.mock.timers.tick(1_000);
  await assert.rejects(old, { code: 'superseded' });
  started[1].say({ kind: 'ready' });
  started[1].say({ kind: 'answer', id: started[1].posted[1].id, answer });
  assert.equal(await fresh, answer);
  client.dispose();
});

test('a sketch pushes only the sketch before it aside, and breaks nothing off', async (context) => {
  context.mock.timers.enable({ apis: ['setTimeout'] });
  const { open, started } = handWorker();
  const client = createClient(open);
  const running = client.sketch('一', {});
  started[0].say({ kind: 'ready' });
  const early = client.sketch('一、', {});
  const asked = client.analyze('一、抓', {});
  await assert.rejects(early, { code: 'superseded' });
  await assert.rejects(client.sketch('一、抓\n', {}), { code: 'superseded' });
  started[0].say({ kind: 'answer', id: started[0].posted[1].id, answer });
  assert.equal(await running, answer);
  const late = client.sketch('一、抓好', {});
  context.mock.timers.tick(1_000);
  assert.equal(started[0].ended, false, 'the analysis under way goes on');
  started[0].say({ kind: 'answer', id: started[0].posted[2].id, answer });
  assert.equal(await asked, answer);
  started[0].say({ kind: 'answer', id: started[0].posted[3].id, answer });
  assert.equal(await late, answer);
  client.dispose();
});

test('stop settles what is under way and what waits', async () => {
  const { open, started } = handWorker();
  const client = createClient(open);
  const running = client.analyze('一', {});
  started[0].say({ kind: 'ready' });
  const waiting = client.analyze('二', {});
  client.stop();
  await assert.rejects(running, { code: 'stopped' });
  await assert.rejects(waiting, { code: 'stopped' });
  client.dispose();
});

test('a text over the limit is refused before it is handed over, with both figures', async () => {
  const { open, started } = handWorker();
  const client = createClient(open);
  const text = '字'.repeat(MAX_BYTES / 3 + 1);
  await assert.rejects(client.analyze(text, {}), (error) => {
    assert.ok(error instanceof AnalysisFailure);
    assert.deepEqual([error.code, error.figures], ['too_long', { bytes: utf8Length(text), limit: MAX_BYTES }]);
    return true;
  });
  assert.equal(started.length, 0);
});

test('lengths in UTF-8 are those of the encoder', () => {
  for (const text of ['', 'abc', 'é', '提纲', '𠮷a', '\ud800x', 'x\udc00']) {
    assert.equal(utf8Length(text), new TextEncoder().encode(text).length);
  }
});
