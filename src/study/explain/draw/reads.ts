import type { Expression } from '../../../equations/index.ts';
import { type Cell, cellKey } from './cell.ts';
import type { Draw, Spot } from './draw.ts';

/** Parts of an expression that its value rests on here: of a choice, the question and the branch taken. */
const restsOn = (e: Expression, draw: Draw, spot: Spot): readonly Expression[] => {
  if (e.op === 'number' || e.op === 'read') return [];
  if (e.op !== 'if') return e.args;
  return [e.args[0], draw.evaluate(e.args[0], spot) !== 0 ? e.args[1] : e.args[2]];
};

/** The cells an expression rests on, each once, in the order they are read. */
export const cellsRead = (expression: Expression, draw: Draw, spot: Spot): readonly Cell[] => {
  const cells = new Map<string, Cell>();
  const seen = new Set<Expression>();
  const visit = (e: Expression): void => {
    if (seen.has(e)) return;
    seen.add(e);
    if (e.op === 'read') for (const cell of draw.cellsOf(e, spot)) cells.set(cellKey(cell), cell);
    for (const part of restsOn(e, draw, spot)) visit(part);
  };
  visit(expression);
  return [...cells.values()];
};
