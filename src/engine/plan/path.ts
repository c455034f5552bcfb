import { stepTo } from '../../equations/axes.ts';
import type { Axis, Variable } from '../../equations/program.ts';

/** One step of the way from a loop's counters to a variable's row: `table[counter] · stride`, or `counter · stride`. */
export interface Step {
  /** Position of the counter in the loop's space. */
  readonly counter: number;
  readonly table: Int32Array | undefined;
  /** In rows. */
  readonly stride: number;
}

export const sameAxes = (a: readonly Axis[], b: readonly Axis[]): boolean => {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
};

/** How a loop over `space` finds a variable's row. The last axis is the fastest. */
export const pathOf = ({ name, axes }: Pick<Variable, 'name' | 'axes'>, space: readonly Axis[]): Step[] => {
  const steps: Step[] = [];
  let stride = 1;
  for (let i = axes.length - 1; i >= 0; i--) {
    const axis = axes[i] as Axis;
    const found = stepTo(space, axis);
    if (!found)
      throw new Error(`'${name}' varies over '${axis.name}', which cannot be reached from (${space.map((a) => a.name).join(', ')})`);
    steps.push({ counter: found.along, table: found.index, stride });
    stride *= axis.members.length;
  }
  return steps;
};
