import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import { bodyLines } from '../src/docx.js';
import { decodeFile, openFile } from '../src/files.js';
import { htmlLines } from '../src/html-text.js';
import { markdownLines } from '../src/markdown.js';
import { asState, newState } from '../src/state.js';

/** @param {string} hex */
const bytes = (hex) => Uint8Array.from(hex.split(' ').map((byte) => Number.parseInt(byte, 16)));

/**
 * @param {Uint8Array} input
 * @param {string} text
 * @param {string} encoding
 */
function check(input, text, encoding) {
  assert.deepEqual(decodeFile(input), { text, encoding });
}

test('UTF-8 with and without its mark', () => {
  check(new TextEncoder().encode('关于会议'), '关于会议', 'utf-8');
  check(bytes('ef bb bf e4 bc 9a'), '会', 'utf-8');
  check(new TextEncoder().encode('hello world!'), 'hello world!', 'utf-8');
});

test('UTF-16 by its mark, or by the zero bytes of line ends', () => {
  check(bytes('ff fe 1a 4f ae 8b'), '会议', 'utf-16le');
  check(bytes('fe ff 4f 1a 8b ae'), '会议', 'utf-16be');
  check(bytes('1a 4f 0a 00 ae 8b'), '会\n议', 'utf-16le');
  // 一 has a zero byte too, on the other side; a text without line ends has Chinese letters only.
  check(bytes('00 4e 01 30 1a 4f ae 8b 0a 00 31 00'), '一、会议\n1', 'utf-16le');
  check(bytes('4e 00 30 01 4f 1a'), '一、会', 'utf-16be');
});

test('GBK and Big5 are told apart by which makes common letters', () => {
  check(bytes('b9 d8 d3 da b7 a2 d5 b9 b9 a4 d7 f7 b5 c4'), '关于发展工作的', 'gb18030');
  check(bytes('b5 6f ae 69 a4 75 a7 40 aa ba a4 e5 a5 f3'), '發展工作的文件', 'big5');
  check(bytes('a6 55 a6 ec a6 50 a7 d3'), '各位同志', 'big5');
});

test('what cannot be read is named with its offset', () => {
  const broken = Uint8Array.from([...new TextEncoder().encode('各乡镇要高度重视'), 0xff, ...new TextEncoder().encode('森林防火工作')]);
  assert.deepEqual(decodeFile(broken), { refused: 'fileEncoding', encoding: 'UTF-8', n: '24' });
  assert.deepEqual(decodeFile(bytes('b9 d8 d3 da b7 a2 d5 b9 b9')), { refused: 'fileEncoding', encoding: 'GB18030', n: '8' });
});

test('a few letters are told from other encodings', () => {
  check(bytes('cd ac d6 be'), '同志', 'gb18030');
  check(bytes('cd a8 d6 aa'), '通知', 'gb18030');
  check(bytes('c5 a9 d2 a9'), '农药', 'gb18030');
  check(bytes('b4 ba bd da'), '春节', 'gb18030');
  check(bytes('c1 bf b8 dc bd 5a'), '講話稿', 'big5');
  check(bytes('89 ef 8b 63 82 cc 8e 91 97 bf 82 c5 82 b7 81 42'), '会議の資料です。', 'shift_jis');
  check(bytes('8b b2 8b dd'), '讲话', 'utf-16be');
  check(new TextEncoder().encode('Привет, é'), 'Привет, é', 'utf-8');
});

test('western letters are told from Chinese ones', () => {
  const latin = (/** @type {string} */ text) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  for (const text of ['Café résumé, naïve façade', 'naïve', 'Der Bürgermeister eröffnete die größte Straße für alle.']) check(latin(text), text, 'windows-1252');
  // Some versions of Node read the marks of Windows as controls; browsers do not.
  const marks = decodeFile(bytes('48 65 20 93 6e 6f 94 20 61 6e 64 20 6c 65 66 74 85'));
  assert.equal('encoding' in marks && marks.encoding, 'windows-1252');
  check(bytes('57 54 4f b9 e6 d4 f2 d3 eb 47 44 50'), 'WTO规则与GDP', 'gb18030');
});

