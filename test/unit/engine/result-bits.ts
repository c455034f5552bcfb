import type { Results } from '../../../src/engine/results.ts';

const hex = (x: Float64Array | Float32Array): string => Buffer.from(x.buffer, x.byteOffset, x.byteLength).toString('hex');

/** Every bit of a run's results, by name. */
export const resultBits = (results: Results): Record<string, string> => {
  const bits: Record<string, string> = {};
  for (const [i, s] of results.series.entries()) {
    bits[`${i} ${s.recorded.id} mean`] = hex(s.mean);
    const rows = Array.from({ length: results.months * s.members }, (_, cell) =>
      hex(s.draws(Math.floor(cell / s.members), cell % s.members)),
    );
    bits[`${i} ${s.recorded.id} draws`] = rows.join('|');
  }
  for (const [i, l] of results.limits.entries()) bits[`limit ${i}`] = [l.bound, l.missed, l.slack].map(hex).join('|');
  for (const [i, o] of results.overalls.entries()) bits[`overall ${i} ${o.quantity.id}`] = `${hex(o.values)} ${JSON.stringify(o.rates)}`;
  return bits;
};
