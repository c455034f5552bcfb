import { unit as knownUnit, type Unit } from '../kit/unit.ts';
import type { PhysicalRange } from '../uncertainty/index.ts';
import type { CellReader } from './cell-reader.ts';
import type { FigureColumn } from './column.ts';
import { centre, type Figure } from './figure.ts';
import { checkMarks, originOf } from './figure-origin.ts';
import type { FigurePlan } from './plan.ts';

/** What the cells of a figure hold, as written. */
interface Ends {
  readonly value: number | undefined;
  readonly low: number | undefined;
  readonly high: number | undefined;
}

/** The numbers of the cells; nothing where they are empty, or not numbers and reported. */
const readEnds = (cells: CellReader, plan: FigurePlan): Ends | undefined => {
  const before = cells.problems.length;
  const value = cells.number(plan.value);
  const low = plan.low === undefined ? undefined : cells.number(plan.low);
  const high = plan.high === undefined ? undefined : cells.number(plan.high);
  const empty = value === undefined && low === undefined && high === undefined;
  return empty || cells.problems.length > before ? undefined : { value, low, high };
};

const outside = (x: number, { above, min, max }: FigureColumn): string | undefined => {
  if (above !== undefined && !(x > above)) return `more than ${above}`;
  if (min !== undefined && x < min) return `at least ${min}`;
  return max !== undefined && x > max ? `at most ${max}` : undefined;
};

/** Whether a number is physically possible; one that is not is reported. */
const isPossible = (cells: CellReader, cell: string | undefined, x: number | undefined, column: FigureColumn): boolean => {
  const wanted = x === undefined ? undefined : outside(x, column);
  if (wanted === undefined || cell === undefined) return true;
  const unit = column.unit === '1' ? '' : ` ${column.unit}`;
  cells.report(cell, 'out-of-range', `'${cell}' is ${cells.text(cell)}, but must be ${wanted}${unit}`, column.about);
  return false;
};

const middleOf = ({ value, low, high }: Ends): number | undefined =>
  value ?? (low !== undefined && high !== undefined ? centre(low, high) : undefined);

const isOrdered = ({ low, high }: Ends, middle: number): boolean => (low ?? middle) <= middle && middle <= (high ?? middle);

/** The figure in base units. Its origin is made when someone asks: most rows are read to find one. */
const assemble = (cells: CellReader, plan: FigurePlan, id: string, ends: Ends, unit: Unit, range: PhysicalRange): Figure | undefined => {
  const written = middleOf(ends);
  const { low, high } = ends;
  if (written === undefined) {
    cells.report(plan.value, 'open-range', 'one end of a range is no figure', 'write the figure itself or both ends');
    return undefined;
  }
  if ((low !== undefined && high !== undefined && low > high) || !isOrdered(ends, written)) {
    const text = `the range ${low ?? '…'} to ${high ?? '…'}`;
    cells.report(plan.value, 'broken-range', `${text} does not hold the figure ${ends.value ?? 'between its ends'}`);
    return undefined;
  }
  checkMarks(cells, plan);
  let origin: Figure['origin'] | undefined;
  const figure = {
    value: written * unit.factor,
    written,
    unit,
    range,
    get origin() {
      origin ??= originOf(cells, plan, id, unit);
      return origin;
    },
  };
  return low === undefined && high === undefined
    ? figure
    : Object.assign(figure, low === undefined ? {} : { low: low * unit.factor }, high === undefined ? {} : { high: high * unit.factor });
};

const [ANY, POSITIVE, SHARE] = [{}, { min: 0 }, { min: 0, max: 1 }];

/** What a figure whose unit stands in the row can be: a percentage within 0 and 100 is a share, a positive figure stays positive. */
const measuredRange = ({ value = 0, low = 0, high = 0 }: Ends, unit: Unit): PhysicalRange => {
  if (value < 0 || low < 0 || high < 0) return ANY;
  return unit.text === '%' && Math.max(value, low, high) <= 100 ? SHARE : POSITIVE;
};

const rowUnit = (cells: CellReader, text: string): Unit =>
  knownUnit(text.replace(/\{(\w+)\}/g, (_, name: string) => cells.text(name) || '1'));

/** A figure of a row; nothing where its cells are empty, or wrong and reported. */
export const readFigure = (cells: CellReader, plan: FigurePlan, id: string): Figure | undefined => {
  const { fixed } = plan;
  if (fixed === undefined) {
    const unit = cells.unit('unit');
    const ends = readEnds(cells, plan);
    return unit === undefined || ends === undefined ? undefined : assemble(cells, plan, id, ends, unit, measuredRange(ends, unit));
  }
  const ends = readEnds(cells, plan);
  if (ends === undefined) return undefined;
  const { column, range } = fixed;
  const possible = [
    isPossible(cells, plan.low, ends.low, column),
    isPossible(cells, plan.value, ends.value, column),
    isPossible(cells, plan.high, ends.high, column),
  ];
  if (possible.includes(false)) return undefined;
  return assemble(cells, plan, id, ends, fixed.unit ?? rowUnit(cells, column.unit), range);
};
