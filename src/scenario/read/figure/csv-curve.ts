import { type CsvRow, type CsvTable, readCsv } from '../../../kit/csv/read.ts';
import { isFault } from '../../../kit/fault.ts';
import { parseMonth } from '../../../kit/month.ts';
import { inUnit, parseQuantity } from '../../../kit/quantity.ts';
import { didYouMean } from '../../../kit/suggest.ts';
import { parseUnit, type Unit } from '../../../kit/unit.ts';
import { constant, type Origin } from '../../../uncertainty/index.ts';
import { type MapNode, shorten, textOf } from '../../text/node.ts';
import type { Reading } from '../reading.ts';
import { curve, type Point, readBetween } from './curve.ts';
import type { Figured, Wanted } from './figured.ts';
import { checkRange } from './range.ts';
import { figured, rangeFor } from './scalar.ts';

const KEYS = ['csv', 'column', 'unit', 'month', 'between'];

/** What a CSV curve is asked for, checked but for the file's content. */
interface Asked {
  readonly file: string;
  readonly text: string;
  readonly column: string;
  readonly month: string;
  readonly unit: Unit;
}

const ask = (node: MapNode, wanted: Wanted, path: string, reading: Reading): Asked | undefined => {
  const at = (key: string) => node.entries.get(key)?.node;
  for (const [key, entry] of node.entries) {
    if (!KEYS.includes(key))
      reading.report(
        entry.key,
        'unknown-key',
        `${path}: a CSV curve has no key '${key}'`,
        didYouMean(key, KEYS) ?? `it has ${KEYS.join(', ')}`,
      );
  }
  const [name, column, unitText] = [textOf(at('csv')), textOf(at('column')), textOf(at('unit'))];
  if (name === undefined || column === undefined) {
    return reading.report(
      node.place,
      'missing-key',
      `${path}: a CSV curve needs csv and column`,
      'write {csv: power.csv, column: power, unit: MW}',
    );
  }
  if (unitText === undefined && wanted.unit?.dimension !== '') {
    return reading.report(
      node.place,
      'missing-unit',
      `${path}: the unit of column '${shorten(column)}' is not given`,
      `add unit: ${wanted.unit?.text ?? 'MW'}`,
    );
  }
  const unit = parseUnit(unitText ?? '1');
  if ('unknown' in unit)
    return reading.report(at('unit')?.place ?? node.place, 'unknown-unit', `${path}: '${shorten(unit.unknown)}' is not a unit`);
  const place = at('csv')?.place ?? node.place;
  const source = reading.csv(place.file, name);
  if (isFault(source)) return reading.fault(source, place, path);
  return { ...source, column, month: textOf(at('month')) ?? 'month', unit };
};

const pointOf = (row: CsvRow, asked: Asked, wanted: Wanted, origin: Origin, reading: Reading): Point | undefined => {
  const { path } = origin;
  const [written, text] = [row.cells.get(asked.month) ?? '', row.cells.get(asked.column) ?? ''];
  const month = parseMonth(written);
  if (month === undefined)
    return reading.report(row.placeOf(asked.month), 'bad-date', `${path}: '${shorten(written)}' is not a month`, 'write 2024-01');
  const place = row.placeOf(asked.column);
  const quantity = parseQuantity(text);
  if (isFault(quantity)) return reading.fault(quantity, place, path);
  const value = quantity.bare ? quantity.value * asked.unit.factor : inUnit(quantity, asked.unit);
  if (typeof value !== 'number') return reading.fault(value, place, path);
  if (!checkRange(value, false, rangeFor(wanted, asked.unit.dimension), reading, place, path)) return undefined;
  return { month: month - reading.horizon.start, value: constant(value, { ...origin, ...place, text }) };
};

const noColumn = (asked: Asked, column: string, columns: readonly string[], path: string, reading: Reading): undefined =>
  reading.report(
    { file: asked.file, line: 1, column: 1 },
    'no-column',
    `${path}: the table has no column '${shorten(column)}'`,
    didYouMean(column, columns) ?? `it has ${columns.join(', ')}`,
  );

/** The points of the table, if every row is sound and no month is there twice. */
const pointsOf = (table: CsvTable, asked: Asked, wanted: Wanted, origin: Origin, reading: Reading): readonly Point[] | undefined => {
  const seen = new Set<number>();
  const points: Point[] = [];
  let sound = true;
  for (const row of table.rows) {
    if (row.cells.get(asked.column) === '') continue;
    const point = pointOf(row, asked, wanted, origin, reading);
    if (point === undefined) sound = false;
    else if (seen.has(point.month)) {
      sound = false;
      reading.report(row.placeOf(asked.month), 'duplicate-id', `${origin.path}: a month is there twice`);
    } else {
      seen.add(point.month);
      points.push(point);
    }
  }
  return sound ? points : undefined;
};

/** Reads `{csv: power.csv, column: power, unit: MW}`: rows with a column `month` of months; empty cells are skipped. */
export const readCsvCurve = (node: MapNode, wanted: Wanted, origin: Origin, reading: Reading): Figured | undefined => {
  const { path } = origin;
  const between = readBetween(node, path, reading);
  const asked = ask(node, wanted, path, reading);
  if (!asked) return undefined;
  const { table, problems } = readCsv(asked.text, asked.file);
  reading.problems.push(...problems);
  if (!table || problems.length > 0) return undefined;
  for (const column of [asked.month, asked.column]) {
    if (!table.columns.includes(column)) return noColumn(asked, column, table.columns, path, reading);
  }
  const points = pointsOf(table, asked, wanted, origin, reading);
  if (!points) return undefined;
  if (points.length === 0) return reading.report(node.place, 'missing-key', `${path}: column '${shorten(asked.column)}' is empty`);
  const figure = figured(curve(points, between, origin), asked.unit, wanted, reading);
  const place = node.entries.get('unit')?.node.place ?? node.place;
  return figure ?? reading.report(place, 'wrong-unit', `${path}: ${asked.unit.text} where ${wanted.unit?.text} is wanted`);
};
