import { bernoulli } from './bernoulli.ts';
import { beta } from './beta.ts';
import { date } from './date.ts';
import { discrete } from './discrete.ts';
import { empirical } from './empirical.ts';
import { interval } from './interval.ts';
import type { Kind } from './kind.ts';
import { lognormal } from './lognormal.ts';
import { normal } from './normal.ts';
import { pert } from './pert.ts';
import { triangular } from './triangular.ts';
import { uniform } from './uniform.ts';

/** Every family of distributions, by the name a scenario gives after `dist:`. */
export const distributionKinds: readonly Kind[] = [
  interval,
  lognormal,
  normal,
  uniform,
  triangular,
  pert,
  beta,
  discrete,
  empirical,
  date,
  bernoulli,
];
