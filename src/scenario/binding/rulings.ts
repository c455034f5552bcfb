import type { ChipTreatment, Route } from '../../controls/index.ts';
import type { Value } from '../../uncertainty/index.ts';
import { type Change, type Timed, uniform } from './acts.ts';
import { type Inputs, structural } from './inputs.ts';

/** What an act does to a chip that takes a route. */
export interface Ruling extends ChipTreatment {
  readonly route: Route;
}

export const clauseOf = (t: ChipTreatment): string => `${t.act}#${t.className}`;

/** Share of orders that passes: as the scenario says, else as the act's file judges. */
const permitOf = (t: Ruling, change: Change | undefined, act: Timed): Value => {
  const reviewed = t.kind === 'licence' || t.kind === 'notify';
  const said = change?.permit ?? (reviewed ? change?.approval : undefined);
  return said ?? uniform(t.permit.low, t.permit.high, `policy.${clauseOf(t)}.permit`, { ...act.origin, text: t.reason });
};

const lagOf = (t: Ruling, change: Change | undefined, act: Timed): Value => {
  if (change?.lag) return change.lag;
  return t.lag ? uniform(t.lag.low, t.lag.high, `policy.${clauseOf(t)}.lag`, act.origin) : structural(0, act.origin);
};

/** Clauses that apply to chips, route by route, and what each does while it governs. */
export const bindRulings = (
  inputs: Inputs,
  rulings: readonly Ruling[],
  changes: ReadonlyMap<string, Change>,
  acts: readonly Timed[],
): void => {
  const chips = inputs.ids('chip');
  const ids = inputs.ids('act');
  const routes = inputs.ids('route');
  const clauses = [...new Set(rulings.map(clauseOf))];
  const names = rulings.map((t) => `${clauseOf(t)}/${t.chip}/${t.route}`);
  const jurisdictions = [...new Set(rulings.map((t) => t.jurisdiction))];
  inputs.dimension('clause', clauses);
  inputs.dimension('jurisdiction', jurisdictions);
  inputs.combination(
    'ruling',
    names,
    rulings.map((t) => [
      clauses.indexOf(clauseOf(t)),
      chips.indexOf(t.chip),
      ids.indexOf(t.act),
      jurisdictions.indexOf(t.jurisdiction),
      routes.indexOf(t.route),
    ]),
  );
  bindPairs(inputs, 'amendment', rulings, names, (t) => t.amendedBy);
  bindPairs(inputs, 'requirement', rulings, names, (t) => t.onlyWith);
  const each = (name: string, of: (t: Ruling, change: Change | undefined, act: Timed) => Value): void =>
    inputs.set(
      name,
      rulings.map((t) => of(t, changes.get(t.act), acts[ids.indexOf(t.act)] as Timed)),
    );
  each('needsBase', (t, _, { origin }) => structural(t.onlyWith.length > 0 ? 1 : 0, origin));
  each('rulingFee', (t, change, { origin }) => change?.fee ?? structural(t.fee, { ...origin, text: t.reason }));
  each('rulingLag', lagOf);
  each('rulingPermit', permitOf);
};

/** Rulings paired with other acts that bear on them. */
const bindPairs = (
  inputs: Inputs,
  name: 'amendment' | 'requirement',
  rulings: readonly Ruling[],
  names: readonly string[],
  of: (t: Ruling) => readonly string[],
): void => {
  const acts = inputs.ids('amender');
  const pairs = rulings.flatMap((t, i) =>
    of(t)
      .filter((id) => acts.includes(id))
      .map((id) => ({ i, id })),
  );
  inputs.combination(
    name,
    pairs.map((p) => `${names[p.i]} by ${p.id}`),
    pairs.map((p) => [p.i, acts.indexOf(p.id)]),
  );
};
