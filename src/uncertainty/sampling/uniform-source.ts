import { streamKey, uniforms } from '../../kit/random.ts';

/**
 * Where the uniform numbers of a named input come from: fills `out` with those of draws `first`, `first + 1`, …, all in (0, 1).
 * A sampling design is another source.
 */
export type UniformSource = (name: string) => (first: number, out: Float64Array) => void;

/** Random numbers addressed by seed, name and draw. */
export const randomSource =
  (seed: number): UniformSource =>
  (name) => {
    const key = streamKey(seed, name);
    return (first, out) => uniforms(key, first, out);
  };
