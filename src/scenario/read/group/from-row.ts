import { combineDimensions } from '../../../kit/unit.ts';
import type { Field } from '../../format/field.ts';
import type { Node } from '../../text/node.ts';
import type { CatalogueRow } from '../catalogue-row.ts';
import { convert, wantedOf } from '../figure/wanted.ts';
import { RATE_PATH, type Reading } from '../reading.ts';

/** Rows of catalogue tables that stand behind an item, by table. */
export type Rows = ReadonlyMap<string, CatalogueRow>;

/** What a row of a table describes one of, so that its 700 W are 700 W for each. */
const ONE: Readonly<Record<string, string>> = { chips: 'chip', servers: 'server' };

/** The figure a catalogue row gives for a field, exchanged where need be. */
export const fromRow = (field: Field, rows: Rows, path: string, node: Node, reading: Reading): unknown => {
  if (field.kind !== 'figure' || field.column === undefined) return undefined;
  const [table = '', column = ''] = field.column.split('.');
  const figure = rows.get(table)?.figure(column);
  if (!figure) return undefined;
  const wanted = wantedOf(field, reading.currency);
  const ofOne = wanted.unit && ONE[table] ? combineDimensions(figure.dimension, ONE[table], -1) : figure.dimension;
  const value = convert(figure.value, figure.dimension, wanted, reading.exchange) ?? convert(figure.value, ofOne, wanted, reading.exchange);
  if (value) {
    reading.origins.set(path, value.origin);
    return field.priced ? { value, vat: field.priced } : value;
  }
  return reading.report(
    node.place,
    'no-exchange-rate',
    `${path}: the catalogue gives it in ${figure.unit}, ${wanted.unit?.text} is wanted`,
    `write it in place, or give ${RATE_PATH}`,
  );
};