test('short texts in UTF-16 and Big5 are no western ones', () => {
  const utf16 = (/** @type {string} */ text) => new Uint8Array(Uint16Array.from(text, (letter) => letter.charCodeAt(0)).buffer);
  for (const text of ['2021年10月13日', '全县水利工作报告', '(2020年3月12日)', '地址:县水利局二楼']) {
    check(utf16(text), text, 'utf-16le');
    check(utf16(text).map((_, at, all) => all[at ^ 1]), text, 'utf-16be');
  }
  check(bytes('47 44 50 20 a4 40 20 57 54 4f'), 'GDP 一 WTO', 'big5');
  check(bytes('41 74 20 32 35 b0 43 20 69 74 20 6d 65 6c 74 73'), 'At 25°C it melts', 'windows-1252');
});

test('a text that is cut in a letter is named by its own encoding', () => {
  assert.deepEqual(decodeFile(new TextEncoder().encode('同志们').subarray(0, 8)), { refused: 'fileEncoding', encoding: 'UTF-8', n: '6' });
  assert.deepEqual(decodeFile(bytes('93 62 7d 59 3d 84 9e 5b 02')), { refused: 'fileEncoding', encoding: 'UTF-16LE', n: '8' });
});

test('files that are no text are named', () => {
  assert.deepEqual(decodeFile(bytes('50 4b 03 04 14 00')), { refused: 'fileArchive' });
  assert.deepEqual(decodeFile(bytes('d0 cf 11 e0 a1 b1')), { refused: 'fileOldWord' });
  assert.deepEqual(decodeFile(bytes('89 50 4e 47 0d 0a')), { refused: 'fileImage' });
  assert.deepEqual(decodeFile(bytes('25 50 44 46 2d 31')), { refused: 'filePdf' });
  assert.deepEqual(decodeFile(bytes('7f 45 4c 46 02 01 01 00 00 00 03')), { refused: 'fileBinary' });
});

test('an empty file is an empty text', () => {
  check(new Uint8Array(0), '', 'utf-8');
});

test('a state is taken only in its right shape', () => {
  const edit = { id: 'a', kind: 'gloss', before: '(a)', after: '' };
  assert.deepEqual(asState({ text: '文', refused: [edit, { id: 1 }], view: 'sideways' }), { ...newState('文'), refused: [edit] });
  const chosen = { ...newState('文'), terms: ['渠长制'], rate: 200, summary: 600, draft: '一、水' };
  assert.deepEqual(asState(JSON.parse(JSON.stringify(chosen))), chosen);
  assert.deepEqual(asState({ text: '文', terms: [1], rate: 9999, summary: 7, draft: null }), newState('文'));
  assert.equal(asState({ refused: [] }), null);
  assert.equal(asState('文'), null);
});

/**
 * A zip archive with one file in it, packed.
 * @param {string} name
 * @param {string} text
 */
function archive(name, text) {
  const packed = deflateRawSync(Buffer.from(text));
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(local.length + name.length + packed.length, 16);
  return new Uint8Array(Buffer.concat([local, Buffer.from(name), packed, entry, Buffer.from(name), end]));
}

const run = (/** @type {string} */ text) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;

test('a Word document gives its paragraphs', async () => {
  const xml = `<?xml version="1.0"?><w:document xmlns:w="x"><w:body><w:p><w:pPr><w:pStyle w:val="1"/></w:pPr>${run('一、抓好清淤')}</w:p><w:p/><w:p>${run('甲&amp;乙')}${run('办')}</w:p></w:body></w:document>`;
  assert.deepEqual(await openFile(archive('word/document.xml', xml), '稿.docx'), { text: '一、抓好清淤\n\n甲&乙办', headings: [] });
});

test('archives that are no Word document, and damaged ones, are named', async () => {
  assert.deepEqual(await openFile(archive('xl/workbook.xml', '<a/>'), '表.xlsx'), { refused: 'fileArchive' });
  const whole = archive('word/document.xml', '<w:document/>');
  assert.deepEqual(await openFile(whole.slice(0, whole.length - 30), '稿.docx'), { refused: 'fileDamaged' });
});

