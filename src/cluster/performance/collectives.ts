import type { NetworkSpec } from '../spec.ts';

/** Achieved fractions and latencies of the two networks. */
export interface Links {
  readonly domain: number;
  /** Bytes/s of one chip, one direction, achieved. */
  readonly up: number;
  readonly out: number;
  readonly upLatency: number;
  readonly outLatency: number;
}

// 370 of 450 GB/s inside an H100 node (JAX scaling book); 92 of 100 GB/s and 95 % on the scale-out network (arXiv 2605.04333, NVIDIA).
const UP_FRACTION = 0.82;
const OUT_FRACTION = 0.9;
// Hop latencies: about 3 µs a step in a node with NCCL, 2–8 µs by tier outside (Oracle, 2025).
const UP_LATENCY = 3e-6;
const OUT_LATENCY = 8e-6;

export const linksOf = (net: NetworkSpec): Links => ({
  domain: net.scaleUpDomain,
  up: net.scaleUpBytes * UP_FRACTION,
  out: net.scaleOutBytes * OUT_FRACTION,
  upLatency: UP_LATENCY,
  outLatency: OUT_LATENCY,
});

/**
 * Ring all-gather or reduce-scatter of `bytes` (the whole, unsharded size) over `size` chips of which `inner` share a scale-up domain.
 * Every chip receives (g−1)/g of the bytes; what comes from outside is fetched once per domain over all of its ports. Both run at once.
 */
export const gatherSeconds = (links: Links, bytes: number, size: number, inner: number): number => {
  if (size <= 1 || bytes <= 0) return 0;
  const share = (size - 1) / size;
  const up = inner > 1 ? (bytes * share) / links.up : 0;
  if (inner >= size) return up + (size - 1) * links.upLatency;
  const domains = size / inner;
  const out = (bytes * ((domains - 1) / domains)) / inner / links.out;
  // Rings across nodes shorten to trees beyond a few nodes: latency grows with the logarithm.
  return Math.max(up, out) + Math.ceil(Math.log2(size)) * links.outLatency;
};

/** All-reduce is a reduce-scatter and an all-gather. */
export const reduceSeconds = (links: Links, bytes: number, size: number, inner: number): number =>
  2 * gatherSeconds(links, bytes, size, inner);

/**
 * All-to-all of `bytes` sent by each chip. `copies` are the experts a token goes to; a token that goes to several experts of one domain
 * crosses the scale-out network once and is copied inside.
 */
export const exchangeSeconds = (links: Links, bytes: number, copies: number, size: number, inner: number): number => {
  if (size <= 1 || bytes <= 0) return 0;
  const up = (bytes * ((inner - 1) / inner)) / links.up;
  if (inner >= size) return up + links.upLatency;
  const domains = size / inner;
  const reached = domains * (1 - (1 - 1 / domains) ** copies);
  const out = ((bytes / copies) * reached * ((domains - 1) / domains)) / links.out;
  return Math.max(up, out) + links.outLatency;
};
