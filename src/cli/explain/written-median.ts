import { join } from 'node:path';
import { readBytes } from '../../hosts/node/bounded-read.ts';
import { readCsv } from '../../kit/csv.ts';
import { type Problem, ProblemsError } from '../../kit/problem.ts';
import { unit } from '../../kit/unit.ts';
import { yearUnit } from '../../kit/year-unit.ts';
import type { Found, Question } from '../../study/explain/index.ts';

/** The tables of a run with very many places are large; only the lines asked for are read. */
const LARGEST = 512 * 1024 * 1024;

/** Columns of the places that rows have; empty for a total. */
const PLACES = ['chip', 'site', 'programme', 'source', 'workload', 'region'];

const unreadable = (file: string, message: string): Problem => ({ code: 'not-a-result', message, file, line: 1, column: 1 });

/** The header and the lines that name a variable, as rows. */
const rowsNaming = (folder: string, table: string, variable: string) => {
  const file = join(folder, `${table}.csv`);
  const bytes = readBytes(file, LARGEST);
  if ('reason' in bytes) throw new ProblemsError([unreadable(file, bytes.reason)]);
  const [header = '', ...lines] = bytes.toString('utf8').split('\n');
  const { table: read, problems } = readCsv([header, ...lines.filter((line) => line.includes(`,${variable},`))].join('\n'), file);
  if (!read || problems.length > 0) throw new ProblemsError(problems);
  return read.rows;
};

const numberIn = (cell: string | undefined, factor: number): number | undefined => {
  const value = cell === undefined || cell === '' ? Number.NaN : Number(cell);
  return Number.isFinite(value) ? value * factor : undefined;
};

/** The median of a number in the tables of its folder, in base units; none where they have no such row. */
export const writtenMedian = (folder: string, { description, monthly }: Found, { place }: Question): number | undefined => {
  const id = description.id ?? description.name;
  const shown = unit(description.unit);
  if (!monthly) {
    const row = rowsNaming(folder, 'summary', id).find(({ cells }) => cells.get('metric') === id);
    return numberIn(row?.cells.get('p50'), shown.factor);
  }
  const yearly = /^\d{4}$/.test(monthly.period);
  const row = rowsNaming(folder, yearly ? 'annual' : 'projections', id).find(
    ({ cells }) =>
      cells.get('variable') === id && cells.get('period') === monthly.period && PLACES.every((d) => (cells.get(d) ?? '') === (place[d] ?? '')),
  );
  const { factor } = yearly ? yearUnit(shown, description.yearly) : shown;
  return numberIn(row?.cells.get('p50'), factor);
};
