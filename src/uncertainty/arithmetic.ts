import type { Origin, Value } from './value.ts';

export const constant = (value: number, origin: Origin): Value => ({ kind: 'constant', value, origin });

/** A value computed from others; it remembers them, so that they can be traced. */
export const combine = (of: readonly Value[], compute: (args: readonly number[]) => number, origin: Origin): Value => ({
  kind: 'derived',
  of,
  compute,
  origin,
});

/** A value times a factor. The text shows the factor; all else about its origin stays. */
export const scaled = (value: Value, factor: number): Value =>
  combine([value], ([x]) => (x as number) * factor, { ...value.origin, text: `${value.origin.text} × ${factor}` });
