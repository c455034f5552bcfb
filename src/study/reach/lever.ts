import { isFault } from '../../kit/fault.ts';
import { looksLikeInterval, parseInterval } from '../../kit/interval.ts';
import { parseQuantity, type Quantity } from '../../kit/quantity.ts';
import type { Scenario } from '../../scenario/index.ts';

/** A figure of the scenario that may be multiplied, an interval at both ends. */
export interface Lever {
  readonly path: string;
  readonly unit: string;
  /** In that unit; one number, or the ends of an interval. */
  readonly figures: readonly number[];
  /** Factors that may be tried. */
  readonly least: number;
  readonly most: number;
}

/** A figure is tried down to a quarter and up to four times what it is, unless it has bounds of its own. */
const FARTHEST = 4;
/** Upper end of an interval of shares, in per cent. */
const LARGEST_UNSURE = 99;

/** The figure inside `{value: 11 CNY to 17 CNY, source: …}`. */
const unwrapped = (text: string): string => /^\{\s*value:\s*"?([^,{}"]+)/.exec(text)?.[1]?.trim() ?? text;

const quantitiesOf = (text: string): readonly Quantity[] => {
  if (looksLikeInterval(text)) {
    const interval = parseInterval(text);
    return isFault(interval) || interval.kind !== 'quantities' ? [] : [interval.low, interval.high];
  }
  const quantity = parseQuantity(text);
  return isFault(quantity) ? [] : [quantity];
};

/** The lever at a path; nothing where the scenario has no plain figure or interval there. */
export const leverAt = (path: string, scenario: Scenario): Lever | undefined => {
  const origin = scenario.origins.get(path);
  const quantities = origin ? quantitiesOf(unwrapped(origin.text)) : [];
  const { unit } = quantities.at(-1) ?? {};
  if (!unit || quantities.some((q) => q.value === 0)) return undefined;
  const figures = quantities.map((q) => q.value / unit.factor);
  const parameter = scenario.parameters.get(path.replace(/^parameters\./, ''));
  const bounds = path.startsWith('parameters.') ? parameter : undefined;
  const largest = Math.max(...figures.map(Math.abs));
  // a share that is one now must stay one, and an uncertain one cannot come to 100 %
  const whole = unit.text === '%' && largest <= 100 ? Math.max(1, (figures.length > 1 ? LARGEST_UNSURE : 100) / largest) : FARTHEST;
  const ratio = (bound: number | undefined, of: number): number | undefined =>
    bound === undefined || bound / unit.factor / of <= 0 ? undefined : bound / unit.factor / of;
  return {
    path,
    unit: unit.text,
    figures,
    least: ratio(bounds?.min, figures[0] as number) ?? 1 / FARTHEST,
    most: Math.min(whole, ratio(bounds?.max, figures.at(-1) as number) ?? FARTHEST),
  };
};

/** Six digits are enough to type back. */
const written = (x: number): string => String(Number(x.toPrecision(6)));

/** The figure multiplied, as a scenario writes it. */
export const multiplied = ({ figures, unit }: Lever, factor: number): string =>
  figures.map((x) => `${written(x * factor)}${unit === '1' ? '' : ` ${unit}`}`).join(' to ');
