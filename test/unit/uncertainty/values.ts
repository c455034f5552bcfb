import type { Distribution } from '../../../src/uncertainty/distribution.ts';
import type { Origin, Value } from '../../../src/uncertainty/value.ts';

/** Values for tests; all written at the same place. */
export const origin: Origin = { file: 's.yaml', line: 1, column: 1, path: 'p', text: 't' };

export const fixed = (value: number): Value => ({ kind: 'constant', value, origin });

/** u itself, stretched: its median is the middle, and draws show the uniform numbers behind them. */
const between = (low: number, high: number): Distribution => ({
  name: 'uniform',
  quantile: (u) => low + u * (high - low),
  support: [low, high],
});

export const drawn = (name: string, low = 0, high = 1): Value => ({ kind: 'uncertain', name, distribution: between(low, high), origin });

export const derived = (of: readonly Value[], compute: (args: readonly number[]) => number): Value => ({
  kind: 'derived',
  of,
  compute,
  origin,
});

export const curve = (points: readonly (readonly [number, Value])[], how: 'linear' | 'step' = 'linear'): Value => ({
  kind: 'curve',
  between: how,
  points: points.map(([month, value]) => ({ month, value })),
  origin,
});

export const growth = (from: Value, annual: Value, start: number): Value => ({ kind: 'growth', from, annual, start, origin });
