import type { Declaration } from '../declare.ts';
import type { ModelFault } from '../fault.ts';
import type { TypedModel } from '../typed/typed-model.ts';
import type { Ring } from './order.ts';

/** How a declaration is written, in one line. */
export const formulaOf = (d: Declaration): string | undefined => {
  if (d.kind === 'auxiliary' || d.kind === 'overall') return d.formula;
  if (d.kind === 'identity') return `${d.left} = ${d.right}`;
  if (d.kind === 'stock') return `opening balance and flows${d.initial === undefined ? '' : `, starting with ${d.initial}`}`;
  if (d.kind !== 'flow') return undefined;
  if (typeof d.rule === 'string') return d.rule;
  const list = (parts: Readonly<Record<string, string>>): string =>
    Object.entries(parts)
      .map(([label, text]) => `${label}: ${text}`)
      .join(', ');
  if (d.rule.how === 'limited') return `smallest of ${list(d.rule.limits)}`;
  const pools = Object.fromEntries(
    Object.entries(d.rule.pools).map(([label, p]) => [label, `${p.pool}${p.each === undefined ? '' : ` at ${p.each} each`}`]),
  );
  return `${d.rule.want} from ${list(pools) || 'its stock'}${d.rule.how === 'ordered' ? ', in order' : ', pro rata'}`;
};

/** `a → b → a`, each with its formula; every step of the ring needs the one after it. */
export const ringFault = (ring: Ring, typed: TypedModel): ModelFault => {
  const owners = ring.map((s) => s.owner).filter((owner, i, all) => i === 0 || owner !== all[i - 1]);
  if (owners.length > 1 && owners[0] === owners.at(-1)) owners.pop();
  const lines = owners.flatMap((owner) => {
    const entry = typed.scope.entries.get(owner);
    const text = entry && formulaOf(entry.declaration);
    return text === undefined ? [] : [`${owner} = ${text}`];
  });
  const first = owners.find((owner) => typed.scope.entries.has(owner)) ?? owners[0] ?? '';
  return {
    variable: first,
    message: `needs itself within one month: ${[...owners, owners[0]].join(' → ')}; ${lines.join('; ')}`,
    hint: 'use previous(…), delay(…) with a lag of a month or more, or a stock somewhere in the ring',
  };
};
