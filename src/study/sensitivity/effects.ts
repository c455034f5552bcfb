import { rankCorrelation } from '../../kit/statistics.ts';
import { type Design, firstOf, mixedDesign, movedTogether, randomDesign } from './design.ts';
import type { Experiment } from './experiment.ts';
import { type Group, groupsOf } from './groups.ts';
import { type Indices, sobol } from './sobol.ts';
import { type Bar, swing, tornado, tornadoDesign } from './tornado.ts';

/** Groups measured apart from the rest; each costs as many trials as there are draws. */
const MOST_GROUPS = 7;
/** Draws in which an input that its bar does not show is changed alone, before it is said to have no effect. */
const TRIES = 4;

/** What one input does to one output. Base units. */
export interface Effect extends Bar {
  readonly name: string;
  /** Spearman's, over random draws; undefined without them or where the output is the same in all. */
  readonly rankCorrelation: number | undefined;
}

export interface GroupEffect extends Group {
  readonly indices: Indices;
}

/** What the inputs do to one output. */
export interface Effects {
  readonly median: number;
  /** The largest swing first. */
  readonly inputs: readonly Effect[];
  /** Shares of the variance; empty without random draws, or where the output does not vary or is not always defined. */
  readonly groups: readonly GroupEffect[];
  readonly withoutEffect: readonly string[];
  /** Random draws in which the output is undefined. */
  readonly undefinedDraws: number;
}

/** Ranks of inputs where they were drawn against ranks of the output, over draws in which it is defined. */
const rankCorrelations = ({ inputs }: Experiment, drawn: Design, values: Float64Array): readonly (number | undefined)[] => {
  const defined = [...values.keys()].filter((i) => Number.isFinite(values[i]));
  const own = Float64Array.from(defined, (i) => values[i] as number);
  const shares = new Float64Array(drawn.draws);
  return inputs.map(({ name, distribution }) => {
    drawn.source(name)(0, shares);
    const rank = rankCorrelation(
      Float64Array.from(defined, (i) => distribution.quantile(shares[i] as number)),
      own,
    );
    return Number.isNaN(rank) ? undefined : rank;
  });
};

const isSilent = (median: number, { low, high }: Bar): boolean => Object.is(low, median) && Object.is(high, median);

/** Trials of every output together, then for each what is its own. */
class Survey {
  private readonly experiment: Experiment;
  private readonly draws: number;
  private readonly seed: number;
  private readonly a: Design;
  private readonly b: Design;

  constructor(experiment: Experiment, draws: number, seed: number) {
    this.experiment = experiment;
    this.draws = draws;
    this.seed = seed;
    this.a = randomDesign(seed, draws);
    this.b = randomDesign(seed, draws, '/second sample');
  }

  private together(design: Design): Design {
    return movedTogether(design, this.experiment.copula);
  }

  async effects(): Promise<readonly Effects[]> {
    const { experiment, draws } = this;
    const names = experiment.inputs.map((i) => i.name);
    const drawn = this.together(this.a);
    const [bars = [], random = []] = await experiment.evaluate([tornadoDesign(names), ...(draws > 1 ? [drawn] : [])]);
    const results: Effects[] = [];
    for (const [output, values] of bars.entries()) {
      const { median, bars: own } = tornado(values);
      const ranks = draws > 1 ? rankCorrelations(experiment, drawn, random[output] as Float64Array) : names.map(() => undefined);
      const all = names.map((name, i): Effect => ({ name, ...(own[i] as Bar), rankCorrelation: ranks[i] }));
      results.push(await this.finished(output, median, all, random[output]));
    }
    return results;
  }

  private async finished(output: number, median: number, all: readonly Effect[], a: Float64Array | undefined): Promise<Effects> {
    const silent = all.filter((e) => isSilent(median, e)).map((e) => e.name);
    const withoutEffect = a ? await this.withoutEffect(output, silent, a) : silent;
    const inputs = all.filter((e) => !withoutEffect.includes(e.name)).sort((x, y) => swing(median, y) - swing(median, x));
    const undefinedDraws = a ? a.filter((x) => !Number.isFinite(x)).length : 0;
    const groups = a && undefinedDraws === 0 ? await this.shares(output, median, inputs, a) : [];
    return { median, inputs, groups, withoutEffect, undefinedDraws };
  }

  /** Those among inputs with silent bars that change nothing in random draws either, each changed alone. */
  private async withoutEffect(output: number, silent: readonly string[], a: Float64Array): Promise<readonly string[]> {
    if (silent.length === 0) return [];
    const few = firstOf(this.a, Math.min(TRIES, this.draws));
    const tried = await this.experiment.evaluate(silent.map((name) => this.together(mixedDesign(few, this.b, (n) => n === name))));
    return silent.filter((_, i) => tried[i]?.[output]?.every((x, row) => Object.is(x, a[row])));
  }

  /** Influence for choosing groups: the larger of swing and rank correlation, each against the largest there is. */
  private ordered(median: number, inputs: readonly Effect[]): readonly string[] {
    const swings = inputs.map((e) => swing(median, e));
    const ranks = inputs.map((e) => Math.abs(e.rankCorrelation ?? 0));
    const [widest, strongest] = [swings, ranks].map((x) => Math.max(...x.filter(Number.isFinite))) as [number, number];
    const of = (i: number): number => Math.max((swings[i] as number) / (widest || 1), (ranks[i] as number) / (strongest || 1));
    return [...inputs.keys()].sort((i, k) => of(k) - of(i)).map((i) => (inputs[i] as Effect).name);
  }

  private async shares(output: number, median: number, inputs: readonly Effect[], a: Float64Array): Promise<readonly GroupEffect[]> {
    const groups = groupsOf(this.ordered(median, inputs), this.experiment.copula, MOST_GROUPS);
    if (groups.length === 0) return [];
    const mixed = groups.map(({ names }) => {
      const own = new Set(names);
      return this.together(mixedDesign(this.a, this.b, (name) => own.has(name)));
    });
    const [b, ...ab] = (await this.experiment.evaluate([this.together(this.b), ...mixed])).map((r) => r[output] as Float64Array);
    const indices = sobol({ a, b: b as Float64Array, mixed: ab }, this.seed) ?? [];
    return indices.map((own, g) => ({ ...(groups[g] as Group), indices: own }));
  }
}

/**
 * Tornado, rank correlations and Sobol indices of every output of a model.
 * @param draws random draws; with 1 there is the tornado alone
 */
export const effectsOf = (experiment: Experiment, draws: number, seed: number): Promise<readonly Effects[]> =>
  new Survey(experiment, draws, seed).effects();
