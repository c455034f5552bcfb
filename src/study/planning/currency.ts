import type { Program } from '../../equations/index.ts';
import { type Unit, unit } from '../../kit/unit.ts';
import type { Scenario } from '../../scenario/index.ts';

/** The model counts money in one unit, written CNY; a scenario in another currency means that one. */
export const inMoneyOf = ({ currency }: Scenario, text: string): string => (currency === 'CNY' ? text : text.replace(/\bCNY\b/, currency));

export const withMoney = (scenario: Scenario, program: Program): Program => {
  if (scenario.currency === 'CNY') return program;
  const shown = <T extends { readonly unit: Unit }>(quantity: T): T => ({
    ...quantity,
    unit: unit(inMoneyOf(scenario, quantity.unit.text)),
  });
  return { ...program, recorded: program.recorded.map(shown), overalls: program.overalls.map(shown) };
};
