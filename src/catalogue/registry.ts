import type { Row, Table } from './table.ts';
import * as declared from './tables/index.ts';

/** Every table of `data/`, by the name of its file. */
export const TABLES = {
  chips: declared.chips,
  servers: declared.servers,
  sites: declared.sites,
  models: declared.models,
  switches: declared.switches,
  fabric: declared.fabric,
  'fabric-counts': declared.fabricCounts,
  facility: declared.facility,
  failures: declared.failures,
  cooling: declared.cooling,
  'site-capacity': declared.siteCapacity,
  realisation: declared.realisation,
  prices: declared.prices,
  fabs: declared.fabs,
  investment: declared.investment,
  history: declared.history,
  observations: declared.observations,
  'exchange-rates': declared.exchangeRates,
  macro: declared.macro,
  timeline: declared.timeline,
  trends: declared.trends,
} as const satisfies Readonly<Record<string, Table>>;

/** The month to which the tables as a whole were kept up. */
export const DATA_AS_OF = '2026-10';

export type TableName = keyof typeof TABLES;

export const tableNames = Object.keys(TABLES) as readonly TableName[];

export const isTableName = (name: string): name is TableName => Object.hasOwn(TABLES, name);

export type RowOf<Name extends TableName> = Row<(typeof TABLES)[Name]>;

export type Chip = RowOf<'chips'>;
export type Model = RowOf<'models'>;
export type Server = RowOf<'servers'>;
export type Site = RowOf<'sites'>;
