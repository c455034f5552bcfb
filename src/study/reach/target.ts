import type { Description } from '../../equations/index.ts';
import { type Fault, fault, isFault } from '../../kit/fault.ts';
import { inUnit, parseQuantity } from '../../kit/quantity.ts';
import { type Asked, type AskedHorizon, readAsked } from '../asked/index.ts';

type Comparison = '>=' | '<=' | '>' | '<';

/** What should come true: a number of the results on one side of a figure. */
export interface Target {
  /** As written, spaces tidied: `capacity.effective >= 300 EFLOPS @ 2027-12`. */
  readonly text: string;
  /** What the scenario calls it. */
  readonly name?: string;
  readonly asked: Asked;
  readonly comparison: Comparison;
  /** Base units. */
  readonly value: number;
}

const HOLDS: Readonly<Record<Comparison, (x: number, limit: number) => boolean>> = {
  '>=': (x, limit) => x >= limit,
  '<=': (x, limit) => x <= limit,
  '>': (x, limit) => x > limit,
  '<': (x, limit) => x < limit,
};

/** Whether the target is met; a number that is undefined meets none. */
export const isMet = ({ comparison, value }: Target, x: number): boolean => HOLDS[comparison](x, value);

const PATTERN = /^\s*([\p{L}_][\p{L}\p{N}_.-]*)\s*(>=|<=|>|<|≥|≤)\s*([^@<>=]+?)\s*(?:@\s*(\S+)\s*)?$/u;
/** Longer texts are no targets. */
const LONGEST = 300;
const EXAMPLE = "write 'capacity.effective >= 300 EFLOPS @ 2027-12'";

/**
 * Reads `capacity.effective >= 300 EFLOPS @ 2027-12` or `finance.npv > 0 CNY`.
 * @param period what counts where the text names none: `2027-12`
 */
export const readTarget = (text: string, descriptions: readonly Description[], horizon: AskedHorizon, period?: string): Target | Fault => {
  const [, id = '', sign = '', written = '', own] = text.length > LONGEST ? [] : (PATTERN.exec(text) ?? []);
  if (id === '') return fault('bad-target', `'${text.slice(0, 60)}' is no target`, { hint: EXAMPLE });
  const comparison = sign.replace('≥', '>=').replace('≤', '<=') as Comparison;
  const when = own ?? period;
  const asked = readAsked(when === undefined ? id : `${id}@${when}`, descriptions, horizon);
  if (isFault(asked)) return asked;
  const quantity = parseQuantity(written);
  if (isFault(quantity)) return quantity;
  // nothing is nothing in any unit
  const value = quantity.bare && quantity.value === 0 ? 0 : inUnit(quantity, asked.unit);
  if (typeof value !== 'number') return value;
  const at = asked.period === '' ? '' : ` @ ${asked.period}`;
  return { text: `${id} ${comparison} ${quantity.text}${at}`, asked, comparison, value };
};
