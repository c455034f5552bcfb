import type { Mode } from '../../equations/index.ts';
import { formatMonth, type Month } from '../../kit/month.ts';
import type { Unit } from '../../kit/unit.ts';
import { type Cell, cellKey, isHidden, placeOf } from './cell.ts';
import type { Contribution, Draw } from './draw.ts';
import type { Explanation, Figure, More, Spotted } from './explanation.ts';
import { expressionText } from './expression-text.ts';
import type { Leaves } from './given.ts';
import { decidingLimit } from './limit.ts';
import type { Naming } from './naming.ts';
import { cellsRead } from './reads.ts';
import { largest } from './shares.ts';

/** What a tree is made with. */
export interface Grounds {
  readonly draw: Draw;
  readonly naming: Naming;
  readonly leaves: Leaves;
  readonly start: Month;
  /** Declared variables one below the other, at most. */
  readonly depth: number;
  /** Of the members of a sum take apart the largest only; the others are made like it. */
  readonly brief: boolean;
  /** Where an equation stands; for those that read nothing. */
  readonly placeOfEquation: (name: string) => Spotted;
}

/** A number still to be taken apart. */
interface Due {
  readonly cell: Cell;
  readonly unit: Unit;
  readonly depth: number;
  readonly into: Explanation[];
}

/** Members of a sum within an equation that are listed. */
const LISTED = 3;

type Reducing = Exclude<Mode, 'set'>;

/**
 * Grows an explanation level by level, so that a number that enters at several places is taken apart where it is nearest to the root
 * and referred to elsewhere.
 */
export class Tree {
  readonly #grounds: Grounds;
  readonly #seen = new Set<string>();
  readonly #due: Due[] = [];

  constructor(grounds: Grounds) {
    this.#grounds = grounds;
  }

  /** A cell with all below it, down to the depth. */
  grow(cell: Cell): Explanation | undefined {
    const root = this.told(cell, this.#grounds.depth);
    this.finish();
    return root;
  }

  /** Takes apart what is still due. */
  finish(): void {
    for (let next = this.#due.shift(); next; next = this.#due.shift()) this.#takeApart(next);
  }

  /** One number, to be taken apart later if it has not been and the depth allows. */
  told(given: Cell, depth: number, beside?: Unit, below?: Cell): Explanation | undefined {
    const { draw, naming, leaves } = this.#grounds;
    const cell = this.#throughCopies(given);
    const { variable } = cell;
    const unit = naming.unitOf(variable, beside);
    const value = draw.value(cell);
    if (variable.role === 'input') return leaves.given(cell, value, unit);
    if (cell.month < 0) return this.#beforeStart(cell, unit);
    const key = cellKey(cell);
    if (this.#seen.has(key)) return this.#more(cell, unit, 'above');
    if (below && isOpening(cell, below)) return this.#more(cell, unit, 'opening');
    if (depth <= 0 && !isHidden(variable)) return this.#more(cell, unit, 'depth');
    this.#seen.add(key);
    return this.#figure(cell, unit, depth);
  }

  #figure(cell: Cell, unit: Unit, depth: number): Figure {
    const { draw, naming } = this.#grounds;
    const into: Explanation[] = [];
    const left = isHidden(cell.variable) ? depth : depth - 1;
    this.#due.push({ cell, unit, depth: left, into });
    const [first, ...others] = draw.writes(cell.variable);
    const hidden = isHidden(cell.variable) && first && others.length === 0 ? expressionText(first.expression) : undefined;
    return {
      kind: 'figure',
      ...this.#named(cell, unit),
      equation: naming.described(cell.variable)?.formula ?? hidden,
      origin: this.#readsNothing(cell) ? this.#grounds.placeOfEquation(cell.variable.name) : undefined,
      limit: decidingLimit(draw.program, [cell], draw, naming),
      inputs: into,
    };
  }

  #readsNothing(cell: Cell): boolean {
    const { draw } = this.#grounds;
    return draw.contributions(cell).every((c) => cellsRead(c.statement.expression, draw, c).length === 0);
  }

  #named(cell: Cell, unit: Unit) {
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

  #more(cell: Cell, unit: Unit, why: More['why']): More {
    return { kind: 'more', ...this.#named(cell, unit), why, count: undefined };
  }

  /** What reads before the first month give: an input, or a number that the equations fix. */
  #beforeStart(cell: Cell, unit: Unit): Explanation | undefined {
    const { before } = cell.variable;
    if (typeof before === 'object') return this.told({ variable: before, month: 0, member: cell.member }, 0, unit);
    return before === 0 ? undefined : this.#more(cell, unit, 'opening');
  }

