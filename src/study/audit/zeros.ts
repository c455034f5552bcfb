import type { Expression, InputData, Program, Statement, Variable } from '../../equations/index.ts';

/** Whether a variable is 0 in every member, month and draw, as far as that can be shown. */
export type IsZero = (variable: Variable) => boolean;

/** Nothing is written where a statement runs over no members. */
export const isIdle = ({ space }: Pick<Statement, 'space'>): boolean => space.some((axis) => axis.members.length === 0);

/** Whether an expression is 0 whatever its other parts are. */
export const zeroExpression = (e: Expression, isZero: IsZero): boolean => {
  const zero = (part: Expression): boolean => zeroExpression(part, isZero);
  switch (e.op) {
    case 'number':
      return e.value === 0;
    case 'read':
      return isZero(e.variable);
    case '*':
    case 'and':
      return e.args.some(zero);
    case '/':
      return zero(e.args[0]);
    case '+':
    case '-':
    case 'min':
    case 'max':
    case 'or':
    case 'neg':
    case 'abs':
    case 'sqrt':
    case 'floor':
      return e.args.every(zero);
    case 'if':
      return zero(e.args[2]) && (zero(e.args[0]) || zero(e.args[1]));
    default:
      return false;
  }
};

/**
 * Finds variables that are always 0: every variable is taken for one until something that may not be 0 is written to it or stands
 * before its first month. What remains is true, since a first number other than 0 would have to come from somewhere.
 * @param varies names of inputs that differ between draws: they may be 0 at their median and not elsewhere
 */
export const certainZeros = (program: Program, inputs: ReadonlyMap<string, InputData>, varies: (input: string) => boolean): IsZero => {
  const held = new Set<Variable>();
  const isZero: IsZero = (v) => !held.has(v);
  const begins = ({ before }: Variable): boolean => (typeof before === 'number' ? before === 0 : isZero(before));
  for (const v of program.variables) {
    const values = v.role === 'input' ? inputs.get(v.name)?.values : undefined;
    if (v.role === 'input' && (varies(v.name) || values === undefined || values.some((x) => x !== 0))) held.add(v);
  }
  const writes = program.statements.filter((s) => !isIdle(s));
  for (let before = -1; before !== held.size; ) {
    before = held.size;
    for (const v of program.variables) if (v.role !== 'input' && isZero(v) && !begins(v)) held.add(v);
    for (const s of writes) if (isZero(s.target) && !zeroExpression(s.expression, isZero)) held.add(s.target);
  }
  return isZero;
};
