import { type Fault, fault } from '../../kit/fault.ts';

export interface Root {
  readonly x: number;
}

type Trial = (x: number) => Promise<number>;

/** Doublings tried on either side of the present value. */
const REACH = 24;
/** Steps of Brent's method; halving alone would need 60. */
const STEPS = 80;
const EXACT = 1e-12;

interface Bracket {
  readonly a: number;
  readonly fa: number;
  readonly b: number;
  readonly fb: number;
}

/** Widens from `start`, up and down in turn, until the sign changes. */
const bracketFrom = async (f: Trial, start: number): Promise<Bracket | Fault> => {
  const base = start === 0 ? 1 : start;
  const middle = { x: start, y: await f(start) };
  if (Number.isNaN(middle.y)) return fault('undefined-metric', 'it is undefined at the present value');
  const edges = [
    { ...middle, factor: 2, open: true },
    { ...middle, factor: 0.5, open: true },
  ];
  for (let step = 1; step <= REACH; step++) {
    for (const edge of edges) {
      if (!edge.open) continue;
      const x = base * edge.factor ** step;
      const y = await f(x);
      if (Number.isNaN(y)) {
        edge.open = false;
        continue;
      }
      if (y === 0 || y < 0 !== edge.y < 0) return { a: edge.x, fa: edge.y, b: x, fb: y };
      edge.x = x;
      edge.y = y;
    }
  }
  return fault('no-root', `from ${edges[1]?.x} to ${edges[0]?.x} the sign does not change`);
};

/** Brent's method (Brent 1973, Algorithms for Minimization without Derivatives, ch. 4): inverse quadratic steps kept inside a bracket. */
const brent = async (f: Trial, bracket: Bracket): Promise<Root> => {
  let { a, fa, b, fb } = bracket;
  let [c, fc, d, e] = [a, fa, b - a, b - a];
  for (let i = 0; i < STEPS && fb !== 0; i++) {
    if (fb < 0 === fc < 0) [c, fc, d, e] = [a, fa, b - a, b - a];
    if (Math.abs(fc) < Math.abs(fb)) [a, fa, b, fb, c, fc] = [b, fb, c, fc, b, fb];
    const tolerance = 2 * Number.EPSILON * Math.abs(b) + EXACT * Math.abs(b);
    const half = (c - b) / 2;
    if (Math.abs(half) <= tolerance) break;
    const step =
      Math.abs(e) >= tolerance && Math.abs(fa) > Math.abs(fb) ? interpolated({ a, fa, b, fb, c, fc, half, e, tolerance }) : undefined;
    if (step === undefined) [d, e] = [half, half];
    else [e, d] = [d, step];
    [a, fa] = [b, fb];
    b += Math.abs(d) > tolerance ? d : Math.sign(half) * tolerance;
    fb = await f(b);
  }
  return { x: b };
};

interface State extends Bracket {
  readonly c: number;
  readonly fc: number;
  readonly half: number;
  readonly e: number;
  readonly tolerance: number;
}

/** The secant or inverse quadratic step, if it stays well inside the bracket. */
const interpolated = ({ a, fa, b, fb, c, fc, half, e, tolerance }: State): number | undefined => {
  const s = fb / fa;
  let p: number;
  let q: number;
  if (a === c) {
    p = 2 * half * s;
    q = 1 - s;
  } else {
    const [r, t] = [fb / fc, fa / fc];
    p = s * (2 * half * t * (t - r) - (b - a) * (r - 1));
    q = (t - 1) * (r - 1) * (s - 1);
  }
  if (p > 0) q = -q;
  else p = -p;
  return 2 * p < Math.min(3 * half * q - Math.abs(tolerance * q), Math.abs(e * q)) ? p / q : undefined;
};

/** A zero of `f` nearest in doublings to `start`, or why there is none. NaN marks values that cannot be tried. */
export const rootOf = async (f: Trial, start: number): Promise<Root | Fault> => {
  const bracket = await bracketFrom(f, start);
  if ('fault' in bracket) return bracket;
  return bracket.fa === 0 ? { x: bracket.a } : bracket.fb === 0 ? { x: bracket.b } : brent(f, bracket);
};
