/** How a model is laid over chips. */
export interface Layout {
  readonly tp: number;
  /** Context parallel: chips that share one sequence. */
  readonly cp: number;
  readonly pp: number;
  /** Model chunks of one pipeline stage. */
  readonly interleave: number;
  readonly dp: number;
  /** Expert parallel, inside tp·cp·dp. */
  readonly ep: number;
  /** Sequences of one micro-batch on one model replica. */
  readonly microBatch: number;
  readonly sharding: Sharding;
  readonly recompute: Recompute;
}

/** What the data-parallel group shares out: nothing, optimizer states, also gradients, also weights (ZeRO 1–3, arXiv 1910.02054). */
export const SHARDINGS = ['none', 'optimizer', 'gradients', 'full'] as const;
export type Sharding = (typeof SHARDINGS)[number];

/** Activations computed again in the backward pass: none, those of attention, all. */
export const RECOMPUTES = ['none', 'selective', 'full'] as const;
export type Recompute = (typeof RECOMPUTES)[number];

/** Parts of a layout that are settled; the rest is searched. */
export type LayoutRequest = Partial<Layout>;

export const chipsOf = (layout: Layout): number => layout.tp * layout.cp * layout.pp * layout.dp;
