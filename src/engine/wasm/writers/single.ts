import type { Context, Writer } from './writer.ts';

/** A certain value: one number for each month and member. */
export const single = (c: Context, base: number, value: () => void): Writer => {
  const pointer = c.addresses.cell(8);
  return {
    inside: () => {
      c.body.get(pointer);
      value();
      c.body.memory('v128.store64_lane', base, 0);
    },
  };
};
