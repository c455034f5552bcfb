import { type Inputs, structural } from '../inputs.ts';
import type { Filled } from './filled-machines.ts';
import { SIZES, type SizeEffect } from './size-effect.ts';

/** What jobs of each size reach over the largest, as tables the equations look up. */
export const bindSizes = (inputs: Inputs, filled: readonly Filled[]): void => {
  const table = (name: string, of: (f: Filled) => SizeEffect): void =>
    inputs.table(
      name,
      SIZES,
      SIZES.map((_, k) => filled.map((f) => structural(of(f)[k] as number, f.cluster.origin))),
    );
  table('utilisationBySize', (f) => f.utilisation);
  table('goodputBySize', (f) => f.goodput);
  inputs.set(
    'jobSize',
    filled.map(({ cluster }) => cluster.job_size),
  );
};
