import type { Precision } from '../spec.ts';

/**
 * What a chip family reaches of its data sheet: three fractions, fitted on the rows that `test/support/cases/training.csv` declares as fitted.
 * Everything else in the estimator is geometry.
 */
export interface Family {
  /** Of the dense peak, in large matrix products, by precision. */
  readonly matrix: Readonly<Partial<Record<Precision, number>>>;
  /** Of the dense 16-bit peak, in fused attention. */
  readonly attention: number;
  /** Of the memory bandwidth, in element-wise work. */
  readonly memory: number;
}

/** How a training stack works. Fractions of communication hidden behind computation, 0 to 1. */
export interface Software {
  /** Attention in one kernel that never writes the score matrix (arXiv 2205.14135). */
  readonly fusedAttention: boolean;
  /** Norms and residuals split over the tensor-parallel group (arXiv 2205.05198). */
  readonly sequenceParallel: boolean;
  /** The vocabulary projection counts as a layer when stages are cut. */
  readonly balancedStages: boolean;
  readonly hideTensor: number;
  readonly hidePipeline: number;
  readonly hideData: number;
  readonly hideExpert: number;
  /** Element-wise traffic left after fusion, of the unfused. */
  readonly elementwise: number;
  /** Speed of its attention kernel, of the best that the family's figure stands for. */
  readonly attention: number;
  /** Speed of grouped products of experts, of plain ones. */
  readonly grouped: number;
  /** Bandwidth of an all-to-all, of a ring's on the same links. */
  readonly exchange: number;
  /** Seconds one layer of experts waits for its host and its routing, each direction. */
  readonly expertSeconds: number;
  /** The same for a state-space or linear-attention layer. */
  readonly mixerSeconds: number;
  /**
   * Share of a step lost at each doubling beyond a node to waiting for the slowest chip and link. Published runs of one layout on
   * 64 to 12,288 chips lose one to two and a half per cent a doubling (MosaicML's tables, arXiv 2205.05198, arXiv 2402.15627).
   */
  readonly waiting: number;
  /** Bytes of one accumulated gradient. */
  readonly gradientBytes: 2 | 4;
}
