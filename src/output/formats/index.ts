import { csv } from './csv.ts';
import type { Format } from './format.ts';
import { iamc } from './iamc.ts';
import { json } from './json.ts';
import { parquet } from './parquet.ts';
import { xlsx } from './xlsx.ts';

/** Every format `--format` knows. A new one is a file here and its name in this list. */
export const FORMATS: readonly Format[] = [csv, json, parquet, xlsx, iamc];
