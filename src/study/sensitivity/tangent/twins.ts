import type { Lag, Program, Variable } from '../../../equations/index.ts';
import { activeVariables } from './active.ts';

/** A variable while its program is written. */
type Draft = { -readonly [K in keyof Variable]: Variable[K] };

/** The variables of a program the same in all draws, each that moves with an input beside its derivative, which differs between draws. */
export class Twins {
  readonly variables: Variable[] = [];
  private readonly values = new Map<Variable, Draft>();
  private readonly slopes = new Map<Variable, Draft>();

  constructor(program: Program) {
    const active = activeVariables(program);
    for (const v of program.variables) this.values.set(v, this.add({ ...v, uncertain: false }));
    for (const v of program.variables) {
      if (active.has(v)) this.slopes.set(v, this.add({ ...v, name: `slope of ${v.name}`, uncertain: true, before: 0 }));
    }
    for (const [v, value] of this.values) {
      if (typeof v.before === 'number') continue;
      value.before = this.value(v.before);
      const [own, start] = [this.slopes.get(v), this.slopes.get(v.before)];
      if (own && start) own.before = start;
    }
  }

  private add(v: Draft): Draft {
    const made = { ...v, index: this.variables.length };
    this.variables.push(made);
    return made;
  }

  value(v: Variable): Variable {
    const found = this.values.get(v);
    if (!found) throw new Error(`no variable '${v.name}'`);
    return found;
  }

  /** Nothing where the variable does not move. */
  slope(v: Variable): Variable | undefined {
    return this.slopes.get(v);
  }

  /** A variable that only derivatives need, over the axes of another. */
  beside(v: Variable, name: string, uncertain: boolean): Variable {
    return this.add({ ...v, name: `${name} of ${v.name}`, role: 'computed', monthly: false, memory: 0, before: 0, uncertain });
  }

  /** Lags are whole months: a small step does not move them. */
  lag(lag: Lag): Lag {
    return typeof lag === 'number' ? lag : { by: this.value(lag.by) };
  }
}
