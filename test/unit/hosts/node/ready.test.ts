import { readFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import { create, type FactoryFunctionMap, parseDependencies } from 'mathjs';
import { describe, expect, it } from 'vitest';
import { CheckedModel } from '../../../../src/equations/index.ts';
import { dataFiles, dataText } from '../../../../src/hosts/node/data-texts.ts';
import { readyBytes, readyFile, worldOf } from '../../../../src/hosts/node/ready/ready.ts';
import { suanli } from '../../../../src/model/suanli.ts';
import { parseText } from '../../../../src/scenario/text/parse-text.ts';
import { readWorld } from '../../../../src/study/world.ts';
import { incompleteBeta } from '../../../../src/uncertainty/special/incomplete-beta.ts';
import { shipped } from '../../../support/shipped-world.ts';

const fresh = readWorld({ text: dataText, names: dataFiles() });

/** Parts in bytes of their own. */
interface Kept {
  readonly hashes: Map<string, string>;
  readonly rulebook: Uint8Array;
  readonly declared: Uint8Array;
  readonly checked: Uint8Array;
  readonly trees: readonly Uint8Array[];
  readonly bases: Map<string, Uint8Array>;
  readonly fits: Map<string, readonly [number, number] | undefined>;
}

const NOTHING_MET = { trees: [], fits: new Map() };
const asShipped = () => deserialize(readFileSync(readyFile())) as Kept;

describe('what the build keeps', () => {
  it('is the world that the texts give', () => {
    const kept = worldOf(readyBytes(fresh, NOTHING_MET));
    expect(kept.rulebook).toEqual(fresh.rulebook);
    expect(kept.catalogue.tables).toEqual(fresh.catalogue.tables);
    for (const table of fresh.catalogue.tables) expect(kept.catalogue.list(table)).toEqual(fresh.catalogue.list(table));
    expect(kept.catalogue.lookup('chips', 'h100_sxm')).toEqual(fresh.catalogue.lookup('chips', 'h100_sxm'));
  });

  it('does not count once a file has changed, come or gone', () => {
    const rulebook = serialize({ ...fresh.rulebook, acts: [] });
    const kept = { ...(deserialize(readyBytes(fresh, NOTHING_MET)) as Kept), rulebook };
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
    const later = Buffer.from(readyBytes(fresh, NOTHING_MET));
    // the second byte is the version of the format
    later[1] = 0xfe;
    expect(worldOf(later).rulebook).toEqual(fresh.rulebook);
  });

  it('as shipped holds the bases as they are read', () => {
    const { bases } = asShipped();
    expect([...bases.keys()]).toContain('suanli:bases/china');
    for (const [file, bytes] of bases) {
      const { raw, read } = deserialize(bytes) as { readonly raw: string; readonly read: unknown };
      expect(raw).toBe(shipped(file.slice('suanli:'.length)));
      expect(read).toEqual(parseText(file, raw));
    }
  });

  it('as shipped holds formulas as the parser of mathjs reads them', () => {
    const trees = new Map(asShipped().trees.flatMap((bytes) => [...(deserialize(bytes) as Map<string, Record<string, unknown>>)]));
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

  it('as shipped holds the model as it is checked', () => {
    const { declared, checked } = asShipped();
    const fromText = CheckedModel.of(suanli()).parts();
    expect(serialize(suanli()).equals(declared)).toBe(true);
    expect(deserialize(checked)).toEqual(fromText);
    const { model, typed } = deserialize(checked) as typeof fromText;
    // dimensions are told apart as objects: those that formulas name are those that were declared
    const declaredDimensions = new Set(model.sectors.flatMap((s) => Object.values(s.declarations)).flatMap((d) => d.over));
    for (const { over } of typed.flows.values()) for (const dimension of over) expect(declaredDimensions.has(dimension)).toBe(true);
  });

  it('as shipped holds fits as they are made', () => {
    const { fits } = asShipped();
    expect(fits.size).toBeGreaterThan(10);
    for (const [ends, shapes] of fits) {
      const [low = 0, high = 0] = ends.split(' ').map(Number);
      expect(shapes, ends).toBeDefined();
      const [a, b] = shapes as readonly [number, number];
      expect(incompleteBeta(low, a, b)).toBeCloseTo(0.05, 9);
      expect(incompleteBeta(high, a, b)).toBeCloseTo(0.95, 9);
    }
  });
});
