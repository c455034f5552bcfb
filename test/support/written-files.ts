import { csvFile } from '../../src/output/formats/csv.ts';
import type { OutputFile } from '../../src/output/formats/format.ts';
import type { Table } from '../../src/output/table.ts';

/** The bytes of a file that may be in pieces. */
export const bytesOf = (content: OutputFile['content']): Buffer => {
  if (typeof content === 'string') return Buffer.from(content, 'utf8');
  return content instanceof Uint8Array ? Buffer.from(content) : Buffer.concat(content);
};

/** A written file as text. */
export const textOf = ({ content }: OutputFile): string => bytesOf(content).toString('utf8');

/** A table as the text of its CSV file. */
export const csvText = (table: Table): string => textOf(csvFile(table));

/** Files that are made one after the other. */
export const collected = async <F>(files: AsyncIterable<F>): Promise<F[]> => {
  const found: F[] = [];
  for await (const file of files) found.push(file);
  return found;
};
