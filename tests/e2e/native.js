// What the native engine says of a text: the expectation that a page is held to, come by without any page.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';

const tigang = path.resolve(import.meta.dirname, '../../dist/tigang');

/**
 * @param {string} text
 * @param {'source' | 'simplified' | 'traditional'} script
 * @param {string} format
 * @returns {Promise<Buffer>}
 */
export async function analyze(text, script, format) {
  const command = spawn(tigang, ['analyze', '--format', format, '--script', script, '-'], { stdio: ['pipe', 'pipe', 'inherit'] });
  command.stdin.end(text);
  const [answer, [code]] = await Promise.all([buffer(command.stdout), once(command, 'exit')]);
  assert.equal(code, 0, 'the native engine answers');
  return answer;
}

/**
 * @param {string} text
 * @param {'source' | 'simplified' | 'traditional'} script
 * @returns {Promise<any>}
 */
export const report = async (text, script) => JSON.parse((await analyze(text, script, 'json')).toString('utf8'));
