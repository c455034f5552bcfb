import { namesOf } from '../dimensions.ts';
import type { Expression } from '../program.ts';
import type { Term } from '../terms/term.ts';
import type { Draft, Lower } from './draft.ts';
import { lowerLookup } from './lower-lookup.ts';
import { lowerExpiring, lowerSpread, lowerTransit } from './memory/memory.ts';
import { lowerPast } from './memory/past.ts';

const lowerReduce = (draft: Draft, term: Term & { op: 'reduce' }, lower: Lower): Expression => {
  const by = term.over.length === 0 ? '' : ` by ${namesOf(term.over)}`;
  const inner = term.of.text.replaceAll(' * ', '·');
  const name = `${term.how} of ${inner}${by}`;
  return draft.reduce(name, term.unit, term.how, lower(term.of), draft.axesOf(term.of.over), draft.axesOf(term.over));
};

const lowerNew = (draft: Draft, term: Term, lower: Lower): Expression => {
  const { expressions: x } = draft;
  switch (term.op) {
    case 'number':
      return x.number(term.value);
    case 'read':
      return x.read(draft.variable(term.name), term.when);
    case 'reduce':
      return lowerReduce(draft, term, lower);
    case 'past':
      return lowerPast(draft, term, lower);
    case 'transit':
      return lowerTransit(draft, term, lower);
    case 'spread':
      return lowerSpread(draft, term, lower);
    case 'expiring':
      return lowerExpiring(draft, term, lower);
    case 'lookup':
      return lowerLookup(draft, term, lower);
    case 'left':
      return x.read(draft.pool(term.pool).left);
    default:
      return x.apply(term.op, ...term.args.map(lower));
  }
};

/** A term becomes an expression; what an expression cannot say becomes hidden variables and their statements. */
export const lowerTerm = (draft: Draft, term: Term, lower: Lower): Expression => {
  const known = draft.lowered.get(term);
  if (known) return known;
  const made = lowerNew(draft, term, lower);
  draft.lowered.set(term, made);
  return made;
};
