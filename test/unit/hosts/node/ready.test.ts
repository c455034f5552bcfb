import { readFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import { create, type FactoryFunctionMap, parseDependencies } from 'mathjs';
import { describe, expect, it } from 'vitest';
import { dataFiles, dataText } from '../../../../src/hosts/node/data-texts.ts';
import { readyBytes, readyFile, worldOf } from '../../../../src/hosts/node/ready/ready.ts';
import { parseText } from '../../../../src/scenario/text/parse-text.ts';
import { readWorld } from '../../../../src/study/world.ts';
import { shipped } from '../../../support/shipped-world.ts';

const fresh = readWorld({ text: dataText, names: dataFiles() });

interface Kept {
  readonly hashes: Map<string, string>;
  readonly rulebook: { readonly acts: unknown[] };
  readonly trees: Map<string, Record<string, unknown>>;
  readonly bases: Map<string, { readonly raw: string; readonly read: unknown }>;
}

describe('what the build keeps', () => {
  it('is the world that the texts give', () => {
    const kept = worldOf(readyBytes(fresh));
    expect(kept.rulebook).toEqual(fresh.rulebook);
    expect(kept.catalogue.rows).toEqual(fresh.catalogue.rows);
    expect(kept.catalogue.lookup('chips', 'h100_sxm')).toEqual(fresh.catalogue.lookup('chips', 'h100_sxm'));
  });

  it('does not count once a file has changed, come or gone', () => {
    const kept = deserialize(readyBytes(fresh)) as Kept;
    kept.rulebook.acts.length = 0;
    const changes: ((hashes: Map<string, string>) => void)[] = [
      (h) => h.set('places.yaml', 'another'),
      (h) => h.delete('chips.csv'),
      (h) => h.set('regimes/us-2031.yaml', 'new'),
    ];
    for (const change of changes) {
      const hashes = new Map(kept.hashes);
      change(hashes);
      expect(worldOf(serialize({ ...kept, hashes })).rulebook).toEqual(fresh.rulebook);
    }
    // unchanged, it is believed
    expect(worldOf(serialize(kept)).rulebook.acts).toEqual([]);
  });

  it('does not count in a form of another version of node', () => {
    const later = Buffer.from(readyBytes(fresh));
    // the second byte is the version of the format
    later[1] = 0xfe;
    expect(worldOf(later).rulebook).toEqual(fresh.rulebook);
  });

  it('as shipped holds the bases as they are read', () => {
    const { bases } = deserialize(readFileSync(readyFile())) as Kept;
    expect([...bases.keys()]).toContain('suanli:bases/china');
    for (const [file, { raw, read }] of bases) {
      expect(raw).toBe(shipped(file.slice('suanli:'.length)));
      expect(read).toEqual(parseText(file, raw));
    }
  });

  it('as shipped holds formulas as the parser of mathjs reads them', () => {
    const { trees } = deserialize(readFileSync(readyFile())) as Kept;
    expect(trees.size).toBeGreaterThan(400);
    const parse = (create(parseDependencies as FactoryFunctionMap) as unknown as { parse: (text: string) => { toString: () => string } })
      .parse;
    /** A tree as the parser made it, less what is never looked at. */
    const same = (kept: unknown, made: unknown): boolean => {
      if (typeof kept !== 'object' || kept === null) return Object.is(kept, made);
      return Object.entries(kept).every(([key, part]) => same(part, (made as Record<string, unknown>)[key]));
    };
    for (const [text, tree] of trees) expect(same(tree, parse(text)), text).toBe(true);
  });
});
