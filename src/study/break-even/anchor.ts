import { type Fault, fault, isFault } from '../../kit/fault.ts';
import { looksLikeInterval, parseInterval } from '../../kit/interval.ts';
import { parseQuantity } from '../../kit/quantity.ts';
import { didYouMean } from '../../kit/suggest.ts';
import type { Scenario } from '../../scenario/index.ts';

/** The figure that is solved for: where it is, in which unit it is written, and what it is now. */
export interface Anchor {
  readonly path: string;
  readonly unit: string;
  /** In that unit; the middle of an interval. */
  readonly present: number;
}

const written = (text: string): { readonly value: number; readonly unit: string } | undefined => {
  if (looksLikeInterval(text)) {
    const interval = parseInterval(text);
    if (isFault(interval) || interval.kind !== 'quantities') return undefined;
    const { low, high } = interval;
    const middle = low.value > 0 ? Math.sqrt(low.value * high.value) : (low.value + high.value) / 2;
    return { value: middle / high.unit.factor, unit: high.unit.text };
  }
  const quantity = parseQuantity(text);
  return isFault(quantity) ? undefined : { value: quantity.value / quantity.unit.factor, unit: quantity.unit.text };
};

/** The figure inside `{value: 11 CNY to 17 CNY, source: …}`; origins keep such a text from its beginning. */
const unwrapped = (text: string): string => /^\{\s*value:\s*([^,{}]+)/.exec(text)?.[1] ?? text;

/** Finds the figure that a path names in a scenario; it must be one number with its unit, or an interval. */
export const anchorAt = (path: string, scenario: Scenario): Anchor | Fault => {
  const origin = scenario.origins.get(path);
  if (!origin) {
    const hint = didYouMean(path, scenario.origins.keys());
    return fault('unknown-path', `the scenario writes nothing at '${path.slice(0, 80)}'`, { hint });
  }
  const found = written(unwrapped(origin.text));
  if (found) return { path, unit: found.unit, present: found.value };
  return fault('not-a-number', `'${path}' is ${origin.text.slice(0, 60)}, which is no single number`, {
    hint: `name a number below it, such as ${path}.from, or set it to one with --set`,
  });
};
