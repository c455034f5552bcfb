import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { whyNotWritable, writeResultFolder } from '../../../../src/hosts/node/result-folder.ts';

let here = '';
beforeEach(() => {
  here = mkdtempSync(join(tmpdir(), 'suanli-'));
});
afterEach(() => rmSync(here, { recursive: true, force: true }));

const manifest = { name: 'manifest.json', content: '{"suanli": 1}' };
const files = (text: string) => [{ name: 'annual.csv', content: text }, manifest];
const read = (...parts: string[]) => readFileSync(join(here, ...parts), 'utf8');

describe('writing a result folder', () => {
  it('makes the folders on the way and leaves nothing beside it', async () => {
    expect(await writeResultFolder(join(here, 'out', 'a'), files('x'))).toBeUndefined();
    expect(read('out', 'a', 'annual.csv')).toBe('x');
    expect(readdirSync(join(here, 'out'))).toEqual(['a']);
  });

  it('replaces an older result whole', async () => {
    await writeResultFolder(join(here, 'a'), [...files('old'), { name: 'extra.csv', content: '' }]);
    await writeResultFolder(join(here, 'a'), files('new'));
    expect(read('a', 'annual.csv')).toBe('new');
    expect(readdirSync(here)).toEqual(['a']);
    expect(readdirSync(join(here, 'a')).sort()).toEqual(['annual.csv', 'manifest.json']);
  });

  it('fills an empty folder', async () => {
    mkdirSync(join(here, 'a'));
    expect(await writeResultFolder(join(here, 'a'), files('x'))).toBeUndefined();
  });

  it.each([
    ['a file of someone else', () => writeFileSync(join(here, 'a', 'thesis.txt'), 'years of work')],
    ['a manifest of something else', () => writeFileSync(join(here, 'a', 'manifest.json'), '{"name": "web app"}')],
    ['a manifest that is no JSON', () => writeFileSync(join(here, 'a', 'manifest.json'), 'suanli')],
  ])('never replaces a folder that holds %s', async (_, fill) => {
    mkdirSync(join(here, 'a'));
    fill();
    const before = readdirSync(join(here, 'a'));
    expect((await writeResultFolder(join(here, 'a'), files('x')))?.reason).toContain('stays as it is');
    expect(readdirSync(join(here, 'a'))).toEqual(before);
  });

  it('never replaces a file or a symbolic link', () => {
    writeFileSync(join(here, 'a'), 'x');
    expect(whyNotWritable(join(here, 'a'))?.reason).toContain('something else than a folder');
    mkdirSync(join(here, 'real'));
    symlinkSync(join(here, 'real'), join(here, 'link'));
    expect(whyNotWritable(join(here, 'link'))?.reason).toContain('something else than a folder');
  });

  it('does not write where a file stands in the way', async () => {
    writeFileSync(join(here, 'file'), 'x');
    expect((await writeResultFolder(join(here, 'file', 'a'), files('x')))?.reason).toBeDefined();
  });

  it('keeps the old result, and no trace, when a file cannot be written', async () => {
    await writeResultFolder(join(here, 'a'), files('old'));
    const failure = await writeResultFolder(join(here, 'a'), [{ name: 'no/such/folder.csv', content: '' }, manifest]);
    expect(failure?.reason).toBeDefined();
    expect(read('a', 'annual.csv')).toBe('old');
    expect(readdirSync(here)).toEqual(['a']);
  });

  it('refuses the root', () => {
    expect(whyNotWritable('/')?.reason).toContain('root');
  });

  it('writes bytes as they are', async () => {
    await writeResultFolder(join(here, 'a'), [{ name: 'x.bin', content: Uint8Array.of(0, 255) }, manifest]);
    expect([...readFileSync(join(here, 'a', 'x.bin'))]).toEqual([0, 255]);
  });

  it('writes pieces one after the other, however many', async () => {
    const pieces = Array.from({ length: 3000 }, (_, i) => Buffer.from(`${i},`));
    await writeResultFolder(join(here, 'a'), [
      { name: 'x.csv', content: [Buffer.alloc(0), ...pieces] },
      { name: 'empty', content: [] },
      manifest,
    ]);
    expect(read('a', 'x.csv')).toBe(pieces.join(''));
    expect(read('a', 'empty')).toBe('');
  });

  it('takes files as they are made', async () => {
    const made = async function* () {
      for (const name of ['a.csv', 'b.csv']) {
        await Promise.resolve();
        yield { name, content: name };
      }
      yield manifest;
    };
    expect(await writeResultFolder(join(here, 'a'), made())).toBeUndefined();
    expect(readdirSync(join(here, 'a')).sort()).toEqual(['a.csv', 'b.csv', 'manifest.json']);
    expect(read('a', 'b.csv')).toBe('b.csv');
  });

  it('makes no more files once one cannot be written', async () => {
    const made: string[] = [];
    const names = function* () {
      for (const name of ['no/such/folder.csv', 'b.csv', 'manifest.json']) {
        made.push(name);
        yield { name, content: '' };
      }
    };
    expect((await writeResultFolder(join(here, 'a'), names()))?.reason).toBeDefined();
    expect(made).toEqual(['no/such/folder.csv']);
    expect(readdirSync(here)).toEqual([]);
  });

  it('lets a fault in what makes the files through as it is, keeps the old result, and leaves no trace', async () => {
    await writeResultFolder(join(here, 'a'), files('old'));
    // as the system words its refusals: it is none for all that
    const fault = Object.assign(new Error('not finite'), { code: 'ENOENT' });
    const made = function* () {
      yield { name: 'annual.csv', content: 'new' };
      throw fault;
    };
    await expect(writeResultFolder(join(here, 'a'), made())).rejects.toBe(fault);
    expect(read('a', 'annual.csv')).toBe('old');
    expect(readdirSync(here)).toEqual(['a']);
  });

  it('is a bug without the mark that makes it replaceable', async () => {
    await expect(writeResultFolder(join(here, 'a'), [{ name: 'x', content: '' }])).rejects.toThrow('manifest.json');
    expect(existsSync(join(here, 'a'))).toBe(false);
  });
});
