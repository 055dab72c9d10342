import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { bodyLines } from '../src/docx.js';
import { htmlLines } from '../src/html-text.js';
import { markdownLines } from '../src/markdown.js';

/** @typedef {Record<string, string>} Case the blocks by name */

/**
 * The suites that the command reads too: what it makes of a file, the page makes of it.
 * @param {string} name
 */
function cases(name) {
  const suite = readFileSync(new URL(`../../tests/suite/input/${name}.md`, import.meta.url), 'utf8');
  return suite.split(/^## /mu).slice(1).map((text) => {
    /** @type {Case} */
    const found = { name: text.slice(0, text.indexOf('\n')) };
    for (const [, block, body] of text.matchAll(/^````(\S+)\n([^]*?)^````$/gmu)) found[block] = body;
    return found;
  });
}

/** @param {import('../src/lines.js').Lines} lines */
function shown({ text, headings }) {
  let at = 0;
  return text.split('\n').map((line) => {
    const level = headings.find(([start]) => start === at)?.[2];
    at += line.length + 1;
    return `${level ? `[${level}] ` : ''}${line.replaceAll('\t', '⇥').replaceAll('\u00a0', ' ')}\n`;
  }).join('');
}

/** @type {Record<string, (one: Case) => import('../src/lines.js').Lines>} */
const READERS = {
  html: (one) => htmlLines(one.html.trimEnd()),
  markdown: (one) => markdownLines(one.markdown),
  docx: (one) => bodyLines(one.document, one.numbering ?? '', one.styles ?? ''),
};

for (const [name, read] of Object.entries(READERS)) {
  const all = cases(name);
  test(`the suite ${name} has cases`, () => assert.ok(3 <= all.length));
  for (const one of all) test(`${name}: ${one.name}`, () => assert.equal(shown(read(one)), one.文本));
}
