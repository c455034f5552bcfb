import { sizeOf } from '../../equations/axes.ts';
import type { Axis, Lag, Variable } from '../../equations/program.ts';
import type { Layout, Place } from '../plan/layout.ts';
import { pathOf } from '../plan/path.ts';
import type { Body, Local } from './body.ts';

/** Which month of a variable: so many back from now (or ahead, for a conveyor), by a fixed number or by an input that is the same in all draws. */
export interface Shift {
  readonly lag: Lag;
  readonly extra: 0 | 1;
  readonly ahead: boolean;
}

export const NOW: Shift = { lag: 0, extra: 0, ahead: false };

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

  writeMonthly(): void {
    for (const write of this.monthly) write();
  }

  writePerMember(): void {
    for (const write of this.perMember) write();
  }

  /** The row of `v` for the present member, `Place.base` still to be added. */
  row(v: Variable, shift: Shift = NOW): Local {
    const place = this.placeOf(v);
    const steps = this.steps(v);
    const bytes = place.members * place.row;
    const by = typeof shift.lag === 'object' ? this.row(shift.lag.by) : undefined;
    const slot = place.slots === 1 ? undefined : typeof shift.lag === 'number' ? this.fixedSlot(place, shift.lag, shift) : undefined;
    const lagged =
      place.slots > 1 && by !== undefined ? `${by}@${this.placeOf((shift.lag as { by: Variable }).by).base}/${shift.ahead}` : '';
    const key = `${steps.key}*${place.row}+${slot ?? ''}/${lagged && `${lagged}/${place.slots}/${bytes}/${shift.extra}`}`;
    return this.once(key, this.perMember, () => {
      this.index(steps.list, place.row);
      if (slot !== undefined) this.plus(() => this.body.get(slot));
      if (lagged) this.plus(() => this.laggedSlot(place, shift, by as Local));
    });
  }

  /** The row of `v` in its first slot: for a lag that differs between draws. */
  rowOfSlots(v: Variable): Local {
    const place = this.placeOf(v);
    const steps = this.steps(v);
    return this.once(`${steps.key}*${place.row}+/`, this.perMember, () => this.index(steps.list, place.row));
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
    const members = sizeOf(this.space);
    const month = this.once(`month*${members * bytes}`, this.monthly, () => {
      this.body.get(this.month);
      this.body.integer(members * bytes);
      this.body.op('i32.mul');
    });
    const axes = this.space;
    const steps = this.steps({ name: 'the nest itself', axes });
    return this.once(`${steps.key}*${bytes}+month`, this.perMember, () => {
      this.index(steps.list, bytes);
      this.plus(() => this.body.get(month));
    });
  }

  private steps(v: Pick<Variable, 'name' | 'axes'>): { list: ReturnType<typeof pathOf>; key: string } {
    const list = pathOf(v as Variable, this.space);
    const key = list.map((s) => `${s.counter}.${s.table ? this.layout.tables.get(s.table) : ''}.${s.stride}`).join();
    return { list, key };
  }

  private once(key: string, into: (() => void)[], write: () => void): Local {
    let local = this.known.get(key);
    if (local === undefined) {
      const made = this.body.local('i32');
      this.known.set(key, made);
      into.push(() => {
        write();
        this.body.set(made);
      });
      local = made;
    }
    return local;
  }

  private plus(write: () => void): void {
    write();
    this.body.op('i32.add');
  }

  private index(steps: ReturnType<typeof pathOf>, bytes: number): void {
    if (steps.length === 0) this.body.integer(0);
    for (const [i, step] of steps.entries()) {
      this.body.get(this.counters[step.counter] as Local);
      if (step.table) {
        this.body.integer(2);
        this.body.op('i32.shl');
        this.body.memory('i32.load', this.layout.tables.get(step.table) as number);
      }
      this.body.integer(step.stride * bytes);
      this.body.op('i32.mul');
      if (i > 0) this.body.op('i32.add');
    }
  }

  private fixedSlot(place: Place, lag: number, { extra, ahead }: Shift): Local {
    const bytes = place.members * place.row;
    const distance = ahead ? lag : place.slots - lag - extra;
    return this.once(`slot ${place.slots}/${distance % place.slots}*${bytes}`, this.monthly, () => {
      this.body.get(this.month);
      this.body.integer(distance);
      this.body.op('i32.add');
      this.wrap(place);
    });
  }

  private laggedSlot(place: Place, shift: Shift, by: Local): void {
    const { body } = this;
    body.get(this.month);
    if (!shift.ahead) {
      body.integer(place.slots - shift.extra);
      body.op('i32.add');
    }
    body.get(by);
    body.memory('f64.load', this.placeOf((shift.lag as { by: Variable }).by).base);
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
