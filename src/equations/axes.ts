import type { Dimension } from './declare.ts';
import { ancestors } from './dimensions.ts';
import type { ModelFault } from './fault.ts';
import type { Axis, Binding } from './program.ts';

/** How a member of a space leads to a member of an axis: by the index along one axis of the space, through a table for a combination. */
export interface Step {
  /** Position in the space. */
  readonly along: number;
  /** Place in the wanted axis for each member; none if the axis is the space's own. */
  readonly index: Int32Array | undefined;
}

/** @returns nothing if no axis of the space leads there */
export const stepTo = (space: readonly Axis[], axis: Axis): Step | undefined => {
  const own = space.indexOf(axis);
  if (own >= 0) return { along: own, index: undefined };
  for (const [along, s] of space.entries()) {
    const parent = s.parents.find((p) => p.axis === axis);
    if (parent) return { along, index: parent.index };
  }
  return undefined;
};

/** Number of members of a product of axes; 1 for no axes. */
export const sizeOf = (axes: readonly Axis[]): number => axes.reduce((n, a) => n * a.members.length, 1);

/** For each member of `space`, the place in an array over `axes` (last fastest). */
export const placesIn = (space: readonly Axis[], axes: readonly Axis[]): Int32Array => {
  const places = new Int32Array(sizeOf(space));
  let stride = 1;
  for (const axis of [...axes].reverse()) {
    const step = stepTo(space, axis);
    if (!step) throw new Error(`no way from ${space.map((s) => s.name).join('·') || 'a scalar'} to ${axis.name}`);
    const block = sizeOf(space.slice(step.along + 1));
    const size = (space[step.along] as Axis).members.length;
    for (let i = 0; i < places.length; i++) {
      const member = Math.floor(i / block) % size;
      places[i] = (places[i] as number) + stride * (step.index ? (step.index[member] as number) : member);
    }
    stride *= axis.members.length;
  }
  return places;
};

type Members = { readonly ids: readonly string[]; readonly tuples?: readonly (readonly number[])[] };

const tupleFaults = (d: Dimension, members: Members, axes: ReadonlyMap<Dimension, Axis>): string[] => {
  const of = d.of ?? [];
  if (members.tuples?.length !== members.ids.length) return [`has ${members.ids.length} members but ${members.tuples?.length ?? 0} tuples`];
  return members.tuples.flatMap((tuple, i) => {
    const wrong = of.find((p, k) => !(Number.isInteger(tuple[k]) && axes.get(p)?.members[tuple[k] as number] !== undefined));
    return tuple.length !== of.length || wrong ? [`member ${members.ids[i]} has a tuple that leads to no ${wrong?.name ?? 'parent'}`] : [];
  });
};

/** Direct parents, then theirs: every ancestor has its own table, so that one look-up suffices. */
const parentsOf = (
  d: Dimension,
  tuples: readonly (readonly number[])[],
  axes: ReadonlyMap<Dimension, Axis>,
): { axis: Axis; index: Int32Array }[] => {
  const direct = (d.of ?? []).map((p, k) => ({ axis: axes.get(p) as Axis, index: Int32Array.from(tuples, (t) => t[k] as number) }));
  const all = [...direct];
  for (const parent of direct)
    for (const far of parent.axis.parents)
      if (!all.some((a) => a.axis === far.axis)) all.push({ axis: far.axis, index: parent.index.map((i) => far.index[i] as number) });
  return all;
};

/** Two ways to one ancestor must agree for every member. */
const disagreement = (axis: Axis): string | undefined => {
  for (const via of axis.parents)
    for (const far of via.axis.parents) {
      const known = axis.parents.find((p) => p.axis === far.axis);
      const at = known?.index.findIndex((place, i) => place !== far.index[via.index[i] as number]) ?? -1;
      if (at >= 0) return `member ${axis.members[at]} leads to one ${far.axis.name} directly and to another through ${via.axis.name}`;
    }
  return undefined;
};

/** Binds dimensions to their members, parents first. */
export const bindAxes = (
  dimensions: readonly Dimension[],
  members: Binding['members'],
  faults: ModelFault[],
): ReadonlyMap<Dimension, Axis> => {
  const axes = new Map<Dimension, Axis>();
  const bind = (d: Dimension): void => {
    if (axes.has(d)) return;
    for (const parent of d.of ?? []) bind(parent);
    const given: Members = members.get(d.name) ?? { ids: [], tuples: [] };
    const messages = d.of ? tupleFaults(d, given, axes) : [];
    if (!members.has(d.name)) messages.push('has no members bound');
    if (new Set(given.ids).size < given.ids.length) messages.push('has two members of one name');
    const sound = messages.length === 0;
    const axis: Axis = { name: d.name, members: sound ? given.ids : [], parents: parentsOf(d, sound ? (given.tuples ?? []) : [], axes) };
    const odd = sound ? disagreement(axis) : undefined;
    if (odd !== undefined) messages.push(odd);
    for (const message of messages) faults.push({ variable: `dimension ${d.name}`, message });
    axes.set(d, axis);
  };
  for (const d of dimensions.flatMap((dim) => [...ancestors(dim), dim])) bind(d);
  return axes;
};
