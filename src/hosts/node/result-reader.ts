import { statSync } from 'node:fs';
import { join } from 'node:path';
import { type CsvTable, readCsv } from '../../kit/csv/read.ts';
import { type Problem, ProblemsError } from '../../kit/problem.ts';
import { readBytes } from './bounded-read.ts';
import { hashesIn, hashOf } from './hashed.ts';

/** As many bytes of one table as the reader of CSV takes characters. */
const LARGEST = 32e6;

/** Whether the path names a folder, as results are; scenarios are files. */
export const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

const problem = (code: string, file: string, message: string, hint: string): Problem => ({ code, message, hint, file, line: 1, column: 1 });

/** A text of a result folder. Anything that keeps it from being read, a later edit among it, is thrown as problems. */
export const readResultText = (folder: string, name: string): { readonly file: string; readonly text: string } => {
  const file = join(folder, name);
  const bytes = readBytes(file, LARGEST);
  if ('reason' in bytes)
    throw new ProblemsError([problem('not-a-result', file, bytes.reason, 'a result folder is what suanli run writes')]);
  const description = readBytes(join(folder, 'datapackage.json'), LARGEST);
  const hash = 'reason' in description ? undefined : hashesIn(description.toString('utf8')).get(name);
  if (hash !== undefined && hash !== hashOf(bytes))
    throw new ProblemsError([
      problem('edited-result', file, 'it is not what the run wrote', 'run the scenario again; copy tables elsewhere to change them'),
    ]);
  return { file, text: bytes.toString('utf8') };
};

/** A table of a result folder. */
export const readResultTable = (folder: string, table: string): CsvTable => {
  const { file, text } = readResultText(folder, `${table}.csv`);
  const { table: read, problems } = readCsv(text, file);
  if (!read || problems.length > 0) throw new ProblemsError(problems);
  return read;
};
