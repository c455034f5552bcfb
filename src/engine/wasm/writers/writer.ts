import type { Expression } from '../../../equations/program.ts';
import type { Layout } from '../../plan/layout.ts';
import type { Addresses } from '../addresses.ts';
import type { Body, Local } from '../body.ts';
import type { Rows } from '../rows.ts';
import type { Values } from '../values.ts';

/** What the writers of one nest share. */
export interface Context {
  readonly body: Body;
  readonly layout: Layout;
  readonly addresses: Addresses;
  readonly rows: Rows;
  readonly values: Values;
  readonly uncertain: boolean;
  /** The loop counter: 8 bytes for each draw. */
  readonly draw: Local;
  /** Half of it: 4 bytes for each draw. */
  readonly halfDraw: Local;
  /** The mask of draws that count, in a pass of a nest that adds up. */
  readonly valid: Local;
  /** Cells that get the sum of an expression. */
  readonly shared: Map<Expression, number[]>;
}

/** How one task is written: once before a chunk of draws, for each two draws of it, and once after it. */
export interface Writer {
  readonly before?: () => void;
  readonly inside: (at: number) => void;
  readonly after?: () => void;
}

/** Several writers as one. */
export const together = (writers: readonly Writer[]): Writer => ({
  before: () => {
    for (const w of writers) w.before?.();
  },
  inside: (at) => {
    for (const w of writers) w.inside(at);
  },
  after: () => {
    for (const w of writers) w.after?.();
  },
});
