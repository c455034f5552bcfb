import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Field } from '../../src/scenario/format/field.ts';
import { items, list, map, record } from '../../src/scenario/format/groups.ts';
import { id, text } from '../../src/scenario/format/words.ts';
import { finish } from '../../src/scenario/merge/finish.ts';
import { merge } from '../../src/scenario/merge/merge.ts';
import { type Node, toJson } from '../../src/scenario/text/node.ts';
import { parseText } from '../../src/scenario/text/parse-text.ts';

// a small format with every kind of group in it
const part = { id: id('Name'), note: text('Words'), tags: list(text('A tag'), 'Tags') };
const format: Field = record('All', {
  name: text('Name'),
  words: map(text('A word'), 'Words by name'),
  parts: items('Parts', { ...part, parts: items('Parts of parts', part) }),
});

const name = fc.constantFrom('a', 'b', 'c', 'd');
const tags = fc.array(name, { maxLength: 3 });
const named = <T>(of: fc.Arbitrary<T>) =>
  fc.uniqueArray(of as fc.Arbitrary<T & { id: string }>, { selector: (item) => item.id, maxLength: 4 });
const leaf = fc.record({ id: name, note: name, tags }, { requiredKeys: ['id'] });
const tree = fc.record({ id: name, note: name, tags, parts: named(leaf) }, { requiredKeys: ['id'] });
const document = fc.record({ name, words: fc.dictionary(name, name, { maxKeys: 3 }), parts: named(tree) }, { requiredKeys: ['name'] });

const node = (data: unknown): Node => {
  const { root } = parseText('t.yaml', JSON.stringify(data));
  if (!root) throw new Error('not a document');
  return root;
};
const over = (...texts: Node[]): Node => texts.reduce((below, above) => merge(below, above, format, format));
const plain = (tree_: Node) => toJson(finish(tree_, format));
const SEED = { seed: 20_241, numRuns: 150 };

describe('merging', () => {
  it('is associative while nothing is removed', () => {
    fc.assert(
      fc.property(document, document, document, (a, b, c) => {
        const [x, y, z] = [node(a), node(b), node(c)] as [Node, Node, Node];
        expect(plain(over(over(x, y), z))).toEqual(plain(over(x, over(y, z))));
      }),
      SEED,
    );
  });

  it('changes nothing when a text lies over itself, or an empty one over it', () => {
    fc.assert(
      fc.property(document, (a) => {
        expect(plain(over(node(a), node(a)))).toEqual(plain(node(a)));
        expect(plain(over(node(a), node({})))).toEqual(plain(node(a)));
      }),
      SEED,
    );
  });

  it('lets the upper text have what it says, and keeps the lower where it says nothing', () => {
    fc.assert(
      fc.property(document, document, (a, b) => {
        const merged = plain(over(node(a), node(b))) as typeof a;
        expect(merged.name).toBe(b.name);
        expect(merged.words).toEqual(a.words || b.words ? { ...a.words, ...b.words } : undefined);
        const ids = (d: { parts?: readonly { id: string }[] }) => (d.parts ?? []).map((p) => p.id);
        expect(ids(merged)).toEqual([...ids(a), ...ids(b).filter((one) => !ids(a).includes(one))]);
        for (const one of b.parts ?? []) {
          const found = merged.parts?.find((p) => p.id === one.id);
          const below = a.parts?.find((p) => p.id === one.id);
          expect(found?.note).toBe(one.note ?? below?.note);
          expect(found?.tags).toEqual(one.tags ?? below?.tags);
        }
      }),
      SEED,
    );
  });

  it('reads items by list or by map alike', () => {
    fc.assert(
      fc.property(document, document, (a, b) => {
        const byMap = { ...b, ...(b.parts && { parts: Object.fromEntries(b.parts.map(({ id: own, ...rest }) => [own, rest])) }) };
        expect(plain(over(node(a), node(byMap)))).toEqual(plain(over(node(a), node(b))));
      }),
      SEED,
    );
  });

  it('removes what is null, and nothing else', () => {
    fc.assert(
      fc.property(document, name, (a, gone) => {
        const { parts, ...rest } = plain(over(node(a), node({ name: a.name, parts: { [gone]: null } }))) as typeof a;
        expect(parts ?? []).toEqual((a.parts ?? []).filter((p) => p.id !== gone));
        expect(rest).toEqual(Object.fromEntries(Object.entries(plain(node(a)) as object).filter(([key]) => key !== 'parts')));
      }),
      SEED,
    );
  });
});
