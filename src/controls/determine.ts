import { type Assessment, assess } from './classify.ts';
import { type Applied, applyAll } from './govern.ts';
import { type Question, SHIPPING_GATES } from './question.ts';
import { deciding, governingReason, inWords, nearestLines } from './reason.ts';
import { inForce, type Rulebook } from './rules/act.ts';
import { figureOf } from './rules/figure.ts';
import type { Route } from './rules/place.ts';
import { type Policy, type Status, statusOf } from './rules/treatment.ts';
import { type Settled, settle } from './settle.ts';

/** What one act says, and why. `unknown` names the figures that would decide. */
export interface RuleRow {
  readonly regime: string;
  readonly jurisdiction: string;
  readonly class: string;
  readonly status: Status | 'unknown';
  readonly reason: string;
}

/** How the rules treat a chip on a date; null where there is nothing to say or the figure is not known. */
export interface Determination {
  readonly chip: string;
  readonly date: string;
  readonly destination: string;
  readonly headquarters: string;
  readonly status: Status | 'unknown';
  readonly licence_policy: Policy | null;
  readonly exception: string | null;
  readonly route: Route;
  readonly tpp: number | null;
  /** TPP/mm². */
  readonly performance_density: number | null;
  /** Share of the price, duties included. */
  readonly fee: number;
  /** Figures that would have to be known for the status to be known. */
  readonly missing: readonly string[];
  /** One sentence: the rule that decides and the numbers it decides on. */
  readonly reason: string;
  readonly rules: readonly RuleRow[];
}

const rewritten = (applied: Applied, all: readonly Applied[]): boolean =>
  applied.act.classes.every((c) =>
    all.some((other) => other.act.amends.some((a) => a.whole && a.act === applied.act.id && a.classes.includes(c.id))),
  );

/** For an act that does not catch the chip: for each figure the line it came nearest, and the last class that figures kept it out of. */
const missedRow = (applied: Applied, assessment: Assessment): RuleRow[] => {
  const { act } = applied;
  const missed = act.classes.flatMap((c) => {
    const finding = assessment.of(act.id, c.id);
    return finding.truth === false && finding.because.some((b) => b.is === 'figure') ? [{ c, finding }] : [];
  });
  const last = missed.at(-1);
  if (!last) return [];
  const reason = `${deciding([{ ...last.finding, because: nearestLines(missed.flatMap((m) => m.finding.because)) }])}: free`;
  return [{ regime: act.id, jurisdiction: act.jurisdiction, class: last.c.id, status: 'free', reason }];
};

/** What each act says, those that govern first. */
export const rowsOf = (settled: Settled, applied: readonly Applied[], assessment: Assessment): RuleRow[] => {
  const governing = settled.governing.map((g) => ({
    regime: g.act.id,
    jurisdiction: g.act.jurisdiction,
    class: g.hit.className,
    status: statusOf(g.hit.treatment),
    reason: governingReason(g),
  }));
  const open = settled.open.map(({ act, hit }) => ({
    regime: act.id,
    jurisdiction: act.jurisdiction,
    class: hit.className,
    status: 'unknown' as const,
    reason: `${deciding([hit.finding])}: ${inWords(hit.treatment)} if it falls in this class`,
  }));
  const missed = applied.filter((a) => !a.hit && a.undecided.length === 0 && a.act.standsAlone && !rewritten(a, applied));
  return [...governing, ...open, ...missed.flatMap((a) => missedRow(a, assessment))];
};

/** One sentence for the outcome; the rows are worked out only where no act decides by itself. */
export const headline = (asked: Omit<Question, 'date'>, settled: Settled, rows: () => readonly RuleRow[]): string => {
  if (settled.deciding && statusOf(settled.deciding.hit.treatment) === settled.status) return governingReason(settled.deciding);
  const all = rows();
  const row = all.find((r) => r.status === settled.status) ?? all[0];
  if (row) return row.reason;
  return asked.chip.maker === asked.destination
    ? `made for use in ${asked.destination} itself, so no border is crossed: free`
    : 'no act in force covers this chip and shipment: free';
};

const missingIn = (settled: Settled): readonly string[] =>
  settled.status === 'unknown' ? [...new Set(settled.open.flatMap((g) => g.hit.finding.missing))] : [];

/** A question prepared for any date. */
export interface Prepared {
  readonly assessment: Assessment;
  readonly applied: readonly Applied[];
}

/**
 * Works out what does not hang on the date: which acts apply and which classes the chip is in.
 * @throws for a destination nobody knows, which `question` refuses
 */
export const prepare = (asked: Omit<Question, 'date'>, rulebook: Rulebook): Prepared => {
  if (!rulebook.places.countries.has(asked.destination)) throw new Error(`${asked.destination} is no known place: check questions first`);
  const assessment = assess(asked.chip, rulebook.definitions);
  const all = applyAll(rulebook, assessment, asked, asked.gates ?? SHIPPING_GATES);
  return { assessment, applied: asked.jurisdiction === undefined ? all : all.filter((a) => a.act.jurisdiction === asked.jurisdiction) };
};

/** The prepared acts that are in force on a day. */
export const appliedOn = (prepared: Prepared, date: string): readonly Applied[] => prepared.applied.filter((a) => inForce(a.act, date));

/** How the acts of a rulebook treat a chip on its way to a buyer on a day, and why. */
export const determine = (asked: Question, rulebook: Rulebook, prepared = prepare(asked, rulebook)): Determination => {
  const applied = appliedOn(prepared, asked.date);
  const settled = settle(applied);
  const rules = rowsOf(settled, applied, prepared.assessment);
  return {
    chip: asked.chip.id ?? asked.chip.name ?? 'hypothetical',
    date: asked.date,
    destination: asked.destination,
    headquarters: asked.headquarters,
    status: settled.status,
    licence_policy: settled.policy ?? null,
    exception: settled.exception ?? null,
    route: asked.route,
    tpp: asked.chip.tpp ?? null,
    performance_density: figureOf(asked.chip, 'performance_density') ?? null,
    fee: settled.fee,
    missing: missingIn(settled),
    reason: headline(asked, settled, () => rules),
    rules,
  };
};
