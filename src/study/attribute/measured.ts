import type { Expression, InputData, OverallQuantity, Program, Statement, Variable } from '../../equations/index.ts';
import { unit } from '../../kit/unit.ts';
import { type Asked, isYear } from '../asked/index.ts';

export interface Measured {
  readonly program: Program;
  readonly inputs: ReadonlyMap<string, InputData>;
}

/** A name that no declaration can have. */
const WHEN = 'months asked for';

/** A year's ratio of sums is the last one of the year so far; a month's is the mean of one. */
const HOW = { sum: 'total', mean: 'mean', last: 'last', ratio: 'last' } as const satisfies Record<Asked['yearly'], OverallQuantity['how']>;

/** Expressions of a program are told apart by number; new ones begin well above all of them. */
const FIRST_NEW_ID = 2 ** 40;

/** A month counts if it is asked for and its year so far has a value. */
const both = (when: Variable, exists: Variable): Statement => {
  const read = (id: number, variable: Variable): Expression => ({ id, op: 'read', variable, when: 'now', lag: 0 });
  const target: Variable = { ...exists, index: when.index + 1, name: `${WHEN} with a value`, memory: 0 };
  const expression: Expression = { id: FIRST_NEW_ID, op: '*', args: [read(FIRST_NEW_ID + 1, when), read(FIRST_NEW_ID + 2, exists)] };
  return { target, mode: 'set', expression, space: [] };
};

/** The program that keeps one number a draw, the one asked for, in full precision. The program must have recorded it. */
export const measuring = (program: Program, inputs: ReadonlyMap<string, InputData>, asked: Asked): Measured => {
  const bare = { ...program, recorded: [], tallies: [] };
  const { span } = asked;
  if (!span) return { program: { ...bare, overalls: program.overalls.filter((o) => o.id === asked.id) }, inputs };
  const total = program.recorded.find((r) => r.id === asked.id && r.axes.length === 0);
  if (!total) throw new Error(`the total of ${asked.id} was not recorded`);
  const when: Variable = {
    index: program.variables.length,
    name: WHEN,
    unit: unit('1'),
    axes: [],
    role: 'input',
    monthly: true,
    uncertain: false,
    memory: 0,
    before: 0,
  };
  const ofYear = isYear(asked.period) ? total.ofYear : undefined;
  const counted = ofYear ? both(when, ofYear.exists) : undefined;
  const values = Float64Array.from({ length: program.months }, (_, t) => (t >= (ofYear ? span.to - 1 : span.from) && t < span.to ? 1 : 0));
  const { id, unit: shown, about } = asked;
  return {
    program: {
      ...bare,
      variables: [...program.variables, when, ...(counted ? [counted.target] : [])],
      statements: [...program.statements, ...(counted ? [counted] : [])],
      overalls: [{ id, unit: shown, about, how: HOW[asked.yearly], of: ofYear?.value ?? total.variable, where: counted?.target ?? when }],
    },
    inputs: new Map([...inputs, [WHEN, { monthly: true, uncertain: false, values }]]),
  };
};
