import type { OverallQuantity, Program, Variable } from '../../equations/index.ts';
import type { Overridden, Scenario } from '../../scenario/index.ts';
import { allParts, dependsOn } from '../../uncertainty/index.ts';
import type { Plan } from '../plan.ts';
import { dependents, needs, reach, readsThatCount } from './reach.ts';
import { type Written, writtenIn } from './written.ts';
import { certainZeros, type IsZero, isIdle } from './zeros.ts';

/** Where something stands in the scenario's files. */
export interface AuditedInput {
  /** As `--set` names it. */
  readonly path: string;
  readonly file: string;
  readonly line: number;
}

/** What of a scenario counts for its results. */
export interface Audit {
  /** Written, and without effect on any output. */
  readonly unused: readonly AuditedInput[];
  /** Written in one file, and replaced by what lies over it. */
  readonly overridden: readonly (AuditedInput & { readonly by: Pick<AuditedInput, 'file' | 'line'> | undefined })[];
  /** Outputs that no uncertain figure moves, by their public ids. */
  readonly unmoved: readonly string[];
}

/** What a quantity of the whole run is computed from. */
const ofOverall = ({ of, rate, where }: OverallQuantity): readonly Variable[] => [of, rate, where].filter((v) => v !== undefined);

/** Variables that results show, limits that tables count, and checks that can stop a run. */
const shown = (program: Program, isZero: IsZero): ReadonlySet<Variable> => {
  const found = new Set<Variable>(program.recorded.map((r) => r.variable));
  for (const v of program.overalls.flatMap(ofOverall)) found.add(v);
  const expressions = [
    ...program.tallies.filter((t) => !isIdle(t)).flatMap((t) => [t.bound, t.slack, t.missed]),
    ...program.checks.filter((c) => !isIdle(c)).flatMap((c) => [c.left, c.right, c.scale]),
  ];
  for (const e of expressions) for (const v of readsThatCount(e, isZero)) found.add(v);
  return found;
};

/** Names of uncertain figures in each bound input; those of a lag in whole months are its source's. */
const uncertainInputs = ({ bound, sources }: Plan): ((input: string) => boolean) => {
  const known = new Map<string, boolean>();
  return (input) => {
    const name = sources.get(input) ?? input;
    const found = known.get(name) ?? (bound.values.get(name) ?? []).some((value) => dependsOn(value).size > 0);
    known.set(name, found);
    return found;
  };
};

/** Paths of all figures that reach one of these variables. */
const pathsThatCount = ({ bound, sources }: Plan, used: ReadonlySet<Variable>): ReadonlySet<string> => {
  const inputs = [...used].filter((v) => v.role === 'input').map((v) => sources.get(v.name) ?? v.name);
  const values = inputs.flatMap((name) => bound.values.get(name) ?? []);
  return new Set(values.flatMap((value) => [...allParts(value)].map((part) => part.origin.path)));
};

const hasEffect = ({ path, value }: Written, counted: ReadonlySet<string>, read: ReadonlySet<string>): boolean =>
  read.has(path) || (value !== undefined && (counted.has(path) || counted.has(value.origin.path) || read.has(value.origin.path)));

const idsUnmoved = (program: Program, moved: (v: Variable) => boolean): readonly string[] => {
  const all = new Map<string, boolean>();
  const note = (id: string, moves: boolean): void => void all.set(id, moves || all.get(id) === true);
  for (const { id, variable } of program.recorded.filter((r) => !r.hidden)) note(id, moved(variable));
  for (const quantity of program.overalls) note(quantity.id, ofOverall(quantity).some(moved));
  return [...all].flatMap(([id, moves]) => (moves ? [] : [id]));
};

const place = ({ path, file, line }: Written): AuditedInput => ({ path, file, line });

const overriddenIn = (scenario: Scenario): Audit['overridden'] =>
  scenario.overridden.map(({ path, file, line }: Overridden) => {
    const now = scenario.origins.get(path);
    return { path, file, line, by: now && { file: now.file, line: now.line } };
  });

/**
 * Says which figures and words of a scenario count: by structure, from the equations as they are bound, not by trying. A figure whose
 * every use is multiplied by something that is certainly 0 has no effect. What it calls unused is; it may miss others.
 */
export const audit = (plan: Plan): Audit => {
  const { program, inputs, scenario } = plan;
  const read = plan.read();
  const uncertain = uncertainInputs(plan);
  const isZero = certainZeros(program, inputs, uncertain);
  const from = needs(program, isZero);
  const counted = pathsThatCount(plan, reach(shown(program, isZero), from));
  const moving = program.variables.filter((v) => v.role === 'input' && uncertain(v.name));
  const moved = dependents(moving, from);
  return {
    unused: writtenIn(scenario)
      .filter((w) => !hasEffect(w, counted, read))
      .map(place),
    overridden: overriddenIn(scenario),
    unmoved: idsUnmoved(program, (v) => moved.has(v)),
  };
};
