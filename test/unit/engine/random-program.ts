import type { Axis, BinaryOp, Expression, Mode, UnaryOp, Variable } from '../../../src/equations/program.ts';
import { axis, Builder, pairs } from './builder.ts';

/** A small generator (mulberry32) so that a program follows from its number alone. */
const dice = (seed: number) => {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (n: number): number => Math.floor(next() * n);
  return { next, below, chance: (p: number) => next() < p, pick: <T>(xs: readonly T[]): T => xs[below(xs.length)] };
};

const noise = (seed: number, name: string, month: number, member: number, draw: number): number => {
  let h = seed ^ 0x9e3779b9;
  for (const x of [...Array.from(name, (c) => c.charCodeAt(0)), month, member, draw]) h = Math.imul(h ^ x ^ (h >>> 13), 0x5bd1e995);
  return ((h ^ (h >>> 15)) >>> 0) / 4294967296;
};

const LONGEST = 5;

/** Any valid program: random axes, a sparse combination, inputs of every shape, lags of every kind, all modes, tallies, checks that hold. */
export const randomProgram = (seed: number): Builder => {
  const d = dice(seed);
  const b = new Builder(1 + d.below(12));
  const [one, two] = [axis('one', 1 + d.below(3)), axis('two', 1 + d.below(4))];
  const tuples = one.members.flatMap((_, i) => two.members.flatMap((__, j) => (d.chance(0.6) ? [[i, j] as const] : [])));
  const sparse = pairs('sparse', one, two, tuples);
  const spaces: readonly (readonly Axis[])[] = [[], [one], [two], [one, two], [two, one], [sparse]];
  const reachable = (from: readonly Axis[], to: readonly Axis[]): boolean =>
    to.every((a) => from.some((f) => f === a || f.parents.some((p) => p.axis === a)));

  const pool: Variable[] = [];
  const input = (name: string, axes: readonly Axis[], monthly: boolean, uncertain: boolean, more: Partial<Variable> = {}): Variable =>
    b.input(
      name,
      axes,
      { monthly, uncertain, memory: d.below(LONGEST), before: d.below(3), ...more },
      (t, m, k) => Math.round((noise(seed, name, t, m, uncertain ? k : 0) * 4 - 1.5) * 1e6) / 1e6,
    );
  for (const monthly of [true, false]) {
    for (const uncertain of [true, false]) pool.push(input(`input ${monthly} ${uncertain}`, d.pick(spaces), monthly, uncertain));
  }
  pool.push(input('input more', d.pick(spaces), d.chance(0.5), d.chance(0.5)));
  const lagInput = (name: string, axes: readonly Axis[], uncertain: boolean): Variable =>
    b.input(name, axes, { monthly: d.chance(0.3), uncertain }, (t, m, k) =>
      Math.floor(noise(seed, name, t, m, uncertain ? k : 0) * (LONGEST + 1)),
    );
  const lags = [
    lagInput('lag', d.pick(spaces), false),
    lagInput('drawn lag', d.pick(spaces), true),
    lagInput('lag of two', [two], d.chance(0.5)),
  ];

  const before = (axes: readonly Axis[], uncertain: boolean, name: string): number | Variable =>
    d.chance(0.5) ? d.below(5) / 2 : input(`before ${name}`, axes, false, uncertain && d.chance(0.5), { memory: 0 });
  const count = 3 + d.below(14);
  const computed = Array.from({ length: count }, (_, i): Variable => {
    const axes = d.pick(spaces);
    const uncertain = d.chance(0.75);
    const role = d.chance(0.3) ? 'stock' : 'computed';
    const name = `${role} ${i}`;
    return b.variable(name, axes, { role, uncertain, memory: LONGEST, before: before(axes, uncertain, name) });
  });

  const ready = new Set<Variable>(pool);
  const read = (space: readonly Axis[], drawn: boolean): Expression => {
    const fits = (v: Variable): boolean => reachable(space, v.axes) && (drawn || !v.uncertain);
    const now = [...ready].filter(fits);
    const any = [...pool, ...computed].filter(fits);
    const ownLags = lags.filter(fits);
    const roll = d.next();
    if (roll < 0.15 && any.length > 0) return b.read(d.pick(any), 1 + d.below(LONGEST));
    const shifting = any.filter((v) => v.memory === LONGEST && ready.has(v));
    if (roll < 0.3 && shifting.length > 0 && ownLags.length > 0) return b.read(d.pick(shifting), { by: d.pick(ownLags) });
    const stocks = any.filter((v) => v.role === 'stock' && !ready.has(v));
    if (roll < 0.5 && stocks.length > 0) return b.opening(d.pick(stocks));
    if (roll < 0.55) return b.number(d.below(7) / 2 - 1);
    return now.length > 0 ? b.read(d.pick(now)) : b.number(1.25);
  };
  const tame = (e: Expression): Expression => b.op('/', e, b.op('+', 1, b.op1('abs', e)));
  const build = (space: readonly Axis[], drawn: boolean, depth: number): Expression => {
    if (depth === 0) return read(space, drawn);
    const sub = (): Expression => build(space, drawn, depth - 1 - d.below(Math.min(2, depth)));
    const [x, y] = [sub(), sub()];
    const roll = d.next();
    if (roll < 0.45) return b.op(d.pick(['+', '-', '*', 'min', 'max'] satisfies BinaryOp[]), x, y);
    if (roll < 0.55) return b.op('/', x, b.op('+', b.op1('abs', y), 0.5));
    if (roll < 0.65) return b.op(d.pick(['<', '<=', '>', '>=', '==', '!=', 'and', 'or'] satisfies BinaryOp[]), x, y);
    if (roll < 0.75) return b.choose(d.chance(0.5) ? b.op('<', x, y) : x, y, sub());
    if (roll < 0.85) return b.op1(d.pick(['neg', 'abs', 'floor', 'not'] satisfies UnaryOp[]), x);
    if (roll < 0.88) return b.op1('sqrt', b.op1('abs', x));
    if (roll < 0.91) return b.op1('exp', tame(x));
    if (roll < 0.94) return b.op1('log', b.op('+', b.op1('abs', x), 0.1));
    if (roll < 0.97) return b.op('pow', b.op('+', b.op1('abs', x), 0.1), b.op('*', 3, tame(y)));
    return tame(x);
  };
  const NEUTRAL: Record<Exclude<Mode, 'set' | 'send'>, number> = { add: 0, multiply: 1, least: 1e9, greatest: -1e9 };
  const expression = (space: readonly Axis[], drawn: boolean): Expression => tame(build(space, drawn, d.below(4)));
  const conveyors = new Set<Variable>();
  for (const v of computed) {
    const larger = spaces.filter((s) => reachable(s, v.axes));
    const roll = d.next();
    if (v.role === 'stock' || roll < 0.5)
      b.set(v, b.op('+', v.role === 'stock' ? b.op('*', 0.75, b.opening(v)) : 0, expression(v.axes, v.uncertain)));
    else if (roll < 0.8) {
      const mode = d.pick(['add', 'multiply', 'least', 'greatest'] as const);
      b.set(v, NEUTRAL[mode]);
      const times = 1 + d.below(2);
      for (let i = 0; i < times; i++) {
        const space = d.pick(larger);
        b.write(v, mode, expression(space, v.uncertain), space);
      }
    } else {
      const space = d.pick(larger);
      const own = lags.filter((l) => reachable(space, l.axes) && (v.uncertain || !l.uncertain));
      b.write(
        v,
        'send',
        expression(space, v.uncertain),
        space,
        own.length > 0 && d.chance(0.7) ? { by: d.pick(own) } : d.below(LONGEST + 1),
      );
      conveyors.add(v);
    }
    ready.add(v);
  }
  for (const v of computed) if (d.chance(0.6)) b.record(v);
  if (b.recorded.length === 0) b.record(computed[0]);
  for (const v of computed)
    if (v.axes.length === 0 && !conveyors.has(v)) b.overall(d.pick(['total', 'last', 'least', 'greatest', 'mean', 'irr', 'payback']), v);
  for (let i = 0; i < 2; i++) {
    const space = d.pick(spaces);
    const drawn = d.chance(0.8);
    b.tally('flow', `limit ${i}`, space, b.op('<', expression(space, drawn), 0.1), expression(space, drawn), expression(space, drawn));
    b.check(`sound ${i}`, space, expression(space, drawn), 0, 1, 2);
  }
  return b;
};
