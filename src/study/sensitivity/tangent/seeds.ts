import { sizeOf } from '../../../equations/axes.ts';
import type { InputData, Program, Variable } from '../../../equations/index.ts';
import type { UncertainValue } from '../../../uncertainty/index.ts';
import type { Design } from '../design.ts';

/** Half the step in an input's own distribution over which its figures are compared; they follow an input smoothly. */
const HALF_STEP = 1e-4;
const MEDIAN = 0.5;

/** Every input a little above its median in one draw, then every one a little below, then all at their medians. */
export const besideMedians = (inputs: readonly UncertainValue[]): Design => {
  const place = new Map(inputs.map(({ name }, i) => [name, i]));
  const count = inputs.length;
  return {
    draws: 2 * count + 1,
    source: (name) => {
      const own = place.get(name) ?? Number.NaN;
      return (first, out) => {
        out.fill(MEDIAN);
        if (own >= first && own < first + out.length) out[own - first] = MEDIAN + HALF_STEP;
        const below = own + count;
        if (below >= first && below < first + out.length) out[below - first] = MEDIAN - HALF_STEP;
      };
    },
  };
};

/**
 * For each input the median over the distance between the two places beside it: turns a difference of figures into a step for a
 * relative change of the input. 0 where there is no distance, as between dates or coins, or the median is 0.
 */
export const scalesOf = (inputs: readonly UncertainValue[]): Float64Array =>
  Float64Array.from(inputs, ({ distribution: { quantile } }) => {
    const distance = quantile(MEDIAN + HALF_STEP) - quantile(MEDIAN - HALF_STEP);
    return distance === 0 ? 0 : quantile(MEDIAN) / distance;
  });

type Sample = NonNullable<InputData['sample']>;

const cellsOf = (v: Variable, months: number): number => (v.monthly ? months : 1) * sizeOf(v.axes);

/** The figures of an input with every uncertain one at its median. @param count how many inputs the design moves */
const atMedians = (v: Variable, sample: Sample, months: number, count: number): InputData => {
  const values = new Float64Array(cellsOf(v, months));
  sample(2 * count, 1, values);
  return { monthly: v.monthly, uncertain: false, values };
};

/** In draw i: how the figures of an input move with a relative change of the i-th uncertain one. */
const stepsOf = (v: Variable, sample: Sample, scales: Float64Array): InputData => ({
  monthly: v.monthly,
  uncertain: true,
  sample: (first, draws, out) => {
    const below = new Float64Array(out.length);
    sample(first, draws, out);
    sample(scales.length + first, draws, below);
    for (let i = 0; i < out.length; i++) {
      // beyond the last input there is none to move
      const scale = scales[first + (i % draws)] ?? 0;
      out[i] = scale === 0 ? 0 : ((out[i] as number) - (below[i] as number)) * scale;
    }
  },
});

/**
 * Figures for a tangent program.
 * @param given inputs of the program differentiated, at the design above
 * @param nameOf of the input that holds the steps of another
 */
export const seededInputs = (
  { variables, months }: Pick<Program, 'variables' | 'months'>,
  given: ReadonlyMap<string, InputData>,
  scales: Float64Array,
  nameOf: (v: Variable) => string | undefined,
): ReadonlyMap<string, InputData> => {
  const made = new Map(given);
  for (const v of variables) {
    const sample = v.role === 'input' && v.uncertain ? given.get(v.name)?.sample : undefined;
    if (!sample) continue;
    made.set(v.name, atMedians(v, sample, months, scales.length));
    const name = nameOf(v);
    if (name !== undefined) made.set(name, stepsOf(v, sample, scales));
  }
  return made;
};
