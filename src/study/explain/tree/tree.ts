import type { Mode } from '../../../equations/index.ts';
import type { Unit } from '../../../kit/unit.ts';
import { type Cell, cellKey, isHidden } from '../draw/cell.ts';
import type { Contribution } from '../draw/draw.ts';
import { cellsRead } from '../draw/reads.ts';
import type { Explanation, Figure } from '../explanation.ts';
import type { Grounds } from './grounds.ts';
import { largest } from './shares.ts';
import { Telling } from './telling.ts';

/** A number still to be taken apart. */
interface Due {
  readonly cell: Cell;
  readonly unit: Unit;
  readonly depth: number;
  readonly into: Explanation[];
}

/** A figure while its inputs are found. */
type Growing = { -readonly [K in keyof Figure]: Figure[K] };

/** Members of a sum within an equation that are listed. */
const LISTED = 3;

type Reducing = Exclude<Mode, 'set'>;

/**
 * Grows an explanation level by level, so that a number that enters at several places is taken apart where it is nearest to the root
 * and referred to elsewhere.
 */
export class Tree {
  readonly #grounds: Grounds;
  readonly #telling: Telling;
  readonly #seen = new Set<string>();
  readonly #due: { readonly due: Due; readonly figure: Growing }[] = [];

  constructor(grounds: Grounds) {
    this.#grounds = grounds;
    this.#telling = new Telling(grounds);
  }

  /** Takes apart what is still due. */
  finish(): void {
    for (let next = this.#due.shift(); next; next = this.#due.shift()) {
      const { due, figure } = next;
      this.#takeApart(due);
      if (due.into.length === 0) figure.origin = this.#grounds.placeOfEquation(due.cell.variable.name);
    }
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
    if (this.#seen.has(key)) return this.#telling.more(cell, unit, 'above');
    if (below && isOpening(cell, below)) return this.#telling.more(cell, unit, 'opening');
    const idle = this.#grounds.brief && below !== undefined && value === 0;
    if (idle || (depth <= 0 && !isHidden(variable))) return this.#telling.more(cell, unit, 'depth');
    this.#seen.add(key);
    return this.#figure(cell, unit, depth);
  }

  #figure(cell: Cell, unit: Unit, depth: number): Figure {
    const into: Explanation[] = [];
    const figure: Growing = this.#telling.figure(cell, unit, into);
    this.#due.push({ due: { cell, unit, depth: isHidden(cell.variable) ? depth : depth - 1, into }, figure });
    return figure;
  }

  /** What reads before the first month give: an input, or a number that the equations fix. */
  #beforeStart(cell: Cell, unit: Unit): Explanation | undefined {
    const { before } = cell.variable;
    if (typeof before === 'object') return this.told({ variable: before, month: 0, member: cell.member }, 0, unit);
    return before === 0 ? undefined : this.#telling.more(cell, unit, 'opening');
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
      if (i > 0 && this.#grounds.brief) due.into.push(this.#telling.partAlike(share, due.unit));
      else this.#share(due, share);
    }
    if (!rest || (this.#grounds.brief && rest.value === 0)) return;
    const named = this.#telling.named(due.cell, due.unit);
    due.into.push({ kind: 'more', ...named, place: {}, value: rest.value / due.unit.factor, why: 'others', count: rest.count });
  }

  /** One member's part: the cell it is, or a term with what it reads. */
  #share(due: Due, share: Contribution): void {
    const { draw } = this.#grounds;
    const { expression } = share.statement;
    const cells = cellsRead(expression, draw, share);
    if (expression.op === 'read' && cells[0]) {
      this.#put(due, cells[0]);
      return;
    }
    const inputs: Explanation[] = [];
    for (const cell of cells) this.#put({ ...due, into: inputs }, cell);
    due.into.push(this.#telling.part(share, due.unit, inputs, due.cell));
  }
}

/** A balance, or a running total, as it was carried over into the month that is explained. */
const isOpening = (cell: Cell, below: Cell): boolean =>
  cell.month < below.month && (cell.variable.role === 'stock' || (isHidden(cell.variable) && cell.variable.memory > 0));
