import type { Layout, Place } from '../../../src/engine/plan/layout.ts';
import { pathOf } from '../../../src/engine/plan/path.ts';
import type { Read } from '../../../src/engine/plan/reads.ts';
import { sizeOf } from '../../../src/equations/axes.ts';
import type { Axis, Lag, Variable } from '../../../src/equations/program.ts';

/** Which month of a row, as the engine counts it. */
export interface Shift {
  readonly lag: Lag;
  readonly extra: 0 | 1;
  readonly ahead: boolean;
}

export const NOW: Shift = { lag: 0, extra: 0, ahead: false };

/** Where rows lie, as C text over the counters i0, i1 … and the month t. */
export class CRows {
  readonly layout: Layout;
  private readonly space: readonly Axis[];

  constructor(layout: Layout, space: readonly Axis[]) {
    this.layout = layout;
    this.space = space;
  }

  placeOf(v: Variable): Place {
    const place = this.layout.places.get(v);
    if (!place) throw new Error(`'${v.name}' has no place in memory`);
    return place;
  }

  shiftOf(read: Read): Shift {
    return { lag: read.lag, extra: read.when === 'opening' && this.placeOf(read.variable).slots > 1 ? 1 : 0, ahead: false };
  }

  private index(v: Pick<Variable, 'name' | 'axes'>, bytes: number): string {
    const steps = pathOf(v, this.space).map(({ counter, table, stride }) => {
      const at = table ? `((const int32_t*)(M+${this.layout.tables.get(table)}))[i${counter}]` : `i${counter}`;
      return `(long)${at}*${stride * bytes}`;
    });
    return steps.join('+') || '0';
  }

  /** Address of the row in a slot that is the same in all draws. */
  address(v: Variable, shift: Shift): string {
    const place = this.placeOf(v);
    return `M+${place.base}+${this.index(v, place.row)}+${this.slot(place, shift)}`;
  }

  private slot(place: Place, { lag, extra, ahead }: Shift): string {
    if (place.slots === 1) return '0';
    const bytes = place.members * place.row;
    if (typeof lag === 'number') return `(long)((t+${ahead ? lag : place.slots - lag - extra})%${place.slots})*${bytes}`;
    const months = `(long)*(double*)(${this.address(lag.by, NOW)})`;
    return `(long)((t+${ahead ? 0 : place.slots - extra}${ahead ? '+' : '-'}${months})%${place.slots})*${bytes}`;
  }

  /** Address of the row in its first slot. */
  first(v: Variable): string {
    const place = this.placeOf(v);
    return `M+${place.base}+${this.index(v, place.row)}`;
  }

  /** For a lag `by` that differs between draws: how far from the first slot, in bytes. */
  drawnSlot(v: Variable, { extra, ahead }: Shift, lag: string): string {
    const { slots, members, row } = this.placeOf(v);
    return `slot_of((int)((t+${slots - extra})%${slots})${ahead ? '+' : '-'}(int)${lag}${ahead ? `-${slots}` : ''},${slots})*${members * row}L`;
  }

  /** `(month · members + member) · bytes` from `base` on, over the nest's own space. */
  cell(base: number, bytes: number): string {
    return `M+${base}+t*${sizeOf(this.space) * bytes}L+${this.index({ name: 'the nest itself', axes: this.space }, bytes)}`;
  }
}
