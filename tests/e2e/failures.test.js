// Failures, made to happen: each says what happened, what was kept and what to do, and the page goes on.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { BROWSERS, launch } from './driver.js';
import * as hands from './hands.js';
import * as reader from './reader.js';

const TEXT = '一、总体要求\n要抓好落实。\n二、主要任务\n要狠抓进度。\n';

/** A text with this word meets the fault that a case has put into the worker. */
const FAULT = '故障';

/** What begins like this is refused with its own message. */
const REFUSED = /** @type {[string, string, number[], RegExp][]} */ ([
  ['an old Word document', '稿.doc', [0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3, 4], /旧版Word.*另存为\.docx/],
  ['a PDF', '稿.pdf', [...Buffer.from('%PDF-1.7 ...')], /PDF.*全选复制/],
  ['a picture', '稿.png', [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10], /图片.*识别文字/],
  ['a damaged Word document', '稿.docx', [0x50, 0x4b, 3, 4, ...new Array(60).fill(7)], /损坏.*另存一份/],
  ['bytes of no kind', '稿.txt', Array.from({ length: 2000 }, (_, at) => (at * 37) % 32), /不是文本文件.*全选复制/],
]);

for (const name of BROWSERS) {
  describe(`${name}, failures made to happen`, () => {
    /** @type {import('./driver.js').Browser} */
    let browser;
    before(async () => {
      browser = await launch(name);
    });
    after(() => browser.close());

    /** @param {() => void} [first] */
    const open = async (first) => {
      const page = await browser.open(reader.fileAddress('tigang.html'), first);
      await reader.reaches(page, 'ready');
      return page;
    };

    /** @param {reader.Page} page */
    const goesOn = async (page) => {
      await hands.click(page, '#paste');
      await hands.chord(page, 'Control+a');
      await reader.analyse(page, TEXT);
      assert.equal((await reader.read(page)).report.outline.length, 2, 'the page goes on');
    };

    test('the engine runs out of memory and traps: said, the text kept, a fresh engine', async () => {
      // The engine's memory is filled up before it gets the text, so that its next request for more is refused.
      const page = await open(() => {
        const make = URL.createObjectURL;
        URL.createObjectURL = (blob) => {
          const fault = `{
            const start = WebAssembly.Instance;
            let memory = null;
            WebAssembly.Instance = function (...given) {
              const instance = new start(...given);
              memory = instance.exports.memory ?? memory;
              return instance;
            };
            addEventListener('message', (event) => {
              if (!String(event.data.text).includes('故障')) return;
              for (let pages = 65536; 0 < pages; pages >>= 1) {
                try { while (true) memory.grow(pages); } catch {}
              }
            });
          }`;
          return make.call(URL, blob instanceof Blob && blob.type === 'text/javascript' ? new Blob([fault, blob], { type: blob.type }) : blob);
        };
      });
      const long = `${FAULT}\n${TEXT.repeat(2000)}`;
      await reader.paste(page, long);
      await reader.reaches(page, 'failed');
      assert.match(await said(page), /分析中断，原稿仍在。可重试/);
      assert.equal(await page.run(() => document.querySelector('tigang-reader')?.shadowRoot?.querySelector('textarea')?.value), long);
      await goesOn(page);
      await page.close();
    });

    test('an analysis that never ends: broken off at its deadline, the text kept', async () => {
      const page = await open(() => {
        const make = URL.createObjectURL;
        URL.createObjectURL = (blob) => {
          const fault = "addEventListener('message', (event) => { while (String(event.data.text).includes('故障')); });";
          return make.call(URL, blob instanceof Blob && blob.type === 'text/javascript' ? new Blob([fault, blob], { type: blob.type }) : blob);
        };
        // The page's long clocks can be made to run down, so that the case need not wait.
        const wait = globalThis.setTimeout;
        /** @type {(() => void)[]} */
        const long = [];
        globalThis.setTimeout = /** @type {any} */ ((/** @type {any} */ task, milliseconds = 0) => {
          if (10_000 < milliseconds) long.push(task);
          return wait(task, milliseconds);
        });
        Object.assign(globalThis, { runDown: () => long.pop()?.() });
      });
      await reader.paste(page, `${FAULT}\n${TEXT}`);
      await hands.shows(page, '.progress', '正在分析');
      assert.equal(await page.run(() => document.querySelector('tigang-reader')?.getAttribute('data-state')), 'working');
      await page.run(() => /** @type {any} */ (globalThis).runDown());
      await reader.reaches(page, 'failed');
      assert.match(await said(page), /分析中断，原稿仍在。可重试/);
      await goesOn(page);
      await page.close();
    });

    test('stopped by the reader: the text kept, and it can be tried again', async () => {
      const page = await open(() => {
        const make = URL.createObjectURL;
        URL.createObjectURL = (blob) => {
          const fault = "addEventListener('message', (event) => { while (String(event.data.text).includes('故障')); });";
          return make.call(URL, blob instanceof Blob && blob.type === 'text/javascript' ? new Blob([fault, blob], { type: blob.type }) : blob);
        };
      });
      await reader.paste(page, `${FAULT}\n${TEXT}`);
      await hands.shows(page, '.progress', '正在分析');
      await hands.click(page, '.progress button', '停止');
      await reader.reaches(page, 'failed');
      assert.match(await said(page), /已停止，原稿仍在/);
      // Once more, by keys alone: the focus goes on to what can be done now.
      assert.equal((await hands.focused(page))?.words, '重试');
      await page.press('Enter');
      await hands.shows(page, '.progress', '正在分析');
      await page.until(() => document.querySelector('tigang-reader')?.shadowRoot?.activeElement?.closest('.progress'));
      await page.press('Enter');
      await reader.reaches(page, 'failed');
      assert.match(await said(page), /已停止，原稿仍在/);
      assert.equal((await hands.focused(page))?.words, '重试');
      await goesOn(page);
      reader.checkQuiet(page);
      await page.close();
    });

    test('no worker can be started: said, with a browser to use instead', async () => {
      const page = await browser.open(reader.fileAddress('tigang.html'), () => {
        globalThis.Worker = /** @type {any} */ (function () {
          throw new DOMException('workers are forbidden here', 'SecurityError');
        });
      });
      await reader.reaches(page, 'failed');
      assert.match(await said(page), /未能启动.*新版Edge或Chrome/);
      await page.close();
    });

    test('the clipboard refused, reading and writing: said, with the keys to use instead', async () => {
      const page = await open(() => {
        const refuse = () => Promise.reject(new DOMException('refused', 'NotAllowedError'));
        Object.defineProperty(Navigator.prototype, 'clipboard', { value: { readText: refuse, writeText: refuse, write: refuse } });
        document.execCommand = () => false;
      });
      await hands.click(page, '.input-actions button', '从剪贴板读取');
      await page.until(() => document.querySelector('tigang-reader')?.shadowRoot?.querySelector('[role=alert]')?.textContent?.includes('剪贴板'));
      assert.match(await said(page), /未允许读取剪贴板.*Ctrl\+V/);
      await reader.analyse(page, TEXT);
      await reader.settled(page);
      for (const label of ['复制到Word', '复制提纲（Markdown', '复制提纲（缩进文本']) {
        await hands.click(page, '.take-away summary');
        await hands.click(page, '.take-away button', label);
        await hands.shows(page, '.toast', '未允许复制');
      }
      reader.checkQuiet(page);
      await page.close();
    });

    for (const [title, file, bytes, expected] of REFUSED) {
      test(`${title}: named, with what to do instead`, async () => {
        const page = await open();
        await hands.drop(page, file, bytes);
        await page.until(() => document.querySelector('tigang-reader')?.shadowRoot?.querySelector('[role=alert]')?.textContent);
        assert.match(await said(page), expected);
        await goesOn(page);
        reader.checkQuiet(page);
        await page.close();
      });
    }

    test('a huge file: refused before it is read', async () => {
      const page = await open();
      await page.run(() => {
        const dataTransfer = new DataTransfer();
        const piece = new Uint8Array(1024 * 1024).fill(65);
        dataTransfer.items.add(new File(new Array(23).fill(piece), '全集.txt'));
        const event = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true, composed: true });
        document.querySelector('tigang-reader')?.dispatchEvent(event);
      });
      await page.until(() => document.querySelector('tigang-reader')?.shadowRoot?.querySelector('[role=alert]')?.textContent);
      assert.match(await said(page), /超过22 MB.*分成几份/);
      await goesOn(page);
      reader.checkQuiet(page);
      await page.close();
    });
  });
}

