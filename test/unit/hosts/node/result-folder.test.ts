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
  it('makes the folders on the way and leaves nothing beside it', () => {
    expect(writeResultFolder(join(here, 'out', 'a'), files('x'))).toBeUndefined();
    expect(read('out', 'a', 'annual.csv')).toBe('x');
    expect(readdirSync(join(here, 'out'))).toEqual(['a']);
  });

  it('replaces an older result whole', () => {
    writeResultFolder(join(here, 'a'), [...files('old'), { name: 'extra.csv', content: '' }]);
    writeResultFolder(join(here, 'a'), files('new'));
    expect(read('a', 'annual.csv')).toBe('new');
    expect(readdirSync(here)).toEqual(['a']);
    expect(readdirSync(join(here, 'a')).sort()).toEqual(['annual.csv', 'manifest.json']);
  });

  it('fills an empty folder', () => {
    mkdirSync(join(here, 'a'));
    expect(writeResultFolder(join(here, 'a'), files('x'))).toBeUndefined();
  });

  it.each([
    ['a file of someone else', () => writeFileSync(join(here, 'a', 'thesis.txt'), 'years of work')],
    ['a manifest of something else', () => writeFileSync(join(here, 'a', 'manifest.json'), '{"name": "web app"}')],
    ['a manifest that is no JSON', () => writeFileSync(join(here, 'a', 'manifest.json'), 'suanli')],
  ])('never replaces a folder that holds %s', (_, fill) => {
    mkdirSync(join(here, 'a'));
    fill();
    const before = readdirSync(join(here, 'a'));
    expect(writeResultFolder(join(here, 'a'), files('x'))?.reason).toContain('stays as it is');
    expect(readdirSync(join(here, 'a'))).toEqual(before);
  });

  it('never replaces a file or a symbolic link', () => {
    writeFileSync(join(here, 'a'), 'x');
    expect(whyNotWritable(join(here, 'a'))?.reason).toContain('something else than a folder');
    mkdirSync(join(here, 'real'));
    symlinkSync(join(here, 'real'), join(here, 'link'));
    expect(whyNotWritable(join(here, 'link'))?.reason).toContain('something else than a folder');
  });

  it('does not write where a file stands in the way', () => {
    writeFileSync(join(here, 'file'), 'x');
    expect(writeResultFolder(join(here, 'file', 'a'), files('x'))?.reason).toBeDefined();
  });

  it('keeps the old result, and no trace, when a file cannot be written', () => {
    writeResultFolder(join(here, 'a'), files('old'));
    const failure = writeResultFolder(join(here, 'a'), [{ name: 'no/such/folder.csv', content: '' }, manifest]);
    expect(failure?.reason).toBeDefined();
    expect(read('a', 'annual.csv')).toBe('old');
    expect(readdirSync(here)).toEqual(['a']);
  });

  it('refuses the root', () => {
    expect(whyNotWritable('/')?.reason).toContain('root');
  });

  it('writes bytes as they are', () => {
    writeResultFolder(join(here, 'a'), [{ name: 'x.bin', content: Uint8Array.of(0, 255) }, manifest]);
    expect([...readFileSync(join(here, 'a', 'x.bin'))]).toEqual([0, 255]);
  });

  it('is a bug without the mark that makes it replaceable', () => {
    expect(() => writeResultFolder(join(here, 'a'), [{ name: 'x', content: '' }])).toThrow('manifest.json');
    expect(existsSync(join(here, 'a'))).toBe(false);
  });
});
