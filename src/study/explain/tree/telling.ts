import { formatMonth } from '../../../kit/month.ts';
import type { Unit } from '../../../kit/unit.ts';
import { type Cell, isHidden, placeOf } from '../draw/cell.ts';
import type { Contribution } from '../draw/draw.ts';
import { cellsRead } from '../draw/reads.ts';
import type { Explanation, Figure, More } from '../explanation.ts';
import { expressionText } from './expression-text.ts';
import type { Grounds } from './grounds.ts';
import { decidingLimit } from './limit.ts';

/** Says what one number is, without what entered it. */
export class Telling {
  readonly #grounds: Grounds;

  constructor(grounds: Grounds) {
    this.#grounds = grounds;
  }

  named(cell: Cell, unit: Unit) {
    const { draw, naming, start } = this.#grounds;
    const { variable, month, member } = cell;
    return {
      variable: naming.nameOf(variable),
      about: naming.described(variable)?.about ?? '',
      period: formatMonth(start + month),
      place: placeOf(variable.axes, member),
      value: draw.value(cell) / unit.factor,
      unit: unit.text,
    };
  }

  more(cell: Cell, unit: Unit, why: More['why']): More {
    return { kind: 'more', ...this.named(cell, unit), why, count: undefined };
  }

  /** A member that is taken apart like the one before it. */
  alike(cell: Cell, beside: Unit): More {
    return this.more(cell, this.#grounds.naming.unitOf(cell.variable, beside), 'alike');
  }

  /** The same for a member's part of a sum. */
  partAlike(share: Contribution, unit: Unit): More {
    const { expression } = share.statement;
    const [read] = expression.op === 'read' ? cellsRead(expression, this.#grounds.draw, share) : [];
    if (read && read.month >= 0) return this.alike(read, unit);
    return { kind: 'more', ...this.#part(share, unit), why: 'alike', count: undefined };
  }

  /** A variable's number with its equation. */
  figure(cell: Cell, unit: Unit, inputs: readonly Explanation[]): Figure {
    const { draw, naming } = this.#grounds;
    const [first, ...others] = draw.writes(cell.variable);
    const hidden = isHidden(cell.variable) && first && others.length === 0 ? expressionText(first.expression) : undefined;
    const equation = naming.described(cell.variable)?.formula ?? hidden;
    const limit = decidingLimit(draw.program, [cell], draw, naming);
    return { kind: 'figure', ...this.named(cell, unit), equation, origin: undefined, limit, inputs };
  }

  /** A member's part of a sum that is more than one number. */
  part(share: Contribution, unit: Unit, inputs: readonly Explanation[], of: Cell): Figure {
    const origin = inputs.length === 0 ? this.#grounds.placeOfEquation(of.variable.name) : undefined;
    return { kind: 'figure', ...this.#part(share, unit), equation: undefined, origin, limit: undefined, inputs };
  }

  #part({ statement, month, space, member, value }: Contribution, unit: Unit) {
    return {
      variable: expressionText(statement.expression) ?? `part of ${statement.target.name}`,
      about: '',
      period: formatMonth(this.#grounds.start + month),
      place: placeOf(space, member),
      value: value / unit.factor,
      unit: unit.text,
    };
  }
}
