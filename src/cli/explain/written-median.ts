import { join } from 'node:path';
import { readBytes } from '../../hosts/node/bounded-read.ts';
import { hashesIn, hashOf } from '../../hosts/node/hashed.ts';
import { readCsv } from '../../kit/csv/read.ts';
import { type Problem, ProblemsError } from '../../kit/problem.ts';
import { unit } from '../../kit/unit.ts';
import { yearUnit } from '../../kit/year-unit.ts';
import type { Found, Question } from '../../study/explain/index.ts';

/** The tables of a run with very many places are large; only the lines asked for are read. */
const LARGEST = 512 * 1024 * 1024;

/** Columns of the places that rows have; empty for a total. */
const PLACES = ['chip', 'site', 'programme', 'source', 'workload', 'region'];

/** A number as the folder has it. */
export interface Written {
  /** Base units; none where the tables have no such row. */
  readonly median: number | undefined;
  /** What was changed since the run wrote it, if anything was. */
  readonly edited: readonly string[];
}

const unreadable = (file: string, message: string): Problem => ({ code: 'not-a-result', message, file, line: 1, column: 1 });

const bytesOf = (file: string): Buffer => {
  const bytes = readBytes(file, LARGEST);
  if ('reason' in bytes) throw new ProblemsError([unreadable(file, bytes.reason)]);
  return bytes;
};

/** The header and the lines that name a variable, as rows. */
const rowsNaming = (bytes: Buffer, file: string, variable: string) => {
  const [header = '', ...lines] = bytes.toString('utf8').split('\n');
  const { table: read, problems } = readCsv([header, ...lines.filter((line) => line.includes(`,${variable},`))].join('\n'), file);
  if (!read || problems.length > 0) throw new ProblemsError(problems);
  return read.rows;
};

/** Which row of which table holds a number, and what its unit stands for. */
const rowOf = ({ description, monthly }: Found, { place }: Question) => {
  const id = description.id ?? description.name;
  const shown = unit(description.unit);
  if (!monthly) return { table: 'summary', id, factor: shown.factor, cells: { metric: id } };
  const yearly = /^\d{4}$/.test(monthly.period);
  const places = Object.fromEntries(PLACES.map((d) => [d, place[d] ?? '']));
  const cells = { variable: id, period: monthly.period, ...places };
  return yearly
    ? { table: 'annual', id, factor: yearUnit(shown, description.yearly).factor, cells }
    : { table: 'projections', id, factor: shown.factor, cells };
};

const isEdited = (folder: string, name: string, bytes: Buffer): boolean => {
  const description = readBytes(join(folder, 'datapackage.json'), LARGEST);
  const hash = 'reason' in description ? undefined : hashesIn(description.toString('utf8')).get(name);
  return hash !== undefined && hash !== hashOf(bytes);
};

/** The median of a number in the tables of its folder. */
export const writtenMedian = (folder: string, found: Found, question: Question): Written => {
  const { table, id, factor, cells } = rowOf(found, question);
  const name = `${table}.csv`;
  const bytes = bytesOf(join(folder, name));
  const row = rowsNaming(bytes, join(folder, name), id).find((r) =>
    Object.entries(cells).every(([column, cell]) => (r.cells.get(column) ?? '') === cell),
  );
  const written = row?.cells.get('p50');
  const median = written === undefined || written === '' ? Number.NaN : Number(written) * factor;
  return {
    median: Number.isFinite(median) ? median : undefined,
    edited: isEdited(folder, name, bytes) ? [`${name} is not as the run wrote it`] : [],
  };
};