  /** A hidden variable that only holds another is passed by. */
  #throughCopies(cell: Cell): Cell {
    const { draw } = this.#grounds;
    const { variable, month, member } = cell;
    const [only, ...others] = draw.writes(variable);
    if (!isHidden(variable) || month < 0 || !only || others.length > 0 || only.mode !== 'set') return cell;
    const cells = cellsRead(only.expression, draw, { space: only.space, month, member });
    const [read] = cells;
    return cells.length === 1 && read && draw.value(read) === draw.value(cell) ? this.#throughCopies(read) : cell;
  }

  #takeApart(due: Due): void {
    const { draw } = this.#grounds;
    const all = draw.contributions(due.cell);
    const set = all.find((c) => c.statement.mode === 'set');
    const others = all.filter((c) => c.statement.mode !== 'set');
    if (others.length > 0) this.#reduce(due, others);
    else if (set) this.#read(due, set);
  }

  /** The cells an equation reads; where it is nothing but a sum, the members of that. */
  #read(due: Due, at: Contribution): void {
    const { draw } = this.#grounds;
    const { expression } = at.statement;
    const cells = cellsRead(expression, draw, at);
    const [only] = cells;
    const sum = expression.op === 'read' && only && isHidden(only.variable) ? this.#throughCopies(only) : undefined;
    if (sum && isHidden(sum.variable) && !this.#seen.has(cellKey(sum))) this.#takeApart({ ...due, cell: sum });
    else for (const cell of cells) this.#put(due, cell);
  }

  #put({ into, depth, unit, cell: below }: Due, cell: Cell): void {
    const told = this.told(cell, depth, unit, below);
    if (told) into.push(told);
  }

  #reduce(due: Due, all: readonly Contribution[]): void {
    const mode = (all[0] as Contribution).statement.mode as Reducing;
    const { listed, rest } = largest(all, (share) => share.value, mode, LISTED);
    for (const [i, share] of listed.entries()) {
      if (i > 0 && this.#grounds.brief) due.into.push(this.#alike(due, share));
      else this.#share(due, share);
    }
    if (!rest) return;
    const named = this.#named(due.cell, due.unit);
    due.into.push({ kind: 'more', ...named, place: {}, value: rest.value / due.unit.factor, why: 'others', count: rest.count });
  }

  #alike({ cell: { variable }, unit }: Due, { statement, space, month, member, value }: Contribution): More {
    const { draw, start } = this.#grounds;
    const { expression } = statement;
    const [read] = expression.op === 'read' ? cellsRead(expression, draw, { space, month, member }) : [];
    if (read && read.month >= 0) return this.alike(read, unit);
    const named = {
      variable: expressionText(expression) ?? variable.name,
      about: '',
      period: formatMonth(start + month),
      place: placeOf(space, member),
    };
    return { kind: 'more', ...named, value: value / unit.factor, unit: unit.text, why: 'alike', count: undefined };
  }

  /** A member that is taken apart like the one before it. */
  alike(cell: Cell, beside: Unit): More {
    return this.#more(cell, this.#grounds.naming.unitOf(cell.variable, beside), 'alike');
  }

  /** One member's part: the cell it is, or a term with what it reads. */
  #share(due: Due, share: Contribution): void {
    const { draw, start } = this.#grounds;
    const { expression } = share.statement;
    const cells = cellsRead(expression, draw, share);
    if (expression.op === 'read' && cells[0]) {
      this.#put(due, cells[0]);
      return;
    }
    const inputs: Explanation[] = [];
    for (const cell of cells) this.#put({ ...due, into: inputs }, cell);
    due.into.push({
      kind: 'figure',
      variable: expressionText(expression) ?? 'term',
      about: '',
      period: formatMonth(start + share.month),
      place: placeOf(share.space, share.member),
      value: share.value / due.unit.factor,
      unit: due.unit.text,
      equation: undefined,
      origin: inputs.length === 0 ? this.#grounds.placeOfEquation(due.cell.variable.name) : undefined,
      limit: undefined,
      inputs,
    });
  }
}

/** A balance, or a running total, as it was carried over into the month that is explained. */
const isOpening = (cell: Cell, below: Cell): boolean =>
  cell.month < below.month && (cell.variable.role === 'stock' || (isHidden(cell.variable) && cell.variable.memory > 0));
