import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Script } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const built = fileURLToPath(new URL('../../dist/bin/', import.meta.url));
const run = promisify(execFile);

// beside the built program, so that it finds its own data
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(built, '..', 'program-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A copy of the program with other compiled code, or none. */
const copyWith = (name: string, compiled: Buffer | undefined): string => {
  const place = join(folder, name);
  mkdirSync(place);
  for (const file of ['suanli.js', 'program.js']) copyFileSync(join(built, file), join(place, file));
  if (compiled) writeFileSync(join(place, 'program.compiled'), compiled);
  return join(place, 'suanli.js');
};

const check = (program: string) => run(process.execPath, [program, 'check', join(built, '../../scenarios/rental-centre.yaml')]);

describe('the program and what V8 has made of it', () => {
  it('is taken by V8 as the build left it', () => {
    const cachedData = readFileSync(join(built, 'program.compiled'));
    expect(new Script(readFileSync(join(built, 'program.js'), 'latin1'), { cachedData }).cachedDataRejected).toBe(false);
  });

  it('holds nothing but ASCII, which is how it is read', () => {
    expect(readFileSync(join(built, 'program.js')).every((byte) => byte < 128)).toBe(true);
  });

  it('runs from its text where nothing compiled is kept, or something of no use', async () => {
    const compiled = readFileSync(join(built, 'program.compiled'));
    const expected = await check(join(built, 'suanli.js'));
    const ofAnother = new Script('(function () {})').createCachedData();
    const versions: Record<string, Buffer | undefined> = {
      absent: undefined,
      empty: Buffer.alloc(0),
      short: compiled.subarray(0, compiled.length >> 1),
      garbled: Buffer.from(compiled.map((byte, i) => (i % 97 === 0 ? byte ^ 255 : byte))),
      ofAnother,
    };
    for (const [name, bytes] of Object.entries(versions)) expect(await check(copyWith(name, bytes)), name).toEqual(expected);
  });
});
