import { sizeOf } from '../../equations/axes.ts';
import type { Axis, Lag, Variable } from '../../equations/program.ts';
import type { Layout, Place } from '../plan/layout.ts';
import { pathOf, type Step, sameAxes } from '../plan/path.ts';
import type { Body, Local } from './body.ts';

/** Which month of a variable: so many back from now (or ahead, for a conveyor), by a fixed number or by an input that is the same in all draws. */
export interface Shift {
  readonly lag: Lag;
  readonly extra: 0 | 1;
  readonly ahead: boolean;
}

export const NOW: Shift = { lag: 0, extra: 0, ahead: false };

/** How the nest's counters lead to a place among the members of some axes. */
interface Way {
  readonly number: number;
  readonly axes: readonly Axis[];
  readonly steps: readonly Step[];
  /** The place's offset where each has one number, once it has been asked for. */
  single: Local | undefined;
  /** And where each has one for every draw. */
  drawn: Local | undefined;
}

/**
 * The addresses one nest needs: what depends on the month only is computed once a month, the rest once a member.
 * Reached the same way means computed once, whatever the variable. All must be asked for before `monthly` and `perMember` are written.
 */
export class Addresses {
  /** The function's first parameter. */
  readonly month: Local = 0;
  readonly counters: readonly Local[];
  private readonly body: Body;
  private readonly layout: Layout;
  private readonly space: readonly Axis[];
  private readonly monthly: (() => void)[] = [];
  private readonly perMember: (() => void)[] = [];
  private readonly ways: Way[] = [];
  private readonly known = new Map<string, Local>();

  constructor(body: Body, layout: Layout, space: readonly Axis[]) {
    this.body = body;
    this.layout = layout;
    this.space = space;
    this.counters = space.map(() => body.local('i32'));
  }

  placeOf(v: Variable): Place {
    const place = this.layout.places.get(v);
    if (!place) throw new Error(`'${v.name}' has no place in memory`);
    return place;
  }

  isStored(v: Variable): boolean {
    return this.layout.places.has(v);
  }

  writeMonthly(): void {
    for (const write of this.monthly) write();
  }

  writePerMember(): void {
    for (const write of this.perMember) write();
  }

  /** The row of `v` for the present member, `Place.base` still to be added. */
  row(v: Variable, place: Place, shift: Shift): Local {
    if (place.slots === 1) return this.rowOfSlots(v, place);
    return typeof shift.lag === 'number' ? this.rowAtFixed(v, place, shift.lag, shift) : this.rowAtLag(v, place, shift.lag.by, shift);
  }

  /** The row of `v` in its first slot: all there is of what keeps one month, and where a lag that differs between draws counts from. */
  rowOfSlots(v: Variable, { row }: Place): Local {
    const way = this.wayTo(v);
    const known = v.uncertain ? way.drawn : way.single;
    if (known !== undefined) return known;
    // a local that nothing is written to is 0
    const made = way.steps.length === 0 ? this.body.local('i32') : this.add(this.perMember, () => this.index(way.steps, row));
    if (v.uncertain) way.drawn = made;
    else way.single = made;
    return made;
  }

  /** The number of the slot, not in bytes. */
  slotNumber(place: Place, extra: 0 | 1): Local {
    return this.once(`slot ${place.slots}/${extra}`, this.monthly, () => {
      this.body.get(this.month);
      this.body.integer(place.slots - extra);
      this.body.op('i32.add');
      this.body.integer(place.slots);
      this.body.op('i32.rem_u');
    });
  }

  /** `(month · members + member) · bytes`, over the nest's own space. */
  cell(bytes: number): Local {
    return this.once(`cell ${bytes}`, this.perMember, () => {
      const { steps } = this.wayTo({ name: 'the nest itself', axes: this.space });
      this.body.get(this.month);
      this.body.integer(sizeOf(this.space) * bytes);
      this.body.op('i32.mul');
      if (steps.length === 0) return;
      this.index(steps, bytes);
      this.body.op('i32.add');
    });
  }

  private wayTo({ name, axes }: Pick<Variable, 'name' | 'axes'>): Way {
    for (const way of this.ways) if (sameAxes(way.axes, axes)) return way;
    const steps = pathOf({ name, axes }, this.space);
    const way = { number: this.ways.length, axes, steps, single: undefined, drawn: undefined };
    this.ways.push(way);
    return way;
  }

  private add(into: (() => void)[], write: () => void): Local {
    const local = this.body.local('i32');
    into.push(() => {
      write();
      this.body.set(local);
    });
    return local;
  }

  private once(key: string, into: (() => void)[], write: () => void): Local {
    let local = this.known.get(key);
    if (local === undefined) {
      local = this.add(into, write);
      this.known.set(key, local);
    }
    return local;
  }

  private index(steps: readonly Step[], bytes: number): void {
    for (let i = 0; i < steps.length; i++) {
      const { counter, table, stride } = steps[i] as Step;
      this.body.get(this.counters[counter] as Local);
      if (table) {
        this.body.integer(2);
        this.body.op('i32.shl');
        this.body.memory('i32.load', this.layout.tables.get(table) as number);
      }
      this.body.integer(stride * bytes);
      this.body.op('i32.mul');
      if (i > 0) this.body.op('i32.add');
    }
  }

  private rowAtFixed(v: Variable, place: Place, lag: number, { extra, ahead }: Shift): Local {
    const bytes = place.members * place.row;
    const distance = ahead ? lag : place.slots - lag - extra;
    const slot = this.once(`slot ${place.slots}/${distance % place.slots}*${bytes}`, this.monthly, () => {
      this.body.get(this.month);
      this.body.integer(distance);
      this.body.op('i32.add');
      this.wrap(place);
    });
    const way = this.wayTo(v);
    if (way.steps.length === 0) return slot;
    return this.once(`${way.number}*${place.row}+${slot}`, this.perMember, () => {
      this.index(way.steps, place.row);
      this.body.get(slot);
      this.body.op('i32.add');
    });
  }

  private rowAtLag(v: Variable, place: Place, lag: Variable, shift: Shift): Local {
    const lags = this.placeOf(lag);
    const by = this.row(lag, lags, NOW);
    const way = this.wayTo(v);
    const { base } = lags;
    const bytes = place.members * place.row;
    const key = `${way.number}*${place.row}+${by}@${base}/${shift.ahead}/${place.slots}/${bytes}/${shift.extra}`;
    return this.once(key, this.perMember, () => {
      this.laggedSlot(place, shift, by, base);
      if (way.steps.length === 0) return;
      this.index(way.steps, place.row);
      this.body.op('i32.add');
    });
  }

  /** @param by the row of the input that gives the lag, and @param base where that begins */
  private laggedSlot(place: Place, shift: Shift, by: Local, base: number): void {
    const { body } = this;
    body.get(this.month);
    if (!shift.ahead) {
      body.integer(place.slots - shift.extra);
      body.op('i32.add');
    }
    body.get(by);
    body.memory('f64.load', base);
    body.op('i32.trunc_f64_u');
    body.op(shift.ahead ? 'i32.add' : 'i32.sub');
    this.wrap(place);
  }

  private wrap(place: Place): void {
    this.body.integer(place.slots);
    this.body.op('i32.rem_u');
    this.body.integer(place.members * place.row);
    this.body.op('i32.mul');
  }
}
