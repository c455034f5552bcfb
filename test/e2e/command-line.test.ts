import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/commands/index.ts';
import { programPath, suanli } from '../support/command-line.ts';

const ESC = String.fromCharCode(27);

describe('the program by itself', () => {
  it('lists every command in its help', async () => {
    const { code, out, err } = await suanli(['--help']);
    expect([code, err]).toEqual([0, '']);
    for (const { name, about } of COMMANDS) {
      expect(out).toContain(`suanli ${name}`);
      expect(about).not.toBe('');
    }
  });

  it('tells its version', async () => {
    const { code, out } = await suanli(['--version']);
    expect([code, out]).toEqual([0, expect.stringMatching(/^\d+\.\d+\.\d+\n$/)]);
  });

  it('without a command gives help as a message, and 2', async () => {
    const { code, out, err } = await suanli([]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('<command>');
  });

  it('knows what an unknown command may have meant', async () => {
    const { code, out, err } = await suanli(['dta']);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain("did you mean 'data'?");
  });

  it('knows what an unknown option may have meant', async () => {
    const { code, err } = await suanli(['--hlep']);
    expect(code).toBe(2);
    expect(err).toContain("did you mean '--help'?");
  });

  it.each(COMMANDS.map((c) => c.name))('%s explains itself with its examples', async (name) => {
    const { code, out } = await suanli([name, '--help']);
    expect(code).toBe(0);
    expect(out).toContain(`suanli ${name}`);
    for (const { line } of COMMANDS.find((c) => c.name === name)!.examples) expect(out.replace(/\s+/g, ' ')).toContain(line);
  });

  it('never prints a stack trace unasked, and no colour into a pipe', async () => {
    for (const words of [['run', 'no-such.yaml'], ['data', 'no-such-table'], ['x'], ['data', '--format', 'pdf']]) {
      const { code, out, err } = await suanli(words);
      expect(code).toBe(2);
      expect(err).not.toMatch(/ {4}at /);
      expect(out + err).not.toContain(ESC);
    }
  });
});

describe('data', () => {
  it('lists tables, and one as CSV', async () => {
    const listed = JSON.parse((await suanli(['data', '--json'])).out) as { name: string }[];
    expect(listed.length).toBeGreaterThan(0);
    const { code, out } = await suanli(['data', listed[0]!.name, '--format', 'csv']);
    expect(code).toBe(0);
    expect(out.split('\n').length).toBeGreaterThan(2);
  });

  it('bears a reader that goes away', async () => {
    const [first] = JSON.parse((await suanli(['data', '--json'])).out) as { name: string }[];
    const line = `'${process.execPath}' '${programPath}' data ${first!.name} --json | head -c 1; echo "\${PIPESTATUS[0]}"`;
    const { stdout, stderr } = await promisify(execFile)('bash', ['-c', line]);
    expect([stdout.at(-2), stderr]).toEqual(['0', '']);
  });
});
