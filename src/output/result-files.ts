import { datapackage } from './datapackage.ts';
import { csv } from './formats/csv.ts';
import type { Format, OutputFile } from './formats/format.ts';
import { FORMATS } from './formats/index.ts';
import { manifest } from './manifest.ts';
import type { RunView } from './run-view.ts';
import { held } from './table.ts';
import { TABLES } from './tables/index.ts';

/** The format of that name. */
export const formatNamed = (name: string): Format | undefined => FORMATS.find((format) => format.name === name);

/**
 * Every file of a result folder. CSV is always among them: it is the contract, and what other commands read.
 * @param formats further formats; naming CSV changes nothing
 */
export const resultFiles = async (run: RunView, formats: readonly Format[] = []): Promise<OutputFile[]> => {
  const wanted = [csv, ...formats.filter((format) => format !== csv)];
  // rows that several formats read are worked out once
  const tables = TABLES.map((table) => (wanted.length > 1 ? held(table(run)) : table(run)));
  const files: OutputFile[] = [];
  // one after the other: a large run is held in memory once for each that is being written
  for (const format of new Set(wanted)) files.push(...(await format.write(tables, run)));
  return [
    ...files,
    manifest(run),
    datapackage(
      run,
      files.flatMap((file) => file.table ?? []),
    ),
  ];
};
