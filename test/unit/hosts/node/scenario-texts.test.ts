import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dataFiles, dataText, readData } from '../../../../src/hosts/node/data-texts.ts';
import { packageRoot, packageVersion } from '../../../../src/hosts/node/package-root.ts';
import { ScenarioTexts, scenarioTree } from '../../../../src/hosts/node/scenario-texts.ts';

let here = '';
const at = (...parts: string[]) => join(here, ...parts);
beforeEach(() => {
  here = realpathSync(mkdtempSync(join(tmpdir(), 'suanli-')));
  mkdirSync(at('scenarios', 'deep'), { recursive: true });
  mkdirSync(at('alone'));
  writeFileSync(at('secret.yaml'), 'secret');
  writeFileSync(at('scenarios', 'base.yaml'), 'base');
  writeFileSync(at('scenarios', 'deep', 'a.yaml'), 'a');
  writeFileSync(at('alone', 'b.yaml'), 'b');
});
afterEach(() => rmSync(here, { recursive: true, force: true }));

describe('the tree a scenario may read', () => {
  it('is its nearest folder named scenarios, otherwise its own', () => {
    expect(scenarioTree(at('scenarios', 'deep', 'a.yaml'))).toBe(at('scenarios'));
    expect(scenarioTree(at('alone', 'b.yaml'))).toBe(at('alone'));
  });

  it('lets it read within, and nothing outside', () => {
    const texts = new ScenarioTexts(at('scenarios', 'deep', 'a.yaml'));
    expect(texts.failure).toBeUndefined();
    expect(texts.read(at('scenarios', 'base.yaml'))).toBe('base');
    expect(texts.read(at('secret.yaml'))).toBeUndefined();
    expect(texts.read(at('scenarios', '..', 'secret.yaml'))).toBeUndefined();
    expect(texts.read('/etc/passwd')).toBeUndefined();
    expect(texts.read(at('scenarios', 'none.yaml'))).toBeUndefined();
  });

  it('looks through symbolic links', () => {
    symlinkSync(at('secret.yaml'), at('scenarios', 'link.yaml'));
    symlinkSync(here, at('scenarios', 'up'));
    const texts = new ScenarioTexts(at('scenarios', 'deep', 'a.yaml'));
    expect(texts.read(at('scenarios', 'link.yaml'))).toBeUndefined();
    expect(texts.read(at('scenarios', 'up', 'secret.yaml'))).toBeUndefined();
    // a scenario reached by a link belongs to the folder it really stands in
    symlinkSync(at('alone', 'b.yaml'), at('scenarios', 'b.yaml'));
    const linked = new ScenarioTexts(at('scenarios', 'b.yaml'));
    expect(linked.read(at('scenarios', 'base.yaml'))).toBeUndefined();
  });

  it('keeps what was read, with its hash, for the manifest', () => {
    const texts = new ScenarioTexts(at('alone', 'b.yaml'));
    const sha256 = createHash('sha256').update('b').digest('hex');
    expect(texts.readTexts()).toEqual([{ file: at('alone', 'b.yaml'), sha256, text: 'b' }]);
  });
});

describe('a scenario that cannot be read', () => {
  it.each([
    ['that is not there', () => at('none.yaml'), 'no such file'],
    ['that is a folder', () => at('alone'), 'a folder'],
    ['whose name is too long', () => at('x'.repeat(5000)), 'too long'],
    ['that never ends', () => '/dev/zero', 'not a regular file'],
  ])('%s is a failure in words', (_, path, reason) => {
    expect(new ScenarioTexts(path()).failure?.reason).toContain(reason);
  });

  it('in a circle of links is a failure in words', () => {
    symlinkSync(at('one'), at('two'));
    symlinkSync(at('two'), at('one'));
    expect(new ScenarioTexts(at('one')).failure?.reason).toContain('circle');
  });
});

describe('what comes with the package', () => {
  it('is found from where the code is', () => {
    expect(dataFiles().length).toBeGreaterThan(0);
    expect(packageVersion()).toMatch(/^\d+\.\d+\.\d+/);
    expect(packageRoot()).not.toBe('');
  });

  it('is read by plain names only', () => {
    expect(() => dataText('../package.json')).toThrow('no file of data/');
    expect(() => dataText('none.csv')).toThrow('no such file');
  });

  it('keeps the hash of what was read', () => {
    const [first] = dataFiles().filter((name) => name.endsWith('.csv'));
    if (first === undefined) return;
    dataText(first);
    expect(readData().find((d) => d.file === `data/${first}`)?.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it('ships bases by name and lets no name lead out', () => {
    const texts = new ScenarioTexts(at('alone', 'b.yaml'));
    expect(texts.shipped('bases/none')).toBeUndefined();
    expect(texts.shipped('../package')).toBeUndefined();
    expect(texts.shipped('../../etc/passwd')).toBeUndefined();
  });
});
