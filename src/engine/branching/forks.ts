import { placesIn, sizeOf } from '../../equations/axes.ts';
import type { Program, Variable } from '../../equations/program.ts';
import type { Interpretation } from '../interpret.ts';
import { readsOf } from '../plan/reads.ts';
import { type Driver, variablesOf } from './drivers.ts';
import { type Kinds, kindsOf } from './kinds.ts';

/** In this month draws that were the same so far come apart: those of one kind have the same class. */
export interface Fork {
  readonly month: number;
  readonly kinds: Kinds;
  /** For each kind the class it is of from this month on. */
  readonly classes: readonly number[];
}

/** All forks, or nothing where draws differ in too many ways to be told apart. */
export type Forks = readonly Fork[] | undefined;

/** Finds in which months draws come apart. Figures are looked up in a plain run of what inputs alone decide. */
class ForkFinder {
  private readonly program: Program;
  private readonly run: Interpretation;
  private readonly draws: number;
  private readonly cells = new Map<Variable, (Kinds | undefined)[]>();

  constructor(program: Program, run: Interpretation, draws: number) {
    this.program = program;
    this.run = run;
    this.draws = draws;
  }

  of({ space, expression }: Driver): Forks {
    const inputs = [...new Set(readsOf([expression]).flatMap(variablesOf))].filter((v) => v.role === 'input' && v.uncertain);
    const ways = inputs.map((v) => [v, placesIn(space, v.axes)] as const);
    const forks: Fork[] = [];
    for (let member = 0; member < sizeOf(space); member++) {
      const cells: Kinds[] = [];
      for (const [v, places] of ways) {
        const kinds = this.cell(v, places[member] as number);
        if (!kinds) return undefined;
        if (kinds.first.length > 1) cells.push(kinds);
      }
      if (cells.length === 0) continue;
      const kinds = cells.length === 1 ? cells[0] : kindsOf(this.draws, (a, b) => cells.every((c) => c.of[a] === c.of[b]));
      if (!kinds) return undefined;
      const value = (month: number, kind: number): number =>
        this.run.evaluate(expression, space, month, member, kinds.first[kind] as number);
      forks.push(...this.between(kinds, value));
    }
    return forks;
  }

  /** Draws told apart by the figures of one cell of an input in any month. */
  private cell(v: Variable, place: number): Kinds | undefined {
    const known = this.cells.get(v) ?? [];
    this.cells.set(v, known);
    if (place in known) return known[place];
    const months = v.monthly ? this.program.months : 1;
    const same = (a: number, b: number): boolean => {
      for (let month = 0; month < months; month++)
        if (!Object.is(this.run.value(v, month, place, a), this.run.value(v, month, place, b))) return false;
      return true;
    };
    known[place] = kindsOf(this.draws, same);
    return known[place];
  }

  private between(kinds: Kinds, value: (month: number, kind: number) => number): readonly Fork[] {
    const forks: Fork[] = [];
    let classes: readonly number[] = kinds.first.map(() => 0);
    let count = 1;
    for (let month = 0; month < this.program.months && count < classes.length; month++) {
      const values = kinds.first.map((_, kind) => value(month, kind));
      const before = classes;
      const firsts = kinds.first.map((_, k) => before.findIndex((c, j) => c === before[k] && Object.is(values[j], values[k])));
      const found = [...new Set(firsts)];
      if (found.length === count) continue;
      count = found.length;
      classes = firsts.map((j) => found.indexOf(j));
      forks.push({ month, kinds, classes });
    }
    return forks;
  }
}

/** @param run what inputs alone decide, for all these draws */
export const forksOf = (program: Program, drivers: readonly Driver[], run: Interpretation, draws: number): Forks => {
  const finder = new ForkFinder(program, run, draws);
  const forks = new Map<Kinds, Map<string, Fork>>();
  for (const driver of drivers) {
    const found = finder.of(driver);
    if (!found) return undefined;
    for (const fork of found) {
      const known = forks.get(fork.kinds) ?? new Map<string, Fork>();
      forks.set(fork.kinds, known.set(`${fork.month} ${fork.classes}`, fork));
    }
  }
  return [...forks.values()].flatMap((own) => [...own.values()]).sort((a, b) => a.month - b.month);
};
