import { datapackage } from './datapackage.ts';
import { csv } from './formats/csv.ts';
import type { Format, OutputFile } from './formats/format.ts';
import { FORMATS } from './formats/index.ts';
import { manifest } from './manifest.ts';
import type { RunView } from './run-view.ts';
import { held, type TableShape } from './table.ts';
import { TABLES } from './tables/index.ts';

/** The format of that name. */
export const formatNamed = (name: string): Format | undefined => FORMATS.find((format) => format.name === name);

/**
 * Every file of a result folder, made one after the other. CSV is always among them: it is the contract, and what other commands read.
 * @param formats further formats; naming CSV changes nothing
 */
export async function* resultFiles(run: RunView, formats: readonly Format[] = []): AsyncGenerator<OutputFile> {
  const wanted = [csv, ...formats.filter((format) => format !== csv)];
  // rows that several formats read are worked out once
  const tables = TABLES.map((table) => (wanted.length > 1 ? held(table(run)) : table(run)));
  const described: TableShape[] = [];
  for (const format of new Set(wanted)) {
    for await (const file of format.write(tables, run)) {
      if (file.table) described.push(file.table);
      yield file;
    }
  }
  yield manifest(run);
  yield datapackage(run, described);
}
