import { type Fault, problemOf } from '../../kit/fault.ts';
import type { Month } from '../../kit/month.ts';
import type { Place, Problem } from '../../kit/problem.ts';
import type { Origin, Value } from '../../uncertainty/value.ts';
import type { Field } from '../format/field.ts';
import type { Parameter } from '../format/figures.ts';
import { LIMITS } from '../text/limits.ts';
import { type Node, shorten, textOf } from '../text/node.ts';
import type { CatalogueRow } from './catalogue-row.ts';
import type { Figured, Wanted } from './figure/figured.ts';
import { printNode } from './print-node.ts';

/** What a catalogue can be asked. */
export interface Catalogue {
  readonly row: (table: string, id: string) => CatalogueRow | undefined;
  /** Ids of a table for suggestions; undefined for a table there is not. */
  readonly ids: (table: string) => readonly string[] | undefined;
}

export interface Horizon {
  /** Absolute month, as in `kit/month.ts`. */
  readonly start: Month;
  readonly months: number;
}

/** What formulas may name. */
export interface Names {
  /** The named parameter; marks it as used. A parameter at fault, or one that needs itself, has been reported and is undefined. */
  readonly parameter: (name: string, place: Place) => Parameter | undefined;
  readonly list: readonly string[];
}

/** What one unit of a currency costs in another. */
export type Exchange = (from: string, to: string) => Value | undefined;

/** The path of the one rate a scenario has, yuan for a dollar; other currencies have none. */
export const RATE_PATH = 'supply.exchange_rate';

/** The readers that call each other: of any field, and of a figure inside a figure. */
export interface Readers {
  readonly field: (node: Node, field: Field, path: string, reading: Reading) => unknown;
  readonly figure: (node: Node, wanted: Wanted, path: string, reading: Reading, origin?: Origin) => Figured | undefined;
}

/** The path of a part: `sites` and `guian` make `sites.guian`. */
export const joinPath = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);

/** Characters kept of what was written. */
const TEXT = 200;

/** Texts of nodes that were asked for: many items have the same default. */
const texts = new WeakMap<Node, string>();

const writtenAs = (node: Node): string => {
  const text = texts.get(node) ?? shorten(node.kind === 'scalar' ? (textOf(node) ?? '') : printNode(node, TEXT), TEXT);
  texts.set(node, text);
  return text;
};

/** All that readers of fields share while one scenario is read. */
export class Reading {
  readonly problems: Problem[] = [];
  readonly origins = new Map<string, Origin>();
  readonly horizon: Horizon;
  readonly currency: string;
  readonly catalogue: Catalogue;
  /** The text of a CSV file that the text of file `from` names, or what is wrong with the name. */
  readonly csv: (from: string, reference: string) => { readonly file: string; readonly text: string } | Fault;
  /** Names of items of other lists, checked once those are read. */
  readonly members: { readonly of: string; readonly name: string; readonly path: string; readonly place: Place }[] = [];
  /** Paths that must lead to a value, checked at the end. */
  readonly paths: { readonly to: string; readonly path: string; readonly place: Place }[] = [];
  names: Names = { parameter: () => undefined, list: [] };
  exchange: Exchange = () => undefined;
  private listed = 0;

  private readonly readers: Readers;

  constructor(base: Pick<Reading, 'horizon' | 'currency' | 'catalogue' | 'csv'>, readers: Readers) {
    this.readers = readers;
    this.horizon = base.horizon;
    this.currency = base.currency;
    this.catalogue = base.catalogue;
    this.csv = base.csv;
  }

  /** Reads a written value as its field declares; what is wrong is reported, and then there is no value. */
  field(node: Node, field: Field, path: string): unknown {
    return this.readers.field(node, field, path, this);
  }

  /** Reads a figure in any of its forms. */
  figure(node: Node, wanted: Wanted, path: string, origin?: Origin): Figured | undefined {
    return this.readers.figure(node, wanted, path, this, origin);
  }

  report(place: Place, code: string, message: string, hint?: string): undefined {
    const { file, line, column } = place;
    this.problems.push({ file, line, column, code, message, ...(hint !== undefined && { hint }) });
    return undefined;
  }

  /** A fault in a text that begins at `place`, told with the path it was written for. */
  fault(fault: Fault, place: Place, path: string): undefined {
    const problem = problemOf(fault, place);
    this.problems.push({ ...problem, message: `${path}: ${problem.message}` });
    return undefined;
  }

  /** Notes where a value was written. */
  origin(path: string, node: Node): Origin {
    const { file, line, column } = node.place;
    const origin = { path, text: writtenAs(node), file, line, column };
    this.origins.set(path, origin);
    return origin;
  }

  /** Counts things listed, against exhausting memory further down. */
  admit(count: number, place: Place): boolean {
    const before = this.listed;
    this.listed += count;
    if (this.listed <= LIMITS.members) return true;
    if (before <= LIMITS.members) this.report(place, 'too-many-members', `more than ${LIMITS.members} things are listed`);
    return false;
  }
}
