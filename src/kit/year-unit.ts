import { type Unit, unit } from './unit.ts';

/** A rate per calendar time as written in a unit: `chip/month`. */
const PER_TIME = /\/\s*(?:months?|quarters?|years?)\b/;

/** How a year's sum of monthly values is shown: months of `chip/month` add up to `chip/year`; other units stay as they are. */
export interface YearUnit {
  readonly text: string;
  /** What a sum of monthly values in base units is divided by. */
  readonly factor: number;
}

/** The unit of a sum of monthly values: months of `chip/month` add up to chips; other units stay as they are. */
export const sumUnit = (shown: Unit): Unit => {
  const whole = shown.text.replace(PER_TIME, '');
  return unit(whole === '' ? '1' : whole);
};

export const yearUnit = (shown: Unit, yearly: 'sum' | 'last' | 'mean' | 'ratio'): YearUnit => {
  if (yearly !== 'sum' || !PER_TIME.test(shown.text)) return { text: shown.text, factor: shown.factor };
  return { text: shown.text.replace(PER_TIME, '/year'), factor: sumUnit(shown).factor };
};
