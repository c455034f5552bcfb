import { sizeOf } from '../../axes.ts';
import type { InputData, Lag, Variable } from '../../program.ts';
import type { TermLag } from '../../terms/term.ts';
import type { Draft } from '../draft.ts';

/** A lag as the program has it, with the shortest and longest it can be. */
export interface BoundLag {
  readonly lag: Lag;
  readonly least: number;
  readonly most: number;
}

const whole = (x: number, least: number, most: number): number => Math.min(Math.max(Math.round(x), least), most);

/** Lags that fall outside, or between whole months, are made whole here, so that no backend has to. */
const wholeLag = (data: InputData, least: number, most: number): InputData => {
  const { values, sample } = data;
  if (!data.uncertain || !sample) return { ...data, values: (values as Float64Array).map((x) => whole(x, least, most)) };
  return {
    ...data,
    sample: (first, count, out) => {
      sample(first, count, out);
      for (let i = 0; i < out.length; i++) out[i] = whole(out[i] as number, least, most);
    },
  };
};

const rangeOf = (data: InputData, least: number, most: number): readonly [number, number] => {
  if (data.uncertain) return data.range ? [whole(data.range[0], least, most), whole(data.range[1], least, most)] : [least, most];
  let [low, high] = [most, least];
  for (const x of data.values ?? []) {
    low = Math.min(low, whole(x, least, most));
    high = Math.max(high, whole(x, least, most));
  }
  return low <= high ? [low, high] : [least, least];
};

const fromInput = (draft: Draft, name: string, least: number): BoundLag => {
  const source: Variable = draft.variable(name);
  const data = draft.inputs.get(name) as InputData;
  const most = Math.max(draft.binding.months, least);
  const [low, high] = rangeOf(data, least, most);
  const exact = !data.uncertain && (data.values ?? []).every((x) => x === whole(x, low, high));
  const hiddenName = `whole months of ${name}${least > 0 ? `, at least ${least}` : ''}`;
  const by =
    exact || sizeOf(source.axes) === 0
      ? source
      : (draft.named.get(hiddenName) ?? draft.hidden(hiddenName, 'month', source.axes, wholeLag(data, low, high), name));
  draft.leastLag.set(by, low);
  return { lag: { by }, least: low, most: high };
};

/** A lag never needs to reach beyond the horizon: all before the first month is the same. */
export const bindLag = (draft: Draft, lag: TermLag, least = 0): BoundLag => {
  if (typeof lag !== 'number') return fromInput(draft, lag.input, least);
  const months = Math.min(lag, draft.binding.months);
  return { lag: months, least: months, most: months };
};
