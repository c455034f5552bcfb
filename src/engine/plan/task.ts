import { partsOf } from '../../equations/lower/reads.ts';
import type { Axis, Check, Expression, Program, Recorded, Statement, Tally, Variable } from '../../equations/program.ts';
import { lagVaries, type Read, readsNow, readsOf, readVaries } from './reads.ts';

interface Common {
  /** The task is done for every member of the product of these axes. */
  readonly space: readonly Axis[];
  /** Done for every draw, or once for all. */
  readonly uncertain: boolean;
  /** What it evaluates. */
  readonly roots: readonly Expression[];
  /** Every distinct read in that. */
  readonly reads: readonly Read[];
  /** How many different expressions that are. */
  readonly size: number;
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
  const roots = [expression];
  const { reads, count } = partsOf(roots);
  const drawn = reads.some(readVaries) || lagVaries(lag);
  if (drawn && !uncertain) throw new Error(`'${target.name}' is declared the same in every draw but its formula is not`);
  return { kind: 'write', statement, space, uncertain, roots, reads, size: count };
};

const observing = (program: Program): Task[] => {
  const of = (space: readonly Axis[], roots: readonly Expression[]): Common => {
    const { reads, count } = partsOf(roots);
    return { space, roots, reads, size: count, uncertain: reads.some(readVaries) };
  };
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
  const writers: (Statement[] | undefined)[] = new Array(program.variables.length);
  for (const s of program.statements) {
    const known = writers[s.target.index];
    if (known) known.push(s);
    else writers[s.target.index] = [s];
  }
  const wanted = new Uint8Array(program.variables.length);
  const queue: number[] = [];
  const want = ({ index }: Variable): void => {
    if (wanted[index] === 1) return;
    wanted[index] = 1;
    queue.push(index);
  };
  const wantAll = (reads: readonly Read[]): void => {
    for (let r = 0; r < reads.length; r++) {
      const { variable, lag } = reads[r] as Read;
      want(variable);
      if (typeof lag === 'object') want(lag.by);
    }
  };
  wantAll(readsOf(roots));
  for (let v = queue.pop(); v !== undefined; v = queue.pop()) {
    for (const s of writers[v] ?? []) {
      wantAll(readsOf([s.expression]));
      if (typeof s.lag === 'object') want(s.lag.by);
    }
  }
  return program.statements.filter((s) => wanted[s.target.index] === 1);
};

const hasMembers = ({ space }: Task): boolean => {
  for (let i = 0; i < space.length; i++) if ((space[i] as Axis).members.length === 0) return false;
  return true;
};

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
  // statements are counted from 1, so that 0 is what stands before them all
  const lastWrite = new Int32Array(program.variables.length);
  for (let i = 0; i < statements.length; i++) lastWrite[(statements[i] as Statement).target.index] = i + 1;
  const after: (Task[] | undefined)[] = new Array(statements.length + 1);
  for (const task of observers) {
    let place = 0;
    for (const read of task.reads) if (readsNow(read)) place = Math.max(place, lastWrite[read.variable.index] as number);
    const known = after[place];
    if (known) known.push(task);
    else after[place] = [task];
  }
  const tasks: Task[] = [...(after[0] ?? [])];
  for (let i = 0; i < statements.length; i++) {
    const task = writeTask(statements[i] as Statement);
    if (hasMembers(task)) tasks.push(task);
    for (const observer of after[i + 1] ?? []) tasks.push(observer);
  }
  return tasks;
};
