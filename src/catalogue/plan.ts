import { unit as knownUnit, type Unit } from '../kit/unit.ts';
import type { PhysicalRange } from '../uncertainty/index.ts';
import type { Column, FigureColumn } from './column.ts';
import { type Mark, markFor, ROW, type Table } from './table.ts';

/** How the figures of one column are read, settled once for all rows. */
export interface FigurePlan {
  /** `table.row.column` without the row: what stands before and after it. */
  readonly path: readonly [before: string, after: string];
  /** What messages call it. */
  readonly title: string;
  /** File columns of the figure and of the ends of its range. */
  readonly value: string;
  readonly low: string | undefined;
  readonly high: string | undefined;
  /** File columns in which to look for a mark, one after the other. */
  readonly marks: Readonly<Record<Mark, readonly string[]>>;
  /** Bounds and unit; nothing where the unit stands in the row. */
  readonly fixed: { readonly column: FigureColumn; readonly unit: Unit | undefined; readonly range: PhysicalRange } | undefined;
}

export interface ColumnPlan {
  readonly name: string;
  readonly column: Column;
  readonly figure: FigurePlan | undefined;
}

const marksOf = (declared: Table, by: string | undefined): FigurePlan['marks'] => {
  const places = (mark: Mark): readonly string[] => [
    ...new Set([markFor(declared, by, mark), ...(declared.provenance['row'] ? [mark] : [])]),
  ];
  return Object.fromEntries(ROW.map((mark) => [mark, places(mark)])) as unknown as FigurePlan['marks'];
};

const fixedOf = (column: FigureColumn): FigurePlan['fixed'] => {
  // a unit that names another column is the row's to settle; bounds are then the same in each
  const unit = column.unit.includes('{') ? undefined : knownUnit(column.unit);
  const factor = unit?.factor ?? 1;
  const least = column.min ?? column.above;
  const range = {
    ...(least === undefined ? {} : { min: least * factor }),
    ...(column.max === undefined ? {} : { max: column.max * factor }),
  };
  return { column, unit, range };
};

const figurePlan = (declared: Table, name: string, column: Column): FigurePlan | undefined => {
  if (column.kind === 'measured') {
    const marks = marksOf(declared, undefined);
    return { path: [`${declared.name}.`, ''], title: 'the row', value: 'value', low: 'low', high: 'high', marks, fixed: undefined };
  }
  if (column.kind !== 'figure') return undefined;
  return {
    path: [`${declared.name}.`, `.${name}`],
    title: `'${name}'`,
    value: name,
    low: column.span ? `${name}_low` : undefined,
    high: column.span ? `${name}_high` : undefined,
    marks: marksOf(declared, column.by),
    fixed: fixedOf(column),
  };
};

export const planColumns = (declared: Table): readonly ColumnPlan[] =>
  Object.entries(declared.columns).map(([name, column]) => ({ name, column, figure: figurePlan(declared, name, column) }));
