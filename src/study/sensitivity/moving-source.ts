import type { InputData } from '../../equations/index.ts';
import type { UniformSource } from '../../uncertainty/index.ts';

/** Draw numbers of one design lie this far from those of the last: samplers keep the last block they were asked for. */
const APART = 2 ** 32;

/** A source whose numbers can be exchanged after inputs were bound to it, so that a model is bound once for many designs. */
export class MovingSource {
  private current: UniformSource = () => (_, out) => void out.fill(0.5);
  private offset = 0;

  readonly source: UniformSource = (name) => {
    let of: UniformSource | undefined;
    let fill: ReturnType<UniformSource> | undefined;
    return (first, out) => {
      if (of !== this.current) {
        of = this.current;
        fill = of(name);
      }
      fill?.(first - this.offset, out);
    };
  };

  /** Takes these numbers from now on. @returns inputs bound to `source`, for draws from 0 */
  moveTo(source: UniformSource, inputs: ReadonlyMap<string, InputData>): ReadonlyMap<string, InputData> {
    this.current = source;
    this.offset += APART;
    const { offset } = this;
    return new Map(
      [...inputs].map(([name, data]) => {
        const { sample } = data;
        return [name, sample ? { ...data, sample: (first, count, out) => sample(first + offset, count, out) } : data];
      }),
    );
  }
}
