import type { Axis, Check, Expression, Program, Recorded, Statement, Tally, Variable } from '../../equations/program.ts';
import { type Read, readsNow, readsOf, touched, varies } from './reads.ts';

interface Common {
  /** The task is done for every member of the product of these axes. */
  readonly space: readonly Axis[];
  /** Done for every draw, or once for all. */
  readonly uncertain: boolean;
  /** What it evaluates. */
  readonly roots: readonly Expression[];
  /** Every distinct read in that. */
  readonly reads: readonly Read[];
}

/** One thing to do each month. `index` is the place in the program's own list (for `keep`: in `keptOf`). */
export type Task = Common &
  (
    | { readonly kind: 'write'; readonly statement: Statement }
    | { readonly kind: 'record'; readonly index: number; readonly recorded: Recorded }
    | { readonly kind: 'keep'; readonly index: number }
    | { readonly kind: 'tally'; readonly index: number; readonly tally: Tally }
    | { readonly kind: 'check'; readonly index: number; readonly check: Check }
  );

/** The scalar variables whose every month is kept in full precision, for the overall quantities. */
export const keptOf = (program: Program): Variable[] => [
  ...new Set(program.overalls.flatMap((o) => [o.of, o.rate, o.where].filter((v) => v !== undefined))),
];

const nowOf = (variable: Variable): Expression => ({ id: -1, op: 'read', variable, when: 'now', lag: 0 });

const writeTask = (statement: Statement): Task => {
  const { target, expression, lag, space } = statement;
  const uncertain = target.uncertain;
  const drawn = varies(expression) || (typeof lag === 'object' && lag.by.uncertain);
  if (drawn && !uncertain) throw new Error(`'${target.name}' is declared the same in every draw but its formula is not`);
  const roots = [expression];
  return { kind: 'write', statement, space, uncertain, roots, reads: readsOf(roots) };
};

const observing = (program: Program): Task[] => {
  const of = (space: readonly Axis[], roots: readonly Expression[]): Common => ({
    space,
    roots,
    reads: readsOf(roots),
    uncertain: roots.some(varies),
  });
  return [
    ...program.recorded.map(
      (recorded, index): Task => ({ kind: 'record', index, recorded, ...of(recorded.variable.axes, [nowOf(recorded.variable)]) }),
    ),
    ...keptOf(program).map((variable, index): Task => ({ kind: 'keep', index, ...of(variable.axes, [nowOf(variable)]) })),
    ...program.tallies.map(
      (tally, index): Task => ({ kind: 'tally', index, tally, ...of(tally.space, [tally.bound, tally.slack, tally.missed]) }),
    ),
    ...program.checks.map(
      (check, index): Task => ({ kind: 'check', index, check, ...of(check.space, [check.left, check.right, check.scale]) }),
    ),
  ];
};

/** Statements whose result these expressions depend on. */
export const needed = (program: Program, roots: readonly Expression[]): Statement[] => {
  const byTarget = new Map<Variable, Statement[]>();
  for (const s of program.statements) byTarget.set(s.target, [...(byTarget.get(s.target) ?? []), s]);
  const wanted = new Set<Variable>();
  const queue = [...touched(roots)];
  for (let v = queue.pop(); v; v = queue.pop()) {
    if (wanted.has(v)) continue;
    wanted.add(v);
    for (const s of byTarget.get(v) ?? []) {
      queue.push(...touched([s.expression]));
      if (typeof s.lag === 'object') queue.push(s.lag.by);
    }
  }
  return program.statements.filter((s) => wanted.has(s.target));
};

const hasMembers = (task: Task): boolean => task.space.every((axis) => axis.members.length > 0);

/**
 * Everything to do in a month, in a valid order. What observes (records, tallies, checks) stands right after the last
 * statement it reads from, so that it still sees the opening balances of stocks that are written later.
 */
export const tasksOf = (program: Program): Task[] => {
  const observers = observing(program).filter(hasMembers);
  const statements = needed(
    program,
    observers.flatMap((t) => t.roots),
  );
  const lastWrite = new Map(statements.map((s, i) => [s.target, i]));
  const after: Task[][] = Array.from({ length: statements.length + 1 }, () => []);
  for (const task of observers) {
    const writes = task.reads.map((read) => (readsNow(read) ? (lastWrite.get(read.variable) ?? -1) : -1));
    (after[Math.max(-1, ...writes) + 1] as Task[]).push(task);
  }
  const placed = statements.flatMap((s, i) => [writeTask(s), ...(after[i + 1] as Task[])]);
  return [...(after[0] as Task[]), ...placed].filter(hasMembers);
};
