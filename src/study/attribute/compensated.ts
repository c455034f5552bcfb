/** A sum that keeps what rounding drops. Source: A. Neumaier, ZAMM 54 (1974), the improved Kahan–Babuška sum. */
export class Compensated {
  private total = 0;
  private dropped = 0;

  add(x: number): void {
    const t = this.total + x;
    this.dropped += Math.abs(this.total) >= Math.abs(x) ? this.total - t + x : x - t + this.total;
    this.total = t;
  }

  get value(): number {
    return this.total + this.dropped;
  }
}

/** Relative to what the parts were worked out from: more than this is no rounding. */
const ROUNDING = 1e-12;

/**
 * The parts with what rounding left over given to the largest, so that they add up and nothing stays nothing.
 * @param scale of the numbers the parts are differences of
 * @throws Error where more than rounding is missing
 */
export const addingUp = (parts: readonly number[], whole: number, scale: number): readonly number[] => {
  if (parts.length === 0) return parts;
  const largest = parts.reduce((best, x, i) => (Math.abs(x) > Math.abs(parts[best] as number) ? i : best), 0);
  const others = new Compensated();
  for (const [i, x] of parts.entries()) if (i !== largest) others.add(x);
  const rest = whole - others.value;
  const missing = rest - (parts[largest] as number);
  if (Math.abs(missing) > ROUNDING * scale * parts.length + Number.MIN_VALUE * 2 ** parts.length)
    throw new Error(`contributions leave ${missing} of ${whole} unexplained`);
  return parts.map((x, i) => (i === largest ? rest : x));
};

/** The greatest magnitude among numbers. */
export const magnitude = (numbers: ArrayLike<number>): number => {
  let greatest = 0;
  for (let i = 0; i < numbers.length; i++) greatest = Math.max(greatest, Math.abs(numbers[i] as number));
  return greatest;
};
