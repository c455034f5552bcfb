import type { Assessment } from './classify.ts';
import type { Finding } from './evaluate.ts';
import type { Act, ControlClass, Gate, Rulebook } from './rules/act.ts';
import { contains, inScope, type Shipment } from './rules/place.ts';
import { classKey } from './rules/predicate.ts';
import type { Treatment } from './rules/treatment.ts';

/** An act that applies to a shipment, with the class the chip falls in, if any. */
export interface Applied {
  readonly act: Act;
  /** The first class in the act's order that the chip is in. */
  readonly hit?: Hit;
  /** Classes before it that cannot be decided for want of a figure. */
  readonly undecided: readonly Hit[];
}

export interface Hit {
  readonly className: string;
  readonly finding: Finding;
  readonly treatment: Treatment;
}

/** The treatment a class gives a shipment: the first case that fits. */
const treatmentFor = (c: ControlClass, shipment: Shipment): Treatment | undefined =>
  c.cases.find(
    (k) =>
      (k.destinations === undefined && k.headquarters === undefined) ||
      (k.destinations !== undefined && contains(k.destinations, shipment.destination)) ||
      (k.headquarters !== undefined && contains(k.headquarters, shipment.headquarters)),
  )?.treatment;

/** Export and import rules are about goods that cross a border; what a country's own makers deliver at home does not. */
export const crossesBorder = (assessment: Assessment, shipment: Shipment): boolean => assessment.chip.maker !== shipment.destination;

export const applies = (act: Act, assessment: Assessment, shipment: Shipment): boolean =>
  inScope(act, shipment) && (act.gate === 'dealing' || act.gate === 'foundry' || crossesBorder(assessment, shipment));

/** What an act by itself says of a chip and a shipment in its scope. */
export const apply = (act: Act, assessment: Assessment, shipment: Shipment): Applied => {
  const undecided: Hit[] = [];
  for (const c of act.classes) {
    const finding = assessment.of(act.id, c.id);
    const treatment = finding.truth === false ? undefined : treatmentFor(c, shipment);
    if (!treatment) continue;
    const hit = { className: c.id, finding, treatment };
    if (finding.truth === true) return { act, hit, undecided };
    undecided.push(hit);
  }
  return { act, undecided };
};

/** What the acts at these gates say of a chip and a shipment whatever the date, oldest first. Acts that do not apply are left out. */
export const applyAll = (rulebook: Rulebook, assessment: Assessment, shipment: Shipment, gates: readonly Gate[]): readonly Applied[] =>
  rulebook.acts
    .filter((act) => gates.includes(act.gate) && applies(act, assessment, shipment))
    .map((act) => apply(act, assessment, shipment));

/** How classes that cannot be decided are read: as not holding, or as holding, apart for acts that stand alone and those that only amend. */
export interface Reading {
  readonly standing: boolean;
  readonly amending: boolean;
}

export interface Governing {
  readonly act: Act;
  readonly hit: Hit;
  /** Classes of other acts that it governs instead, as `act/class`. */
  readonly instead: readonly string[];
}

const resolved = (applied: Applied, reading: Reading): Hit | undefined => {
  const assumed = applied.act.standsAlone ? reading.standing : reading.amending;
  return (assumed ? applied.undecided[0] : undefined) ?? applied.hit;
};

/** An act and the class a chip is in under it, if any. */
interface Held {
  readonly act: Act;
  readonly hit: Hit | undefined;
}

/** Classes that hold the chip and that `act` takes the place of; it must catch the chip itself unless it rewrites them whole. */
const amendedBy = ({ act, hit }: Held, all: ReadonlyMap<string, Held>): readonly { readonly act: Act; readonly className: string }[] =>
  act.amends.flatMap((a) => {
    const other = all.get(a.act);
    const className = other?.hit?.className;
    return other && className !== undefined && a.classes.includes(className) && (a.whole || hit) ? [{ act: other.act, className }] : [];
  });

/**
 * The acts on which an act that only amends rests in the end: those that stand alone and catch the chip.
 * With none of them in force it demands nothing.
 */
export const rootsOf = (act: Act, all: ReadonlyMap<string, Held>): readonly string[] => {
  const seen = new Set<Act>();
  const search = (at: Act): readonly string[] => {
    if (at.standsAlone) return [at.id];
    if (seen.has(at)) return [];
    seen.add(at);
    return at.amends.flatMap((a) => {
      const base = all.get(a.act);
      return base?.hit && a.classes.includes(base.hit.className) ? search(base.act) : [];
    });
  };
  return act.standsAlone ? [] : [...new Set(search(act))];
};

export const heldById = (held: readonly Held[]): ReadonlyMap<string, Held> => new Map(held.map((h) => [h.act.id, h]));

/**
 * Which acts govern, within each jurisdiction, after amendments: an act whose class a later act amends gives way;
 * an act that only amends counts only where an act it amends catches the chip.
 */
export const govern = (applied: readonly Applied[], reading: Reading): readonly Governing[] => {
  const all = heldById(applied.map((a) => ({ act: a.act, hit: resolved(a, reading) })));
  const standing = [...all.values()].filter(({ act }) => act.standsAlone || rootsOf(act, all).length > 0);
  const instead = new Map<Act, string[]>();
  const gaveWay = new Set<Act>();
  for (const held of standing) {
    for (const { act, className } of amendedBy(held, all)) {
      // a class that several acts amend gave way to the first of them
      if (!gaveWay.has(act)) instead.set(held.act, [...(instead.get(held.act) ?? []), classKey(act.id, className)]);
      gaveWay.add(act);
    }
  }
  return standing.flatMap(({ act, hit }) => (hit && !gaveWay.has(act) ? [{ act, hit, instead: instead.get(act) ?? [] }] : []));
};
