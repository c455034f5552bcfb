import { attempt, type ModelFault } from '../fault.ts';
import { isTaking, isTerm } from '../typed/typed-model.ts';
import type { Draft, Lower } from './draft.ts';
import { lowerLimited } from './rules/limited.ts';
import { lowerOrdered } from './rules/ordered.ts';
import { closePools, startPools } from './rules/pools.ts';
import { lowerRationed, startWants } from './rules/rationed.ts';
import { lowerStocks } from './rules/stocks.ts';

/** Two sides of an identity may differ by roundings of sums. */
const IDENTITY_TOLERANCE = 1e-9;

const ROLES = { input: 'input', stock: 'stock', auxiliary: 'computed', flow: 'computed' } as const;

/** A variable for every declaration that has monthly values; inputs only if they are bound, missing ones are found when read. */
export const declareVariables = (draft: Draft): void => {
  for (const { name, declaration: d } of draft.typed.scope.entries.values()) {
    if (d.kind === 'overall' || d.kind === 'table' || d.kind === 'identity') continue;
    if (d.kind === 'input' && !draft.inputs.has(name)) continue;
    draft.declared(name, d.unit, d.over, ROLES[d.kind]);
  }
  for (const { name, initial } of draft.typed.stocks.values()) {
    const given = initial === undefined ? undefined : draft.named.get(initial);
    if (given) draft.variable(name).before = given;
  }
};

const lowerFormulas = (draft: Draft, lower: Lower, faults: ModelFault[]): void => {
  for (const [name, term] of draft.typed.auxiliaries)
    attempt(name, faults, () => {
      draft.owner = name;
      draft.set(draft.variable(name), lower(term));
    });
  for (const { name, rule } of draft.typed.flows.values())
    attempt(name, faults, () => {
      draft.owner = name;
      if (isTerm(rule)) draft.set(draft.variable(name), lower(rule));
      else if (!isTaking(rule)) lowerLimited(draft, name, rule, lower);
    });
};

const lowerIdentities = (draft: Draft, lower: Lower): void => {
  const { expressions: x } = draft;
  for (const { name, declaration, left, right } of draft.typed.identities) {
    draft.owner = name;
    const [a, b] = [lower(left), lower(right)];
    const scale = x.apply('max', x.apply('abs', a), x.apply('abs', b));
    const space = draft.axesOf(declaration.over, true);
    draft.checks.push({ name: `${name}: ${declaration.about}`, space, left: a, right: b, scale, tolerance: IDENTITY_TOLERANCE });
  }
};

/** Every declaration becomes statements, in whatever order; they are sorted afterwards. */
export const lowerDeclarations = (draft: Draft, lower: Lower, faults: ModelFault[]): void => {
  const inOwner = (work: () => void): void => {
    const at = faults.length;
    attempt('', faults, work);
    for (let i = at; i < faults.length; i++) faults[i] = { ...(faults[i] as ModelFault), variable: draft.owner };
  };
  inOwner(() => {
    startPools(draft, lower);
    startWants(draft, lower);
    lowerOrdered(draft, lower);
    lowerRationed(draft, lower);
    closePools(draft, lower);
  });
  lowerFormulas(draft, lower, faults);
  inOwner(() => lowerStocks(draft, lower));
  inOwner(() => lowerIdentities(draft, lower));
};
