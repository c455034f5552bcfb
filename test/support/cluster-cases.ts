import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { readCatalogue } from '../../src/catalogue/index.ts';
import {
  type ChipSpec,
  chipOf,
  type LayoutRequest,
  type ModelShape,
  networkOf,
  type Outcome,
  type Precision,
  type Recompute,
  type ServerSpec,
  type Sharding,
  type SoftwareName,
  serverOf,
  shapeOf,
  type TrainingRequest,
} from '../../src/cluster/index.ts';

const root = new URL('../../', import.meta.url);
const textOf = (path: string): string => readFileSync(new URL(path, root), 'utf8');

export type CaseRow = Readonly<Record<string, string>>;

export const caseRows = (name: string): CaseRow[] => parse(textOf(`test/support/cases/${name}.csv`), { columns: true });
export const dataRows = (name: string): CaseRow[] => parse(textOf(`data/${name}.csv`), { columns: true });

const { catalogue } = readCatalogue(new Map(['chips', 'servers', 'models'].map((name) => [name, textOf(`data/${name}.csv`)])));

/** The value of an outcome that a test knows to be one. */
export const unwrap = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(outcome.problems.map((p) => `${p.file} ${p.message}`).join('; '));
  return outcome.value;
};

const found = <T>(row: T | undefined, id: string): T => {
  if (row === undefined) throw new Error(`no ${id} in the table`);
  return row;
};

export const chip = (id: string): ChipSpec => unwrap(chipOf(found(catalogue.lookup('chips', id), id)));

export const server = (id: string, carried: ChipSpec): ServerSpec => {
  const link = catalogue.lookup('chips', carried.id)?.io_bandwidth?.written;
  return unwrap(serverOf(found(catalogue.lookup('servers', id), id), carried, link));
};

export const model = (id: string): ModelShape => shapeOf(found(catalogue.lookup('models', id), id));

export const modelIds = (): string[] => catalogue.list('models').map((row) => row.id);

const number = (text: string | undefined): number | undefined => (text === undefined || text === '' ? undefined : Number(text));

/** What a training row says of its layout. */
export const layoutOf = (row: CaseRow): LayoutRequest => {
  const fields = { tp: 'tp', cp: 'cp', pp: 'pp', interleave: 'interleave', dp: 'dp', ep: 'ep', microBatch: 'micro_batch' };
  const given = Object.entries(fields).flatMap(([field, column]) => {
    const value = number(row[column]);
    return value === undefined ? [] : [[field, value] as const];
  });
  return {
    ...Object.fromEntries(given),
    ...(row.sharding === '' ? {} : { sharding: row.sharding as Sharding }),
    ...(row.recompute === '' ? {} : { recompute: row.recompute as Recompute }),
  };
};

export const precisionOf = (row: CaseRow): Precision => row.precision as Precision;
export const softwareOf = (row: CaseRow): SoftwareName => row.software as SoftwareName;

/** The run that a training row speaks of, without its layout. */
export const jobOf = (row: CaseRow): TrainingRequest => {
  const carried = chip(row.chip as string);
  return {
    shape: model(row.model as string),
    chip: carried,
    net: networkOf(server(row.server as string, carried)),
    chips: Number(row.chips),
    seq: Number(row.seq),
    batch: Number(row.batch),
    precision: precisionOf(row),
  };
};

/** Middle, mean, 90th percentile (nearest rank) and greatest of absolute relative errors. */
export const errorSummary = (errors: readonly number[]) => {
  const sorted = errors.map(Math.abs).sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return { count: sorted.length, mean: sorted.reduce((a, b) => a + b, 0) / sorted.length, median: at(0.5), p90: at(0.9), worst: at(1) };
};
