import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { templateNames } from '../../src/hosts/node/template-texts.ts';
import { programPath, suanli } from '../support/command-line.ts';

let empty = '';
beforeEach(() => {
  empty = realpathSync(mkdtempSync(join(tmpdir(), 'suanli-')));
});
afterEach(() => rmSync(empty, { recursive: true, force: true }));

const here = (...words: string[]) => suanli(words, { cwd: empty });

describe('a template', () => {
  it.each(templateNames())('%s runs in an empty folder, and its variants are sound', async (name) => {
    const { code, out, err } = await here('init', name);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^# yaml-language-server: \$schema=scenario\.schema\.json\n/);
    writeFileSync(join(empty, 'my.yaml'), out);
    const variants = (await here('completion', 'words', '--', 'run', 'my.yaml#')).out.trim().split('\n');
    expect(variants.length).toBeGreaterThan(1);
    expect((await here('check', ...variants)).code).toBe(0);
    const run = await here('run', 'my.yaml', '--draws', '2');
    expect(run.code, run.err).toBe(0);
    expect(run.out).toContain('capacity.installed');
    expect(readdirSync(join(empty, 'out'))).toEqual(['my']);
  });
});

describe('completion in bash', () => {
  it('offers what the program knows, and else leaves the word to the shell', async () => {
    const { code, out } = await here('completion', 'bash');
    expect(code).toBe(0);
    // the script as a shell would use it, with the program put in its place
    const reply = '"$' + '{COMPREPLY[*]}"';
    const asked = `COMP_CWORD=2; COMP_WORDS=(suanli init pro); _suanli; echo ${reply}; COMP_WORDS=(suanli run my); _suanli; echo [${reply}]`;
    const script = `suanli() { '${process.execPath}' '${programPath}' "$@"; }\n${out}\n${asked}`;
    expect((await promisify(execFile)('bash', ['-c', script], { cwd: empty })).stdout).toBe('province\n[]\n');
  });
});