test('deleted words, field codes and readings of a Word document stay out, tabs and breaks come in', () => {
  const body = `<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="1"/></w:tabs></w:pPr>${run('留')}<w:del><w:r><w:delText>删</w:delText></w:r></w:del><w:r><w:instrText>PAGE</w:instrText><w:tab/><w:t>下</w:t><w:br/><w:t>行</w:t></w:r><w:ruby><w:rt>${run('xià')}</w:rt></w:ruby></w:p>`;
  assert.equal(bodyLines(body, '', '').text, '留\t下\n行');
});

test('numbers Word writes by itself are written out', () => {
  const level = (/** @type {number} */ at, /** @type {string} */ format, /** @type {string} */ text) =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
  const numbering = `<w:abstractNum w:abstractNumId="7">${level(0, 'chineseCounting', '%1、')}${level(1, 'chineseCountingThousand', '（%2）')}${level(2, 'decimal', '%3.')}</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>`;
  const styles = '<w:style w:type="paragraph" w:styleId="h1"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>';
  const line = (/** @type {string} */ text, /** @type {number} */ at) =>
    `<w:p><w:pPr><w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="3"/></w:numPr></w:pPr>${run(text)}</w:p>`;
  const body = `<w:p><w:pPr><w:pStyle w:val="h1"/></w:pPr>${run('清淤')}</w:p>${line('干渠', 1)}${line('支渠', 1)}${line('分段', 2)}${line('护岸', 0)}${line('石护', 1)}<w:p>${run('完')}</w:p>`;
  assert.equal(bodyLines(body, numbering, styles).text, '一、清淤\n（一）干渠\n（二）支渠\n1.分段\n二、护岸\n（一）石护\n完');
});

test('Markdown loses its marks; headings and masked names stay', async () => {
  const file = new TextEncoder().encode('# 一、抓好**清淤**\n\n> 见[通知](http://x)\n\n- 第一条\n\n---\n\n在**县**镇调研\n\n1\\. 干渠\n');
  const opened = await openFile(file, '稿.md');
  assert.equal('text' in opened && opened.text, '一、抓好清淤\n\n见通知\n\n第一条\n\n\n在**县**镇调研\n\n1. 干渠\n');
  assert.equal(markdownLines('**市、**县,*重点*是**护岸**').text, '**市、**县,重点是护岸');
});

const PAGES = /** @type {[string, string, string][]} */ ([
  ['a line a paragraph and heading', '<html><head><title>题</title></head><body><h1>在会上的\n  讲话</h1><div><p>同志们:</p><p>要<b>抓好</b> GDP  增长<br>下行</p></div>丙\n 丁', '在会上的讲话\n同志们:\n要抓好 GDP 增长\n下行\n丙丁'],
  ['no scripts, styles and readings', '<p>甲<script>if (a < b) x("</p>")</script>乙<style>p > a{}</style><ruby>们<rt>men<rp>)</ruby>丙</p>', '甲乙们丙'],
  ['nothing hidden, however it nests', '<div hidden><div>一</div><p>二</p></div><p>三</p><select><option>四</select>五', '三\n五'],
  ['preformatted lines as they are', '<pre></pre> <pre>甲\n 乙</pre>丙', '甲\n 乙\n丙'],
  ['signs that are no tags', '<p>3 < 5, a<3 且 <一级> </p><!-- <p>注</p> -->完', '3 < 5, a<3 且 <一级>\n完'],
  ['values that hold signs', '<p title="a>b" data-x=\'</p>\'>甲</p><p>乙', '甲\n乙'],
  ['entities as letters', '<p>&ldquo;甲&#19968;&#x4e00;&rdquo;&amp;lt;&nbsp;乙&unknown;&#xd800;', '“甲一一”&lt;\u00a0乙&unknown;\ufffd'],
  ['cells with a tab between', '<table><tr><td>甲<td>乙</table>', '甲\t乙'],
  ['a page that breaks off', '<p>甲<a href="', '甲<a href="'],
]);

for (const [title, html, text] of PAGES) {
  test(`a web page: ${title}`, () => assert.equal(htmlLines(html).text, text));
}

test('a page of open tags takes no longer than its length', () => {
  for (const piece of ['<a "', '<div', '<', '<script>', '<!--', "<p title='"]) {
    // Of the processor, or a busy machine would count.
    const started = process.cpuUsage();
    htmlLines(piece.repeat(500_000));
    assert.ok(process.cpuUsage(started).user < 5_000_000, piece);
  }
});
