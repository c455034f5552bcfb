/** A bar on each side of a line: how far an output moves from its median. */
export interface BarScale {
  readonly middle: number;
  /** What the whole half of the bar stands for, never 0. */
  readonly reach: number;
  /** Characters on each side. */
  readonly half: number;
}

const LOW = '░';
const HIGH = '█';

/** Cells between the median and a value; at least one where there is any distance. */
const cells = (distance: number, { reach, half }: BarScale): number =>
  distance > 0 ? Math.min(half, Math.max(1, Math.round((distance / reach) * half))) : 0;

/** `░` for the input at its low end, `█` at its high end, on the side of the median where the output then is. */
export const bar = ({ low, high }: { readonly low: number; readonly high: number }, scale: BarScale): string => {
  const { middle, half } = scale;
  const left: string[] = Array.from({ length: half }, () => ' ');
  const right = [...left];
  // the longer one first, so that the shorter one shows on top of it
  const ends = [
    { value: low, mark: LOW },
    { value: high, mark: HIGH },
  ].sort((a, b) => Math.abs(b.value - middle) - Math.abs(a.value - middle));
  for (const { value, mark } of ends) {
    if (Number.isNaN(value)) continue;
    const side = value < middle ? left : right;
    side.fill(mark, 0, cells(Math.abs(value - middle), scale));
  }
  return `${left.reverse().join('')}│${right.join('')}`;
};
