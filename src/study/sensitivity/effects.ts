import { rankCorrelation } from '../../kit/statistics.ts';
import { type Design, mixedDesign, movedTogether, onlyDraws, randomDesign } from './design.ts';
import type { Experiment } from './experiment.ts';
import { type Group, groupsOf } from './groups.ts';
import { type Indices, sobol } from './sobol.ts';
import { type Bar, swing, tornado, tornadoDesign } from './tornado.ts';

/** Groups measured apart from the rest; each costs as many trials as there are draws. */
const MOST_GROUPS = 7;
/** Draws in which inputs without a bar do something together, looked at to find which of them it is. */
const MOST_LOOKED_AT = 8;
/** Rank correlations of unrelated numbers scatter by 1/√draws; hardly one in 400 lies three times as far out. */
const SURELY = 3;

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

/** Sample `a` with these inputs taken from `b`. */
const mixedOf = (names: readonly string[], a: Design, b: Design): Design => {
  const own = new Set(names);
  return mixedDesign(a, b, (name) => own.has(name));
};

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

  /**
   * Those among inputs with silent bars that change nothing in random draws either. They are changed together first; each alone only
   * in draws where that did something.
   */
  private async withoutEffect(output: number, silent: readonly string[], a: Float64Array): Promise<readonly string[]> {
    if (silent.length === 0) return [];
    const [together] = await this.at(output, [mixedOf(silent, this.a, this.b)]);
    const moved = [...a.keys()].filter((row) => !Object.is(a[row], together?.[row])).slice(0, MOST_LOOKED_AT);
    if (moved.length === 0) return silent;
    const [few, fewOther] = [onlyDraws(this.a, moved), onlyDraws(this.b, moved)];
    const alone = await this.at(
      output,
      silent.map((name) => mixedOf([name], few, fewOther)),
    );
    return silent.filter((_, i) => alone[i]?.every((x, k) => Object.is(x, a[moved[k] as number])));
  }

  /** One output at every draw of each design. */
  private async at(output: number, designs: readonly Design[]): Promise<readonly Float64Array[]> {
    return (await this.experiment.evaluate(designs.map((d) => this.together(d)))).map((r) => r[output] as Float64Array);
  }

  /** Influence for choosing groups: the larger of swing and rank correlation, each against the largest there is; ranks beyond chance only. */
  private ordered(median: number, inputs: readonly Effect[]): readonly string[] {
    const swings = inputs.map((e) => swing(median, e));
    const chance = SURELY / Math.sqrt(this.draws);
    const ranks = inputs.map((e) => Math.abs(e.rankCorrelation ?? 0)).map((r) => (r > chance ? r : 0));
    const [widest, strongest] = [swings, ranks].map((x) => Math.max(...x.filter(Number.isFinite))) as [number, number];
    const of = (i: number): number => Math.max((swings[i] as number) / (widest || 1), (ranks[i] as number) / (strongest || 1));
    return [...inputs.keys()].sort((i, k) => of(k) - of(i)).map((i) => (inputs[i] as Effect).name);
  }

  private async shares(output: number, median: number, inputs: readonly Effect[], a: Float64Array): Promise<readonly GroupEffect[]> {
    const groups = groupsOf(this.ordered(median, inputs), this.experiment.copula, MOST_GROUPS);
    if (groups.length === 0) return [];
    const [b, ...mixed] = await this.at(output, [this.b, ...groups.map(({ names }) => mixedOf(names, this.a, this.b))]);
    const indices = sobol({ a, b: b as Float64Array, mixed }, this.seed) ?? [];
    return indices.map((own, g) => ({ ...(groups[g] as Group), indices: own }));
  }
}

/**
 * Tornado, rank correlations and Sobol indices of every output of a model.
 * @param draws random draws; with 1 there is the tornado alone
 */
export const effectsOf = (experiment: Experiment, draws: number, seed: number): Promise<readonly Effects[]> =>
  new Survey(experiment, draws, seed).effects();
