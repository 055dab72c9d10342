// What a reader does beside reading: opens a Word document, adds terms, chooses a summary, puts layers out, writes an
// outline of their own; and all of it is remembered.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { BROWSERS, launch } from './driver.js';
import * as hands from './hands.js';
import * as reader from './reader.js';
import { ownTexts } from './texts.js';

const text = (await ownTexts()).find(({ name }) => name === 'spring-water');
assert(text);

for (const name of BROWSERS) {
  test(`${name}: files, terms, summary, figures, layers, an outline of one's own`, async (t) => {
    const browser = await launch(name, { clipboard: true });
    t.after(() => browser.close());
    const page = await browser.open(reader.fileAddress('tigang.html'));
    await reader.reaches(page, 'ready');

    await t.test('the clipboard’s button takes what a paste takes: letters, and what the page sets as headings', async () => {
      const html = '<h2>抓好渠系清淤</h2><p>各乡镇要在三月底前完成。</p><h2>抓好泵站改造</h2><p>水利局要逐站过关。</p>';
      const plain = '抓好渠系清淤\n各乡镇要在三月底前完成。\n抓好泵站改造\n水利局要逐站过关。';
      const titles = ['抓好渠系清淤', '抓好泵站改造'];
      for (const letters of [plain, '']) {
        await hands.copyMarkup(page, letters, html);
        await hands.click(page, '.input-actions button', '从剪贴板读取');
        await page.until((plain) => /** @type {any} */ (document.querySelector('tigang-reader')).text === plain, plain);
        await reader.reaches(page, 'done');
        assert.deepEqual((await reader.read(page)).report.outline.map((/** @type {any} */ node) => node.title), titles);
        await hands.click(page, '.close-text');
      }
    });

    await t.test('a Word document dropped is read, with the numbers Word writes by itself', async () => {
      await hands.drop(page, '稿.docx', [...wordDocument(['抓好渠系清淤', '抓好泵站改造'])]);
      await reader.reaches(page, 'done');
      const { report, text: raw } = await reader.read(page);
      assert.equal(raw, '一、抓好渠系清淤\n二、抓好泵站改造');
      assert.equal(report.outline.length, 2);
    });

    await t.test('a web page dropped is read as text, and nothing in it runs', async () => {
      const html = '<!doctype html><h1>关于水利的讲话</h1><script>document.title="run"</script><p>一、抓好清淤</p><p>二、抓好改造</p>';
      await hands.drop(page, '稿.html', [...new TextEncoder().encode(html)]);
      await page.until(() => /** @type {any} */ (document.querySelector('tigang-reader')).text.startsWith('关于'));
      assert.equal((await reader.read(page)).text, '关于水利的讲话\n一、抓好清淤\n二、抓好改造');
    });

    await t.test('own terms are lit and rank first, junk is named, and they can be removed', async () => {
      await page.run((content) => /** @type {any} */ (document.querySelector('tigang-reader')).analyze(content), text.content);
      await reader.settled(page);
      const [own] = (await reader.read(page)).report.keywords.slice(-1);
      await page.run((term) => {
        const shadow = /** @type {ShadowRoot} */ (document.querySelector('tigang-reader')?.shadowRoot);
        /** @type {HTMLTextAreaElement} */ (shadow.querySelector('#own-terms')).value = `${term},障\n。\n${term}\n`;
        /** @type {HTMLElement} */ (shadow.querySelector('.own-terms .actions button')).click();
      }, own.term);
      await page.until((term) => /** @type {any} */ (document.querySelector('tigang-reader')).analysis.report.own_terms[0]?.term === term, own.term);
      await reader.settled(page);
      const shown = await page.run(() => {
        const shadow = /** @type {ShadowRoot} */ (document.querySelector('tigang-reader')?.shadowRoot);
        const first = shadow.querySelector('.term');
        return { first: first?.querySelector('.word')?.textContent, lit: first?.getAttribute('aria-pressed'), ignored: shadow.querySelectorAll('.ignored li').length, kept: [...shadow.querySelectorAll('.chips li span')].map((chip) => chip.textContent) };
      });
      assert.deepEqual(shown, { first: own.term, lit: 'true', ignored: 3, kept: [own.term] });
      reader.checkHighlights(await reader.read(page), 'simplified');
    });

    await t.test('a longer summary has more lines, each the words of its place', async () => {
      const lines = () => page.run(() => [...(document.querySelector('tigang-reader')?.shadowRoot?.querySelectorAll('.summary .place') ?? [])].map((line) => line.textContent));
      const before = (await lines()).length;
      await page.run(() => {
        const choice = /** @type {HTMLSelectElement} */ (document.querySelector('tigang-reader')?.shadowRoot?.querySelector('#summary-length'));
        choice.value = '1200';
        choice.dispatchEvent(new Event('change'));
      });
      await page.until(() => document.querySelector('[data-tigang-state]')?.textContent?.includes('"summary":1200') && document.querySelector('tigang-reader')?.getAttribute('data-state') === 'done');
      await reader.settled(page);
      assert(before <= (await lines()).length);
    });

    await t.test('a layer put out is not drawn; the rate and the outline written are remembered', async () => {
      const seen = await page.run(() => {
        const shadow = /** @type {ShadowRoot} */ (document.querySelector('tigang-reader')?.shadowRoot);
        const decoration = () => getComputedStyle(/** @type {Element} */ (shadow.querySelector('mark.lit-1'))).textDecorationLine;
        const before = decoration();
        /** @type {HTMLElement} */ (shadow.querySelector('.legend .keywords')).click();
        const rate = /** @type {HTMLInputElement} */ (shadow.querySelector('#rate'));
        rate.value = '240';
        rate.dispatchEvent(new Event('change'));
        const draft = /** @type {HTMLTextAreaElement} */ (shadow.querySelector('#draft'));
        draft.value = shadow.querySelector('nav.outline .title')?.textContent ?? '';
        /** @type {HTMLElement} */ (shadow.querySelector('#own-outline')).click();
        /** @type {HTMLElement} */ (shadow.querySelector('.draft .actions button')).click();
        return {
          before,
          after: decoration(),
          outline: /** @type {HTMLElement} */ (shadow.querySelector('nav.outline')).hidden,
          matched: shadow.querySelectorAll('.draft-result ol .place').length,
        };
      });
      assert.deepEqual(seen, { before: 'underline', after: 'none', outline: true, matched: 1 });
      await page.until(() => document.querySelector('[data-tigang-state]')?.textContent?.includes('"rate":240'));
    });

    reader.checkQuiet(page);
  });
}

/**
 * A Word document whose paragraphs are numbered 一、 二、 by Word.
 * @param {string[]} lines
 */
function wordDocument(lines) {
  const paragraphs = lines.map((line) => `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>${line}</w:t></w:r></w:p>`);
  return archive([
    ['word/document.xml', `<w:document><w:body>${paragraphs.join('')}</w:body></w:document>`],
    [
      'word/numbering.xml',
      '<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
    ],
  ]);
}

/**
 * A zip archive, with no more in its headers than readers need.
 * @param {[string, string][]} files
 */
function archive(files) {
  const local = [];
  const directory = [];
  let at = 0;
  for (const [name, content] of files) {
    const packed = deflateRawSync(Buffer.from(content));
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt16LE(8, 8);
    header.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    local.push(header, Buffer.from(name), packed);
    directory.push(entry, Buffer.from(name));
    at += header.length + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...local, ...directory, end]);
}
