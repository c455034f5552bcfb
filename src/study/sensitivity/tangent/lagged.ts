import type { Program } from '../../../equations/index.ts';
import { dependsOn } from '../../../uncertainty/index.ts';
import type { Plan } from '../../plan.ts';

/** Inputs of the equations that say how many months back something is read or how far ahead it is sent. */
const lagsOf = (program: Program): ReadonlySet<string> => {
  const found = new Set<string>();
  const seen = new Set(program.statements.map((s) => s.expression));
  for (const { lag } of program.statements) if (typeof lag === 'object') found.add(lag.by.name);
  // a set visits what is added to it on the way
  for (const e of seen) {
    if (e.op === 'read' && typeof e.lag === 'object') found.add(e.lag.by.name);
    if (e.op !== 'read' && e.op !== 'number') for (const part of e.args) seen.add(part);
  }
  return found;
};

/** Uncertain inputs that act through whole months, so that a small step of them does nothing and a larger one jumps. */
export const lagged = ({ program, sources, bound }: Plan): ReadonlySet<string> =>
  new Set(
    [...lagsOf(program)].flatMap((name) => {
      const values = bound.values.get(sources.get(name) ?? name) ?? [];
      return values.flatMap((v) => [...dependsOn(v).keys()]);
    }),
  );
