import { sizeOf } from '../../equations/axes.ts';
import type { Axis, Description, Expression, InputData, Program, Recorded, Statement, Total, Variable } from '../../equations/index.ts';
import { isYear } from '../asked/index.ts';
import type { Found } from './question.ts';

/** A program that works out one number only, with the figures it runs on. */
export interface Narrowed {
  readonly program: Program;
  readonly inputs: ReadonlyMap<string, InputData>;
}

/** Expressions of a program are told apart by number; new ones begin well above all of them. */
const FIRST_NEW_ID = 2 ** 40;

const HOW: Readonly<Record<Exclude<Total, 'none'>, { readonly mode: Statement['mode']; readonly neutral: number }>> = {
  sum: { mode: 'add', neutral: 0 },
  least: { mode: 'least', neutral: Number.MAX_VALUE },
  greatest: { mode: 'greatest', neutral: -Number.MAX_VALUE },
};

const variableOf = (index: number, name: string, axes: readonly Axis[], like: Variable, role: Variable['role']): Variable => ({
  index,
  name,
  unit: like.unit,
  axes,
  role,
  monthly: false,
  uncertain: role === 'computed' && like.uncertain,
  memory: 0,
  before: 0,
});

/** Brings the members asked for together into one variable: members not asked for give way to the neutral number. */
const together = (program: Program, of: Variable, how: Exclude<Total, 'none'>) => {
  const { mode, neutral } = HOW[how];
  const count = program.variables.length;
  const chosen = variableOf(count, 'asked for', of.axes, of, 'input');
  const target = variableOf(count + 1, 'what is asked', [], of, 'computed');
  const read = (id: number, variable: Variable): Expression => ({ id, op: 'read', variable, when: 'now', lag: 0 });
  const rest: Expression = { id: FIRST_NEW_ID, op: 'number', value: neutral };
  const picked: Expression = { id: FIRST_NEW_ID + 3, op: 'if', args: [read(FIRST_NEW_ID + 1, chosen), read(FIRST_NEW_ID + 2, of), rest] };
  const statements: Statement[] = [
    { target, mode: 'set', expression: rest, space: [] },
    { target, mode, expression: picked, space: of.axes },
  ];
  return { chosen, target, statements };
};

const figures = (variable: Variable, members: readonly number[]): InputData => {
  const values = new Float64Array(sizeOf(variable.axes));
  for (const m of members) values[m] = 1;
  return { monthly: false, uncertain: false, values };
};

const keptAs = (id: string, variable: Variable): Recorded => ({ variable, id, unit: variable.unit, axes: [], yearly: 'last', about: id });

/** What is kept of the years of a quantity, where a year of it is a ratio of sums and a year is meant. */
export const yearRatioOf = (program: Program, { id, name }: Description, period: string): Recorded['ofYear'] =>
  isYear(period) ? program.recorded.find((r) => r.id === (id ?? name) && r.axes.length === 0)?.ofYear : undefined;

/** The program cut down to the number asked for, as a scalar of every month or as the overall quantity it is. */
export const narrowed = (program: Program, inputs: ReadonlyMap<string, InputData>, { description, monthly }: Found): Narrowed => {
  const bare: Program = { ...program, tallies: [], checks: [], recorded: [], overalls: [] };
  if (!monthly)
    return { program: { ...bare, overalls: program.overalls.filter((o) => o.id === (description.id ?? description.name)) }, inputs };
  const ofYear = yearRatioOf(program, description, monthly.period);
  if (ofYear)
    return { program: { ...bare, recorded: [keptAs('asked', ofYear.value), keptAs('whether there is one', ofYear.exists)] }, inputs };
  const { variable, members } = monthly;
  const how = description.total === 'none' ? 'sum' : description.total;
  const { chosen, target, statements } = together(program, variable, how);
  return {
    program: {
      ...bare,
      variables: [...program.variables, chosen, target],
      statements: [...program.statements, ...statements],
      recorded: [keptAs('asked', target)],
    },
    inputs: new Map(inputs).set(chosen.name, figures(variable, members)),
  };
};