for (const name of BROWSERS) {
  test(`${name}: a browser that lets pages store nothing: nothing is stored, so nothing is missed`, async (t) => {
    const browser = await launch(name, { online: true, storage: false });
    t.after(() => browser.close());
    const page = await browser.open(reader.servedAddress('TIGANG_SITE'));
    await reader.reaches(page, 'ready');
    const refused = await page.run(() => {
      try {
        localStorage.setItem('a', 'b');
        return '';
      } catch (error) {
        return /** @type {Error} */ (error).name;
      }
    });
    assert.equal(refused, 'SecurityError', 'the browser refuses for real');
    await reader.analyse(page, TEXT);
    assert.equal((await reader.read(page)).report.outline.length, 2);
    await page.until(() => document.querySelector('[data-tigang-state]')?.textContent?.includes('狠抓进度'));
    assert.deepEqual(page.record.errors, []);
  });

  test(`${name}: the engine does not arrive: said, the text kept, and it can be tried again`, async (t) => {
    const site = path.resolve(import.meta.dirname, '../../dist/site');
    let broken = true;
    const server = http.createServer(async (request, response) => {
      const file = request.url === '/' ? 'index.html' : path.basename(request.url ?? '');
      const type = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm' }[path.extname(file)];
      if (broken && file.endsWith('.wasm')) return void response.writeHead(503).end();
      response.setHeader('Content-Type', type ?? 'text/plain').end(await readFile(path.join(site, file)));
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
    const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
    const browser = await launch(name, { online: true });
    t.after(async () => {
      await browser.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    });
    const page = await browser.open(`http://127.0.0.1:${port}/`);
    await reader.reaches(page, 'failed');
    assert.match(await said(page), /未能启动，原稿仍在.*请重试.*新版Edge或Chrome/);
    await reader.paste(page, TEXT);
    await hands.shows(page, '.notices button', '重试');
    await reader.reaches(page, 'failed');
    assert.equal(await page.run(() => document.querySelector('tigang-reader')?.shadowRoot?.querySelector('textarea')?.value), TEXT);
    broken = false;
    await hands.click(page, '.notices button', '重试');
    await reader.reaches(page, 'done');
    assert.equal((await reader.read(page)).report.outline.length, 2);
  });
}

test('chromium: a reader who refuses the clipboard, for real: said, with the keys to use instead', async (t) => {
  const browser = await launch('chromium', { online: true, clipboard: false });
  t.after(() => browser.close());
  const page = await browser.open(reader.servedAddress('TIGANG_SITE'));
  await reader.reaches(page, 'ready');
  await hands.click(page, '.input-actions button', '从剪贴板读取');
  await hands.shows(page, '[role=alert]', '剪贴板');
  assert.match(await said(page), /未允许读取剪贴板.*Ctrl\+V/);
  assert.equal((await hands.focused(page))?.id, 'paste', 'where the keys work');
});

/** @param {reader.Page} page */
const said = (page) =>
  page.run(() => document.querySelector('tigang-reader')?.shadowRoot?.querySelector('[role=alert] p')?.textContent?.trim() ?? '');
