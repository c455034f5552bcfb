import type { Expression } from '../../../equations/index.ts';

/** How tightly operators bind, loosest first. */
const INFIX: Readonly<Record<string, number>> = {
  or: 1,
  and: 2,
  '<': 3,
  '<=': 3,
  '>': 3,
  '>=': 3,
  '==': 3,
  '!=': 3,
  '+': 4,
  '-': 4,
  '*': 5,
  '/': 5,
};

/** Texts beyond this are cut: they are read, not parsed. */
const LONGEST = 240;

const few = (x: number): string => (Number.isFinite(x) ? String(Number(x.toPrecision(6))) : x > 0 ? 'infinity' : '-infinity');

const read = (e: Expression & { op: 'read' }): string => {
  const name = e.variable.name.includes(' ') ? `[${e.variable.name}]` : e.variable.name;
  const past = typeof e.lag === 'number' ? (e.lag === 0 ? '' : `, ${e.lag} months earlier`) : `, ${e.lag.by.name} earlier`;
  if (past !== '') return `(${name}${past})`;
  return e.variable.role === 'stock' && e.when === 'now' ? `closing(${name})` : name;
};

const write = (e: Expression, outer: number): string => {
  if (e.op === 'number') return few(e.value);
  if (e.op === 'read') return read(e);
  const tight = INFIX[e.op];
  if (tight === undefined) {
    const name = e.op === 'neg' ? '-' : e.op;
    return `${name}(${e.args.map((a) => write(a, 0)).join(', ')})`;
  }
  const [a, b] = e.args as readonly [Expression, Expression];
  const text = `${write(a, tight)} ${e.op} ${write(b, tight + 1)}`;
  return tight < outer ? `(${text})` : text;
};

/** Expressions share parts; written out as a tree they may be long beyond measure. */
const parts = (e: Expression, most: number): number => {
  if (e.op === 'number' || e.op === 'read') return 1;
  let count = 1;
  for (const a of e.args) {
    count += parts(a, most - count);
    if (count > most) break;
  }
  return count;
};

/** An equation of the program as people write it, in base units; nothing for one too long to read. */
export const expressionText = (e: Expression): string | undefined => {
  if (parts(e, LONGEST) > LONGEST) return undefined;
  const text = write(e, 0);
  return text.length > LONGEST ? undefined : text;
};
