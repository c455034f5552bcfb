import type { ModelShape } from '../../../cluster/index.ts';
import { goodputAt, type Machine, utilisationAt } from './machine-design.ts';

/** Cluster sizes at which effects are computed, chips; between them they are taken as linear, beyond them as level. */
export const SIZES = [8, 64, 512, 4096, 16_384] as const;

/** What a job of each of `SIZES` reaches over what a job of the size planned for reaches. */
export type SizeEffect = readonly number[];

/** A machine of which nothing is known but single figures: every size is as good. */
export const LEVEL: SizeEffect = SIZES.map(() => 1);

/** Linear between sizes, level beyond: as the equations read the table. */
const at = (values: readonly number[], size: number): number => {
  const next = SIZES.findIndex((s) => s >= size);
  if (next <= 0) return values[next === 0 ? 0 : values.length - 1] as number;
  const [below, above] = [SIZES[next - 1] as number, SIZES[next] as number];
  const [low, high] = [values[next - 1] as number, values[next] as number];
  return low + ((high - low) * (size - below)) / (above - below);
};

/** Effects relative to the size planned for. */
const relative = (values: readonly number[], size: number): SizeEffect => {
  const planned = at(values, size);
  return values.map((value) => value / planned);
};

export interface Sized {
  /** The figure at the size planned for. */
  readonly planned: number;
  readonly effect: SizeEffect;
}

const sized = (values: readonly number[], size: number): Sized => ({ planned: at(values, size), effect: relative(values, size) });

/**
 * Utilisation by size. Clusters that the model does not fit train smaller ones: they are taken to do as well as the smallest that it fits.
 * @returns nothing where it fits on none
 */
export const sizedUtilisation = (machine: Machine, shape: ModelShape, size: number): Sized | undefined => {
  const found = SIZES.map((chips) => utilisationAt(machine, shape, chips));
  const first = found.find((value) => value !== undefined);
  if (first === undefined) return undefined;
  let last = first;
  const values = found.map((value) => {
    last = value ?? last;
    return last;
  });
  return sized(values, size);
};

export const sizedGoodput = (machine: Machine, shape: ModelShape, size: number): Sized =>
  sized(
    SIZES.map((chips) => goodputAt(machine, shape, chips)),
    size,
  );
