import { isFault } from '../../kit/fault.ts';
import { looksLikeInterval, parseInterval } from '../../kit/interval.ts';
import { correlation } from '../../kit/statistics.ts';
import { parseUnit, type Unit } from '../../kit/unit.ts';
import type { UncertainValue } from '../../uncertainty/index.ts';
import { type Points, type Quality, qualityOf, type Side } from './box.ts';
import { prim } from './prim.ts';

/** One side of a box in the input's own figures. */
export interface Restriction extends Side {
  /** Values at `from` and `to`, in `unit`; undefined at an end that is free, or where the unit is not known. */
  readonly low?: number;
  readonly high?: number;
  readonly unit?: string;
}

/** What separates the draws that meet a target from those that do not. */
export interface Separation extends Quality {
  /** The box describes the rarer kind of draws. */
  readonly describes: 'reached' | 'missed';
  readonly restrictions: readonly Restriction[];
  /** Share of such draws among all: the density of no box at all. */
  readonly base: number;
}

/** Inputs that a box may restrict. */
const MOST_CANDIDATES = 12;
/** Correlations of unrelated numbers scatter by 1/√draws; hardly one in 400 lies three times as far out. */
const SURELY = 3;
/** Fewer draws of a kind than this describe nothing. */
const FEWEST_OF_A_KIND = 20;

/** Of twenty boxes that separate nothing, one looks this many standard errors better than none. */
const BY_CHANCE = 1.645;

/** Whether a box holds more wanted draws, among those that it was not sought in, than as many draws taken at random would. */
const better = ({ density, mass }: Quality, base: number, draws: number): boolean =>
  density - base > BY_CHANCE * Math.sqrt((base * (1 - base)) / Math.max(1, mass * draws));

/** The unit in which an input is written: that of its interval. */
const writtenUnit = ({ origin: { text } }: UncertainValue): Unit | undefined => {
  if (looksLikeInterval(text) && !text.includes('(')) {
    const interval = parseInterval(text);
    return isFault(interval) || interval.kind !== 'quantities' ? undefined : interval.high.unit;
  }
  const after = /^[-\d.eE+,\s]+\([^()]*\)\s*(.*)$/.exec(text)?.[1];
  const unit = after === undefined || after === '' ? undefined : parseUnit(after);
  return unit && !('unknown' in unit) ? unit : undefined;
};

const restriction = (side: Side, input: UncertainValue): Restriction => {
  const unit = writtenUnit(input);
  if (!unit) return side;
  const at = (share: number): number => input.distribution.quantile(share) / unit.factor;
  return {
    ...side,
    unit: unit.text,
    ...(side.from > 0 && { low: at(side.from) }),
    ...(side.to < 1 && { high: at(side.to) }),
  };
};

/** Names of inputs that go with success beyond what chance would do among these draws, the strongest first. */
export const influential = (
  shares: ReadonlyMap<string, Float64Array>,
  met: readonly boolean[],
  draws: readonly number[],
): readonly string[] => {
  const hits = draws.map((d) => (met[d] ? 1 : 0));
  const chance = SURELY / Math.sqrt(draws.length);
  return [...shares]
    .map(([name, all]) => {
      const own = draws.map((d) => all[d] as number);
      return { name, strength: Math.abs(correlation(own, hits)) };
    })
    .filter(({ strength }) => strength > chance)
    .sort((a, b) => b.strength - a.strength)
    .slice(0, MOST_CANDIDATES)
    .map(({ name }) => name);
};

/**
 * Finds a small box of inputs that separates draws that meet a target from the others. It is sought among every second draw and judged
 * by the rest, so that its coverage and density are no praise of chance.
 * @param shares where each input stood in its own distribution, draw by draw
 * @returns nothing where too few draws are of either kind, or no box is better than chance
 */
export const separation = (
  inputs: readonly UncertainValue[],
  shares: ReadonlyMap<string, Float64Array>,
  met: readonly boolean[],
): Separation | undefined => {
  const hits = met.filter((m) => m).length;
  if (Math.min(hits, met.length - hits) < FEWEST_OF_A_KIND) return undefined;
  const rare = hits * 2 <= met.length;
  const wanted = met.map((m) => m === rare);
  const half = (parity: number): number[] => [...met.keys()].filter((d) => d % 2 === parity);
  const [sought, judged] = [half(0), half(1)];
  const chosen = influential(shares, wanted, sought);
  const points: Points = { shares: new Map(chosen.map((name) => [name, shares.get(name) as Float64Array])), wanted };
  const box = prim(points, sought);
  const quality = qualityOf(box, points, judged);
  const base = qualityOf(new Map(), points, judged).density;
  if (box.size === 0 || !better(quality, base, judged.length)) return undefined;
  const byName = new Map(inputs.map((i) => [i.name, i]));
  const restrictions = [...box.values()].map((side) => restriction(side, byName.get(side.name) as UncertainValue));
  return { ...quality, describes: rare ? 'reached' : 'missed', base, restrictions };
};
