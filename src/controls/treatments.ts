import { type Assessment, assess } from './classify.ts';
import { type Applied, applies, apply, crossesBorder, type Hit, heldById, rootsOf } from './govern.ts';
import { deciding, inWords } from './reason.ts';
import type { Act, Mandate, Rulebook } from './rules/act.ts';
import type { ChipFigures } from './rules/figure.ts';
import { inScope, type Shipment } from './rules/place.ts';
import type { Kind, Policy, Quota, Range } from './rules/treatment.ts';

/** An act as the equations need it: when it is announced, begins and ends. Dates are `YYYY-MM-DD`. */
export type DatedAct = Pick<Act, 'id' | 'title' | 'jurisdiction' | 'episode' | 'gate' | 'announced' | 'effective' | 'ends'>;

/**
 * What an act does to a chip while it governs. It governs at a time when the act is in force, none of `amendedBy` is,
 * and, for an act that only amends (`onlyWith` not empty), one of `onlyWith` is.
 */
export interface ChipTreatment {
  readonly act: string;
  readonly chip: string;
  readonly className: string;
  readonly jurisdiction: string;
  /** `unknown`: a figure is missing that decides; permit then runs from 0 to 1. */
  readonly kind: Kind | 'unknown';
  readonly policy?: Policy;
  /** Share of what buyers want that passes, 0 to 1; a range is drawn once per future. */
  readonly permit: Range;
  /** Months from order to leave. */
  readonly lag?: Range;
  /** Share of the price. */
  readonly fee: number;
  readonly quota?: Quota;
  readonly amendedBy: readonly string[];
  readonly onlyWith: readonly string[];
  /** Figures that would decide, for `unknown`. */
  readonly missing: readonly string[];
  readonly reason: string;
}

export interface ProgrammeMandate extends Mandate {
  readonly act: string;
  readonly jurisdiction: string;
}

export interface Treatments {
  /** Acts that do something here, oldest first. */
  readonly acts: readonly DatedAct[];
  readonly treatments: readonly ChipTreatment[];
  /** Dies that foundries abroad may make for the destination's designers. */
  readonly foundry: readonly ChipTreatment[];
  readonly mandates: readonly ProgrammeMandate[];
}

const datedOf = ({ id, title, jurisdiction, episode, gate, announced, effective, ends }: Act): DatedAct => ({
  id,
  title,
  jurisdiction,
  episode,
  gate,
  announced,
  effective,
  ...(ends === undefined ? {} : { ends }),
});

const amendersOf = (all: readonly Applied[], act: Act, className: string): readonly string[] =>
  all
    .filter((o) => o.act.amends.some((a) => a.act === act.id && a.classes.includes(className) && (a.whole || o.hit !== undefined)))
    .map((o) => o.act.id);

const rowOf = (all: readonly Applied[], { act }: Applied, hit: Hit, chip: string): ChipTreatment => {
  const { finding, treatment: t } = hit;
  const unknown = finding.truth === 'unknown';
  return {
    act: act.id,
    chip,
    className: hit.className,
    jurisdiction: act.jurisdiction,
    kind: unknown ? 'unknown' : t.kind,
    ...(t.policy === undefined ? {} : { policy: t.policy }),
    permit: unknown ? { low: 0, high: 1 } : t.approval,
    ...(t.lag === undefined ? {} : { lag: t.lag }),
    fee: t.fee ?? 0,
    ...(t.quota === undefined ? {} : { quota: t.quota }),
    amendedBy: amendersOf(all, act, hit.className),
    onlyWith: rootsOf(act, heldById(all.map((o) => ({ act: o.act, hit: o.undecided[0] ?? o.hit })))),
    missing: finding.missing,
    reason: `${deciding([finding])}: ${inWords(t)}`,
  };
};

const rowsFor = (acts: readonly Act[], assessment: Assessment, shipment: Shipment, chip: string): readonly ChipTreatment[] => {
  const all = acts.filter((act) => applies(act, assessment, shipment)).map((act) => apply(act, assessment, shipment));
  return all.flatMap((applied): ChipTreatment[] => {
    const hit = applied.undecided[0] ?? applied.hit;
    if (!hit) return [];
    const row = rowOf(all, applied, hit, chip);
    return applied.act.standsAlone || row.onlyWith.length > 0 ? [row] : [];
  });
};

/** A chip as one set of definitions sees it, and what selections of acts do to it on its ways. */
interface Known {
  readonly assessment: Assessment;
  readonly rows: Map<string, readonly ChipTreatment[]>;
}

/** Chips met so far: a plan is bound more than once, and each time asks the same of the same chips. */
const met = new WeakMap<Rulebook['definitions'], Map<string, Known>>();
const MOST_CHIPS = 500;
const MOST_ROWS = 16;

const assessed = (chip: ChipFigures, definitions: Rulebook['definitions']): Known => {
  const chips = met.get(definitions) ?? new Map<string, Known>();
  met.set(definitions, chips);
  const key = JSON.stringify(chip);
  const known = chips.get(key) ?? { assessment: assess(chip, definitions), rows: new Map() };
  if (chips.size < MOST_CHIPS) chips.set(key, known);
  return known;
};

/** Acts by number, to tell selections of them apart. */
const numbers = new WeakMap<Act, number>();
let numbered = 0;

const numberOf = (act: Act): number => {
  const number = numbers.get(act) ?? numbered++;
  numbers.set(act, number);
  return number;
};

/** What a shipment meets, as a key. */
const selectionOf = (acts: readonly Act[], { destination, headquarters, route }: Shipment): string =>
  JSON.stringify([destination, headquarters, route, ...acts.map(numberOf)]);

/**
 * Settles, before the months start, what every act of the rulebook does to every chip on its way to one kind of buyer.
 * Export and import acts leave the destination's own makers alone; guidance about dealing changes no supply.
 * @throws if a chip has no id: only catalogue chips are traded
 */
export const treatments = (rulebook: Rulebook, chips: readonly ChipFigures[], shipment: Shipment): Treatments => {
  const border = rulebook.acts.filter((act) => act.gate === 'export' || act.gate === 'import');
  const foundries = rulebook.acts.filter((act) => act.gate === 'foundry');
  const rows: ChipTreatment[] = [];
  const foundry: ChipTreatment[] = [];
  const [ofBorder, ofFoundries] = [selectionOf(border, shipment), selectionOf(foundries, shipment)];
  for (const chip of chips) {
    if (chip.id === undefined) throw new Error('a chip without an id has no supply');
    const known = assessed(chip, rulebook.definitions);
    const crosses = crossesBorder(known.assessment, shipment);
    const selection = crosses ? ofBorder : ofFoundries;
    const own = known.rows.get(selection) ?? rowsFor(crosses ? border : foundries, known.assessment, shipment, chip.id);
    if (known.rows.size < MOST_ROWS) known.rows.set(selection, own);
    (crosses ? rows : foundry).push(...own);
  }
  const mandates = rulebook.acts
    .filter((act) => inScope(act, shipment))
    .flatMap((act) => act.mandates.map((m) => ({ ...m, act: act.id, jurisdiction: act.jurisdiction })));
  const used = new Set([...rows, ...foundry, ...mandates].flatMap((r) => [r.act, ...('amendedBy' in r ? r.amendedBy : [])]));
  return { acts: rulebook.acts.filter((act) => used.has(act.id)).map(datedOf), treatments: rows, foundry, mandates };
};
