import { csvFile } from '../../src/output/formats/csv.ts';
import type { OutputFile } from '../../src/output/formats/format.ts';
import type { Table } from '../../src/output/table.ts';

/** A written file as text. */
export const textOf = ({ content }: OutputFile): string => Buffer.from(content as Uint8Array).toString('utf8');

/** A table as the text of its CSV file. */
export const csvText = (table: Table): string => textOf(csvFile(table));
