import { unit } from '../../kit/unit.ts';
import type { Declaration } from '../declare.ts';
import { namesOf, reaches } from '../dimensions.ts';
import { Refusal } from '../fault.ts';
import { dimensionText } from '../terms/dimension-text.ts';
import type { Term } from '../terms/term.ts';

const inBase = (declared: string, dimension: string): string => {
  const base = dimensionText(dimension);
  return base === declared ? declared : `${declared} (in base units ${base})`;
};

/** Units agree if their dimensions do: everything is computed in base units, so kW and MW fit each other. */
export const fitUnit = (term: Term, wanted: string, declared: string, role: string): void => {
  if (term.free || term.unit === wanted) return;
  const parts =
    'args' in term && term.args.length > 1 ? term.args.map((a) => `'${a.text}' is in ${dimensionText(a.unit)}`).join(', ') : undefined;
  throw new Refusal(`${role} is declared in ${inBase(declared, wanted)}, but '${term.text}' gives ${dimensionText(term.unit)}`, parts);
};

/** The term varies over nothing its declaration does not. */
export const fitOver = (term: Term, d: Pick<Declaration, 'over'>, role: string): void => {
  const stray = term.over.filter((dim) => !reaches(d.over, dim));
  if (stray.length === 0) return;
  const keep = d.over.map((o) => `, ${o.name}`).join('');
  throw new Refusal(
    `${role} varies over ${namesOf(d.over)}, but '${term.text}' also over ${namesOf(stray)}`,
    `bring it together, as in sum(${term.text.length > 60 ? '…' : term.text}${keep})`,
  );
};

/** Unit and dimensions of a formula against its declaration. */
export const matched = (term: Term, d: Declaration, role: string): Term => {
  fitUnit(term, unit(d.unit).dimension, d.unit, role);
  fitOver(term, d, role);
  return term;
};
