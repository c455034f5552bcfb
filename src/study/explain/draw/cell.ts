import { placesIn, sizeOf } from '../../../equations/axes.ts';
import type { Axis, Variable } from '../../../equations/index.ts';

/** One number of one draw: a variable in a month, for one member of its axes. Months before the horizon are negative. */
export interface Cell {
  readonly variable: Variable;
  readonly month: number;
  readonly member: number;
}

/** The same text for the same cell of one program. */
export const cellKey = ({ variable, month, member }: Cell): string => `${variable.index} ${month} ${member}`;

/** A variable that nobody declared: its name has spaces. */
export const isHidden = (variable: Variable): boolean => variable.name.includes(' ');

/** Members of spaces and where they lead, worked out once for each pair of spaces. */
export class Places {
  readonly #places = new Map<readonly Axis[], Map<readonly Axis[], Int32Array>>();
  readonly #sources = new Map<Int32Array, readonly (readonly number[])[]>();

  #table(space: readonly Axis[], axes: readonly Axis[]): Int32Array {
    const from = this.#places.get(space) ?? new Map<readonly Axis[], Int32Array>();
    this.#places.set(space, from);
    const table = from.get(axes) ?? placesIn(space, axes);
    from.set(axes, table);
    return table;
  }

  /** The member of `axes` that a member of `space` leads to. */
  at(space: readonly Axis[], axes: readonly Axis[], member: number): number {
    return this.#table(space, axes)[member] as number;
  }

  /** All members of `space` that lead to a member of `axes`. */
  leadingTo(space: readonly Axis[], axes: readonly Axis[], member: number): readonly number[] {
    const table = this.#table(space, axes);
    let sources = this.#sources.get(table);
    if (!sources) {
      const made: number[][] = Array.from({ length: sizeOf(axes) }, () => []);
      for (const [from, to] of table.entries()) made[to]?.push(from);
      sources = made;
      this.#sources.set(table, sources);
    }
    return sources[member] as readonly number[];
  }
}

/** Where a member of axes is, by dimension: combinations are taken apart into the plain dimensions they lead to. */
export const placeOf = (axes: readonly Axis[], member: number): Readonly<Record<string, string>> => {
  let rest = member;
  const found: [string, string][] = [];
  for (const axis of [...axes].reverse()) {
    const own = rest % axis.members.length;
    rest = Math.floor(rest / axis.members.length);
    const plain = axis.parents.filter((p) => p.axis.parents.length === 0);
    if (axis.parents.length === 0) found.unshift([axis.name, axis.members[own] as string]);
    else found.unshift(...plain.map((p): [string, string] => [p.axis.name, p.axis.members[p.index[own] as number] as string]));
  }
  return Object.fromEntries(found);
};
