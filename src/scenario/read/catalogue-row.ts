import type { Value } from '../../uncertainty/value.ts';

/** One row of a catalogue table, as the scenario needs it. */
export interface CatalogueRow {
  /**
   * A figure of the row with its range as uncertainty and its own origin (`data/sites.csv`, line, source, date, confidence),
   * in base units of `dimension`; undefined where the table has no figure.
   */
  readonly figure: (column: string) => { readonly value: Value; readonly dimension: string; readonly unit: string } | undefined;
}
