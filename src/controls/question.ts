import { type Fault, fault } from '../kit/fault.ts';
import { formatDay, parseDay, parseMonth } from '../kit/month.ts';
import { didYouMean } from '../kit/suggest.ts';
import type { Gate, Rulebook } from './rules/act.ts';
import type { ChipFigures } from './rules/figure.ts';
import { ROUTES, type Shipment } from './rules/place.ts';

/** Gates that a chip passes on its way to a buyer. Foundry and procurement rules bind others than the shipper. */
export const SHIPPING_GATES: readonly Gate[] = ['export', 'import', 'dealing'];

/** A checked question: this chip, on this day, this way. */
export interface Question extends Shipment {
  readonly chip: ChipFigures;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** One side of the border only; all where left out. */
  readonly jurisdiction?: string | undefined;
  /** Which gates count; those of shipping where left out. */
  readonly gates?: readonly Gate[] | undefined;
}

/** A question as a person puts it. */
export interface Asked {
  readonly chip: ChipFigures;
  /** `YYYY-MM-DD`, or `YYYY-MM` for its first day. */
  readonly date: string;
  readonly destination: string;
  /** Country of the buyer's ultimate parent; the destination where left out. */
  readonly headquarters?: string | undefined;
  /** `US` where left out. */
  readonly route?: string | undefined;
  readonly jurisdiction?: string | undefined;
  readonly gates?: readonly Gate[] | undefined;
}

const placeFault = (code: string, rulebook: Rulebook): Fault | undefined =>
  rulebook.places.countries.has(code)
    ? undefined
    : fault('unknown-place', `'${code}' is no country we know`, {
        hint: didYouMean(code, rulebook.places.countries.keys()) ?? 'write a two-letter code such as CN',
      });

const dayOf = (text: string): string | undefined => {
  const month = parseMonth(text);
  return parseDay(text) ? text : month === undefined ? undefined : formatDay({ month, day: 1 });
};

const SIZES = [
  'tpp',
  'area',
  'performance_density',
  'memory_bandwidth',
  'io',
  'memory_and_io',
  'hbm_density',
  'node',
  'transistors',
] as const;

const sizeFaults = (chip: ChipFigures): Fault[] =>
  SIZES.flatMap((name) => {
    const value = chip[name];
    const fine = value === undefined || (Number.isFinite(value) && (name === 'area' ? value > 0 : value >= 0));
    return fine ? [] : [fault('out-of-range', `${name} ${value} is no figure a chip can have`)];
  });

/** Checks a question: a destination nobody knows must not pass as one that no rule names. */
export const question = (asked: Asked, rulebook: Rulebook): { readonly question?: Question; readonly faults: readonly Fault[] } => {
  const headquarters = asked.headquarters ?? asked.destination;
  const route = ROUTES.find((r) => r === (asked.route ?? 'US'));
  const date = dayOf(asked.date);
  const jurisdictions = [...new Set(rulebook.acts.map((act) => act.jurisdiction))];
  const faults = [
    placeFault(asked.destination, rulebook),
    headquarters === asked.destination ? undefined : placeFault(headquarters, rulebook),
    route ? undefined : fault('unknown-word', `'${asked.route}' is no route`, { hint: `write ${ROUTES.join(' or ')}` }),
    date === undefined ? fault('bad-date', `'${asked.date}' is no date`, { hint: 'write 2023-10-17' }) : undefined,
    asked.jurisdiction === undefined || jurisdictions.includes(asked.jurisdiction)
      ? undefined
      : fault('unknown-word', `no act here is of '${asked.jurisdiction}'`, { hint: `write ${jurisdictions.join(' or ')}` }),
    ...sizeFaults(asked.chip),
  ].filter((f) => f !== undefined);
  if (faults.length > 0 || !route || date === undefined) return { faults };
  const { chip, destination, jurisdiction, gates } = asked;
  return { question: { chip, date, destination, headquarters, route, jurisdiction, gates }, faults };
};
