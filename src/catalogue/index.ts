export { type Catalogue, catalogueOf, readCatalogue, type TableRows } from './catalogue.ts';
export type { Column } from './column.ts';
export { datapackage } from './datapackage.ts';
export { asWritten, type Figure } from './figure.ts';
export { figureToValue } from './figure-value.ts';
export {
  type Chip,
  isTableName,
  type Model,
  type RowOf,
  type Server,
  type Site,
  TABLES,
  type TableName,
  tableNames,
} from './registry.ts';
export { type Row, type Table, tableFile } from './table.ts';
export { readTable } from './table-reader.ts';
