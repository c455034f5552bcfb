import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { OutputFile } from '../../src/output/formats/format.ts';
import { bytesOf } from './written-files.ts';

type Row = Record<string, unknown>;

/** Asks DuckDB about some files, which stand in the folder it works in. Whole numbers of 64 bits come as text. */
export const ask = async (files: readonly OutputFile[], query: string): Promise<Row[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'suanli-duck-'));
  const database = await DuckDBInstance.create(':memory:');
  const connection = await database.connect();
  try {
    for (const { name, content } of files) writeFileSync(join(folder, name), bytesOf(content));
    await connection.run(`SET file_search_path = '${folder}'`);
    return (await connection.runAndReadAll(query)).getRowObjectsJson() as Row[];
  } finally {
    connection.closeSync();
    database.closeSync();
    rmSync(folder, { recursive: true, force: true });
  }
};
