import { isFault } from '../../kit/fault.ts';
import { findKind, makeDistribution, type Origin, type Value, valueAt } from '../../uncertainty/index.ts';

/** A figure that two scenarios give differently. */
export interface Change {
  readonly group: string;
  readonly a: Value;
  readonly b: Value;
}

/** Name of the random numbers that say, draw by draw, whose figures a group has: below ½ those of A. No path begins so. */
export const switchName = (group: string): string => `attribution/${group}`;

const evenly = () => {
  const kind = findKind('uniform');
  const made = isFault(kind) ? kind : makeDistribution(kind, { low: 0, high: 1 });
  if (isFault(made)) throw new Error(made.fault);
  return made;
};

const SHARES = [0.01, 0.25, 0.5, 0.75, 0.99];

type Of<K extends Value['kind']> = Extract<Value, { readonly kind: K }>;

const sameDistribution = (a: Of<'uncertain'>, b: Of<'uncertain'>): boolean =>
  a.name === b.name && SHARES.every((u) => a.distribution.quantile(u) === b.distribution.quantile(u));

/** Whether two formulas compute the same, tried on their medians and beside them. */
const sameFormula = (a: Of<'derived'>, b: Of<'derived'>): boolean => {
  if (a.of.length !== b.of.length) return false;
  const [x, y] = [a, b].map(({ of }) => of.map((part) => valueAt(part, 0))) as [number[], number[]];
  const beside = x.map((v, i) => 1.37 * v + 0.11 * (i + 1));
  return [x, y, beside].every((args) => Object.is(a.compute(args), b.compute(args)));
};

const sameMonths = (a: Of<'curve'>, b: Of<'curve'>): boolean =>
  a.between === b.between && a.points.length === b.points.length && a.points.every((p, i) => p.month === b.points[i]?.month);

/**
 * Makes one figure of two: A's where its group is with A, B's where it is with B. A figure computed from others is mixed in what it
 * is computed from, so that the figure that really differs decides about the group.
 */
export class Mixer {
  readonly changes: Change[] = [];
  /** Values that a group decides about. */
  readonly mixed = new Set<Value>();
  private readonly groupOf: (a: Origin, b: Origin) => string;
  private readonly made = new Map<Value, Map<Value, Value>>();
  private readonly switches = new Map<string, Value>();
  private readonly distribution = evenly();

  constructor(groupOf: (a: Origin, b: Origin) => string) {
    this.groupOf = groupOf;
  }

  get groups(): readonly string[] {
    return [...this.switches.keys()];
  }

  /** `a` itself where both are the same. */
  mix(a: Value, b: Value): Value {
    if (a === b) return a;
    const known = this.made.get(a) ?? new Map<Value, Value>();
    this.made.set(a, known);
    const result = known.get(b) ?? this.inParts(a, b) ?? this.switched(a, b);
    known.set(b, result);
    if (result !== a) this.mixed.add(result);
    return result;
  }

  private parts(a: readonly Value[], b: readonly Value[]): readonly Value[] | undefined {
    const parts = a.map((part, i) => this.mix(part, b[i] as Value));
    return parts.some((part, i) => part !== a[i]) ? parts : undefined;
  }

  private inParts(a: Value, b: Value): Value | undefined {
    if (a.kind === 'constant' && b.kind === 'constant') return a.value === b.value ? a : undefined;
    if (a.kind === 'uncertain' && b.kind === 'uncertain') return sameDistribution(a, b) ? a : undefined;
    if (a.kind === 'derived' && b.kind === 'derived' && sameFormula(a, b)) {
      const of = this.parts(a.of, b.of);
      return of ? { ...b, of } : a;
    }
    if (a.kind === 'curve' && b.kind === 'curve' && sameMonths(a, b)) {
      const parts = this.parts(
        a.points.map((p) => p.value),
        b.points.map((p) => p.value),
      );
      return parts ? { ...b, points: b.points.map((p, i) => ({ ...p, value: parts[i] as Value })) } : a;
    }
    if (a.kind === 'growth' && b.kind === 'growth' && a.start === b.start) {
      const parts = this.parts([a.from, a.annual], [b.from, b.annual]);
      return parts ? { ...b, from: parts[0] as Value, annual: parts[1] as Value } : a;
    }
    return undefined;
  }

  private switched(a: Value, b: Value): Value {
    const group = this.groupOf(a.origin, b.origin);
    this.changes.push({ group, a, b });
    return {
      kind: 'derived',
      of: [this.switchOf(group, b.origin), a, b],
      compute: ([side, ofA, ofB]) => ((side as number) < 0.5 ? (ofA as number) : (ofB as number)),
      origin: b.origin,
    };
  }

  private switchOf(group: string, origin: Origin): Value {
    const found: Value = this.switches.get(group) ?? {
      kind: 'uncertain',
      name: switchName(group),
      distribution: this.distribution,
      origin,
    };
    this.switches.set(group, found);
    return found;
  }
}
