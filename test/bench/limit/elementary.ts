import type { Arithmetic } from '../../../src/engine/elementary/arithmetic.ts';
import { ROOT_HALF_BITS } from '../../../src/engine/elementary/arithmetic.ts';
import { expOver, logOver } from '../../../src/engine/elementary/exp-log.ts';
import { powOver } from '../../../src/engine/elementary/pow.ts';

/** A double as C text, exact. */
export const literal = (x: number): string => {
  if (Number.isNaN(x)) return '__builtin_nan("")';
  if (!Number.isFinite(x)) return x < 0 ? '(-__builtin_inf())' : '__builtin_inf()';
  const text = Object.is(x, -0) ? '-0.0' : Number.isInteger(x) && Math.abs(x) < 1e15 ? x.toFixed(1) : String(x);
  return x < 0 || Object.is(x, -0) ? `(${text})` : text;
};

/** The arithmetic that writes C: every value is a variable of its own. */
const writing = (lines: string[]): Arithmetic<string, string> => {
  const keep = (type: string, text: string): string => {
    const name = `e${lines.length}`;
    lines.push(`const ${type} ${name}=${text};`);
    return name;
  };
  const double = (text: string): string => keep('double', text);
  const truth = (text: string): string => keep('int64_t', text);
  const binade = (x: string): string => truth(`(bits(${x})-(${ROOT_HALF_BITS}LL<<32))>>52`);
  return {
    number: literal,
    add: (a, b) => double(`${a}+${b}`),
    sub: (a, b) => double(`${a}-${b}`),
    mul: (a, b) => double(`${a}*${b}`),
    div: (a, b) => double(`${a}/${b}`),
    abs: (a) => double(`__builtin_fabs(${a})`),
    floor: (a) => double(`__builtin_floor(${a})`),
    less: (a, b) => truth(`${a}<${b}`),
    equal: (a, b) => truth(`${a}==${b}`),
    and: (a, b) => truth(`${a}&${b}`),
    or: (a, b) => truth(`${a}|${b}`),
    not: (a) => truth(`${a}^1`),
    select: (when, yes, no) => double(`${when}?${yes}:${no}`),
    powerOfTwo: (k) => double(`number((int64_t)((uint64_t)((int64_t)${k}+1023)<<52))`),
    exponent: (x) => double(`(double)${binade(x)}`),
    significand: (x) => double(`number((int64_t)((uint64_t)bits(${x})-((uint64_t)${binade(x)}<<52)))`),
  };
};

const define = (name: string, parameters: readonly string[], write: (a: Arithmetic<string, string>) => string): string => {
  const lines: string[] = [];
  const result = write(writing(lines));
  return `static inline __attribute__((always_inline)) double f_${name}(${parameters.map((p) => `double ${p}`).join()}){\n${lines.join('\n')}\nreturn ${result};}`;
};

/** The engine's own exp, log and pow, in C. */
export const elementary = (): string =>
  [
    'static inline int64_t bits(double x){int64_t i;memcpy(&i,&x,8);return i;}',
    'static inline double number(int64_t i){double x;memcpy(&x,&i,8);return x;}',
    define('exp', ['x'], (a) => expOver(a, 'x')),
    define('log', ['x'], (a) => logOver(a, 'x')),
    define('pow', ['x', 'y'], (a) => powOver(a, 'x', 'y')),
  ].join('\n');
