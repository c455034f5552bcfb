import type { InputData, OverallQuantity, Program, Variable } from '../../equations/index.ts';
import { unit } from '../../kit/unit.ts';
import type { Asked } from '../asked/index.ts';

export interface Measured {
  readonly program: Program;
  readonly inputs: ReadonlyMap<string, InputData>;
}

/** A name that no declaration can have. */
const WHEN = 'months asked for';

const HOW = { sum: 'total', mean: 'mean', last: 'last' } as const satisfies Record<Asked['yearly'], OverallQuantity['how']>;

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
  const values = Float64Array.from({ length: program.months }, (_, t) => (t >= span.from && t < span.to ? 1 : 0));
  const { id, unit: shown, about } = asked;
  return {
    program: {
      ...bare,
      variables: [...program.variables, when],
      overalls: [{ id, unit: shown, about, how: HOW[asked.yearly], of: total.variable, where: when }],
    },
    inputs: new Map([...inputs, [WHEN, { monthly: true, uncertain: false, values }]]),
  };
};
