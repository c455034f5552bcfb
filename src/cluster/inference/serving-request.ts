import type { ModelShape } from '../performance/shape.ts';
import type { ChipSpec, NetworkSpec, Precision } from '../spec.ts';

export interface ServingRequest {
  readonly shape: ModelShape;
  readonly chip: ChipSpec;
  readonly net: NetworkSpec;
  readonly chips: number;
  /** Of the weights and products; the narrowest the chip has from 8 bits up where absent. Keys and values stay in 16 bits. */
  readonly precision?: Precision;
  /** Tokens of a prompt and of its answer. */
  readonly prompt?: number;
  readonly output?: number;
  /** Most seconds between two tokens of one user. */
  readonly tokenLatency?: number;
  /** Sequences decoded at once on one instance; the most that latency and memory allow where absent. */
  readonly batch?: number;
  readonly tp?: number;
  /** Chips of one instance, which spread the experts. */
  readonly ep?: number;
}

// 4K prompts and 50 ms between tokens are what published serving figures are quoted at (arXiv 2506.12708, arXiv 2412.19437).
export const DEFAULT_PROMPT = 4096;
export const DEFAULT_OUTPUT = 1024;
export const DEFAULT_LATENCY = 0.05;
