import { prepare } from '../../src/engine/index.ts';
import type { Plan } from '../../src/study/plan.ts';
import { cpu, table } from './measure.ts';
import { cellsOf, national } from './national.ts';

/** How long a national plan takes as one thing about it grows. */
export interface Growth {
  readonly what: string;
  readonly rows: readonly { readonly size: string; readonly cells: number; readonly milliseconds: number }[];
}

const DRAWS = 256;

const milliseconds = (plan: Plan, draws = DRAWS): number => {
  const run = prepare(plan.program, plan.inputs, { totalDraws: 1e4 });
  // the second time everything is compiled
  run.range({ firstDraw: 0, draws: DRAWS });
  return cpu(() => run.range({ firstDraw: 0, draws }));
};

const grow = (what: string, plans: readonly (readonly [string, Plan, number?])[]): Growth => ({
  what,
  rows: plans.map(([size, plan, draws]) => ({ size, cells: cellsOf(plan), milliseconds: milliseconds(plan, draws) })),
});

export const growth = (): Growth[] => {
  const plain = national();
  const chips = (n: number): Plan => national({ chips: n });
  return [
    grow(
      'draws',
      [256, 512, 1024, 2048].map((n) => [String(n), plain, n] as const),
    ),
    grow(
      'months',
      (['2024-06', '2026-06', '2030-12'] as const).map((end) => [`to ${end}`, national({ end })] as const),
    ),
    grow(
      'further sites',
      [0, 20, 40].map((sites) => [String(sites), national({ sites })] as const),
    ),
    grow(
      'further chips',
      [0, 10, 20].map((n) => [String(n), chips(n)] as const),
    ),
  ];
};

export const growthTable = ({ what, rows }: Growth): string =>
  `### ${what[0]?.toUpperCase()}${what.slice(1)}\n\n${table(
    [what, 'statement cells', 'CPU ms'],
    rows.map((row) => [row.size, row.cells.toLocaleString('en'), row.milliseconds.toFixed(0)]),
  )}`;
