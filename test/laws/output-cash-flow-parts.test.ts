import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Description } from '../../src/equations/describe.ts';
import { cashFlowParts } from '../../src/output/views/cash-flow-parts.ts';

const described = (name: string, more: Partial<Description>): Description => ({
  name,
  id: undefined,
  kind: 'auxiliary',
  sector: 's',
  unit: 'CNY/month',
  over: [],
  rows: [],
  about: `about ${name}`,
  formula: undefined,
  from: undefined,
  to: undefined,
  total: 'sum',
  yearly: 'sum',
  yearRatio: undefined,
  headline: false,
  ...more,
});

// five public quantities whose equations cannot be taken apart, with values that no two sums share by chance
const LEAVES = ['rent', 'chips', 'power', 'tax', 'loans'].map((name) => described(name, { id: `x.${name}`, formula: `${name}Base * 2` }));
const value = (name: string): number => 7 ** LEAVES.findIndex((d) => d.name === name);

interface Sum {
  readonly text: string;
  readonly worth: number;
}

const { sum } = fc.letrec<{ sum: Sum; term: Sum }>((tie) => ({
  term: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(...LEAVES).map(({ name }): Sum => ({ text: name, worth: value(name) })),
    fc.constantFrom(...LEAVES).map(({ name }): Sum => ({ text: `sum(${name})`, worth: value(name) })),
    tie('sum').map(({ text, worth }): Sum => ({ text: `(${text})`, worth })),
  ),
  sum: fc.array(fc.tuple(fc.boolean(), tie('term') as fc.Arbitrary<Sum>), { minLength: 1, maxLength: 4 }).map(
    (terms): Sum => ({
      text: terms.map(([minus, t], i) => (minus ? '- ' : i > 0 ? '+ ' : '') + t.text).join(' '),
      worth: terms.reduce((total, [minus, t]) => total + (minus ? -t.worth : t.worth), 0),
    }),
  ),
}));

const options = { seed: 5, numRuns: 300 };

describe('a cash flow taken apart', () => {
  it('is worth its parts, unless one counts more than once and is left to the rest', () => {
    fc.assert(
      fc.property(sum, ({ text, worth }) => {
        const flow = described('flow', { id: 'x.flow', formula: text });
        const { parts, rest } = cashFlowParts(flow, [...LEAVES, flow]);
        const found = parts.reduce((total, p) => total + p.sign * value(p.variable.slice(2)), 0);
        if (rest === '') expect(found).toBe(worth);
        // what was left out is named, and only that
        else
          for (const name of LEAVES.map((d) => d.name)) {
            if (rest.includes(`about ${name}`)) expect(parts.map((p) => p.variable)).not.toContain(`x.${name}`);
          }
      }),
      options,
    );
  });

  it('goes through quantities that are sums themselves', () => {
    fc.assert(
      fc.property(sum, ({ text }) => {
        const direct = described('flow', { id: 'x.flow', formula: `rent - (${text})` });
        const inner = described('inner', { formula: text });
        const through = described('flow', { id: 'x.flow', formula: 'rent - inner' });
        expect(cashFlowParts(through, [...LEAVES, inner, through])).toEqual(cashFlowParts(direct, [...LEAVES, direct]));
      }),
      options,
    );
  });

  it('leaves products, and what is not public, to words', () => {
    const hidden = described('market', { kind: 'stock', about: 'Market value' });
    const flow = described('flow', { formula: 'rent - 2e-3 * -power + last * closing(market) / month - min(tax, loans)' });
    expect(cashFlowParts(flow, [...LEAVES, hidden, flow])).toEqual({
      parts: [{ variable: 'x.rent', about: 'about rent', sign: 1 }],
      rest: 'about power; Market value; about tax; about loans',
    });
  });
});
