import { setFlagsFromString } from 'node:v8';

/** Versions of V8 that have the setting. */
const KNOWN = /^1[1-3]\./;

/**
 * Lets V8 compile a function for speed only after it has done some thirteen times the usual work (67,584 in V8's units). Most of ours run
 * once: compiled early, they take a processor from the rest and hardly run faster before the end; the few that run long are compiled all
 * the same. Of 67,584 to 900,000, measured in turn, the last took least, of one draw and of hundreds.
 */
export const beSlowToOptimise = (): void => {
  if (KNOWN.test(process.versions.v8)) setFlagsFromString('--interrupt-budget=900000');
};
