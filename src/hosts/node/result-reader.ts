import { statSync } from 'node:fs';
import { join } from 'node:path';
import { type CsvTable, readCsv } from '../../kit/csv.ts';
import { type Problem, ProblemsError } from '../../kit/problem.ts';
import { readBytes } from './bounded-read.ts';

/** As many bytes of one table as the reader of CSV takes characters. */
const LARGEST = 32e6;

/** Whether the path names a folder, as results are; scenarios are files. */
export const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

const noResult = (file: string, message: string): Problem => ({
  code: 'not-a-result',
  message,
  hint: 'a result folder is what suanli run writes',
  file,
  line: 1,
  column: 1,
});

/** A table of a result folder. Anything that keeps it from being read is thrown as problems. */
export const readResultTable = (folder: string, table: string): CsvTable => {
  const file = join(folder, `${table}.csv`);
  const bytes = readBytes(file, LARGEST);
  if ('reason' in bytes) throw new ProblemsError([noResult(file, bytes.reason)]);
  const { table: read, problems } = readCsv(bytes.toString('utf8'), file);
  if (!read || problems.length > 0) throw new ProblemsError(problems);
  return read;
};
