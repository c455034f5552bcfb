import type { RunView } from '../run-view.ts';
import type { Table, TableShape } from '../table.ts';

/** A file of a result folder, before anyone writes it. */
export interface OutputFile {
  /** Name inside the folder. */
  readonly name: string;
  /** A long one may be in pieces. */
  readonly content: string | Uint8Array | readonly Uint8Array[];
  /** What a CSV file holds; datapackage.json describes it. */
  readonly table?: TableShape;
}

/** A way to write tables. */
export interface Format {
  /** As `--format` takes it. */
  readonly name: string;
  readonly about: string;
  /** Its files one after the other. What it needs is loaded here, so that a format nobody asked for costs nothing. */
  readonly write: (tables: readonly Table[], run: RunView) => Iterable<OutputFile> | AsyncIterable<OutputFile>;
}
