import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Results } from '../../../src/engine/index.ts';
import { FlowLimits } from '../../../src/output/binding-limits.ts';
import { run } from '../../../src/study/index.ts';
import { VARIANTS } from '../../bench/counterfactual-variants.ts';
import { chart, simulateVariants, tables } from '../../bench/counterfactuals.ts';
import { planned, shipped } from '../../support/shipped-world.ts';

const DRAWS = 16;
const text = shipped('china-national');
const docs = (name: string): string => fileURLToPath(new URL(`../../../docs/${name}`, import.meta.url));

const simulate = (variant: string): Promise<Results> => run(planned(text, { variant, draws: DRAWS }), DRAWS, 1);

/** Years from 2022, which has half a year. */
const SPANS = Array.from({ length: 9 }, (_, y) => ({ from: Math.max(0, 12 * y - 6), to: 12 * y + 6 }));

/** How often each limit of a flow bound, year by year. */
const shares = (results: Results, flow: string): ReadonlyMap<string, number>[] => {
  const limits = results.limits.filter((l) => l.tally.flow === flow);
  const members = Array.from({ length: limits[0]?.members ?? 0 }, (_, i) => i);
  const limitsOfFlow = new FlowLimits(limits, DRAWS);
  return SPANS.map((span) => new Map(limitsOfFlow.binding(members, span).map((b) => [b.limit, b.share])));
};

/** The most that any limit of buying or making moved in any year. */
const moved = (a: Results, b: Results): number =>
  Math.max(
    ...['buying', 'buyingMore', 'assembling'].flatMap((flow) => {
      const [x, y] = [shares(a, flow), shares(b, flow)];
      return x.flatMap((year, i) => [...year].map(([limit, share]) => Math.abs(share - (y[i]?.get(limit) ?? 0))));
    }),
  );

describe('variants of china-national', () => {
  const base = simulate('as-happened');

  it('are the nine that the documentation explains', () => {
    expect(planned(text).scenario.variants).toEqual(expect.arrayContaining(VARIANTS.map((v) => v.name)));
    expect(VARIANTS).toHaveLength(9);
  });

  it.each(VARIANTS.slice(1).map((v) => v.name))('%s moves a binding limit in some year', async (name) => {
    expect(moved(await simulate(name), await base)).toBeGreaterThan(0.05);
  });
});

describe('docs/counterfactuals', () => {
  const marks = ['<!-- tables -->', '<!-- end of tables -->'] as const;

  // UPDATE_GOLDEN=1 writes both files anew, from 200 draws of each variant: a minute or two
  if (process.env['UPDATE_GOLDEN'] === '1') {
    it('is written', async () => {
      const outcomes = await simulateVariants(200);
      const page = readFileSync(docs('counterfactuals.md'), 'utf8');
      const [head = '', rest = ''] = page.split(marks[0]);
      const tail = rest.split(marks[1])[1] ?? '';
      writeFileSync(docs('counterfactuals.md'), `${head}${marks[0]}\n\n${tables(outcomes)}\n\n${marks[1]}${tail}`);
      writeFileSync(docs('counterfactuals.svg'), chart(outcomes));
      expect(tail).not.toBe('');
    }, 600_000);
  }

  it('has a table of every variant and shows all in one chart', () => {
    const page = readFileSync(docs('counterfactuals.md'), 'utf8');
    const svg = readFileSync(docs('counterfactuals.svg'), 'utf8');
    for (const { name, what, caveat } of VARIANTS) {
      const section = page.split(`\n## ${name}\n`)[1]?.split('\n## ')[0] ?? '';
      expect(section).toContain(what);
      expect(section).toContain(caveat);
      expect(section).toMatch(/\| installed, EFLOPS \|/);
      expect(svg).toContain(`>${name}</text>`);
    }
    expect(svg).not.toMatch(/NaN|Infinity/);
  });
});
