/** A transformer as far as time, memory and parameter count depend on it. Widths in elements. */
export interface ModelShape {
  readonly id: string;
  readonly layers: number;
  readonly hidden: number;
  readonly heads: number;
  readonly kvHeads: number;
  readonly headDim: number;
  /** Width of the dense feed-forward block. */
  readonly ffn: number;
  /** Three matrices instead of two. */
  readonly gatedMlp: boolean;
  readonly vocab: number;
  readonly tiedEmbeddings: boolean;
  /** Longest sequence it is made for. */
  readonly maxSeq?: number;
  /** Layers whose attention looks at the whole sequence; all where absent. */
  readonly attentionLayers?: number;
  readonly latentAttention?: { readonly kv: number; readonly query: number; readonly rope: number };
  readonly experts?: Experts;
  /** Layers that mix tokens by something cheaper than attention (state space, linear, compressed), and the parameters of each. */
  readonly mixerLayers?: number;
  readonly mixerParams?: number;
  /** Parameters of one layer that no other field explains. */
  readonly extraLayerParams?: number;
  /** Extra prediction layers that run while training. */
  readonly extraTokenLayers?: number;
  /** Published counts, for the MFU convention; recounted where absent. */
  readonly params?: { readonly total: number; readonly active?: number };
}

export interface Experts {
  readonly count: number;
  readonly active: number;
  readonly width: number;
  /** Width of the always active expert, 0 for none. */
  readonly sharedWidth: number;
  /** Layers with experts; the others with a feed-forward block are dense. */
  readonly layers: number;
  /** Width the experts work in where it is not the hidden size. */
  readonly latent?: number;
}

export interface ParameterCount {
  readonly total: number;
  /** Touched by one token. */
  readonly active: number;
  readonly embedding: number;
  readonly attentionPerLayer: number;
  readonly densePerLayer: number;
  readonly expert: number;
  readonly sharedPerLayer: number;
}

/** Layers of each kind. A hybrid stack has single-purpose layers; otherwise every layer mixes tokens and has a feed-forward block. */
export const layerCounts = (shape: ModelShape): { attention: number; mixer: number; dense: number; moe: number } => {
  const mixer = shape.mixerLayers ?? 0;
  const moe = shape.experts?.layers ?? 0;
  const full = shape.attentionLayers ?? shape.layers - mixer;
  // Layers neither mixing by other means nor attending in full still hold attention weights (windows), unless the stack is a hybrid one.
  const attention = mixer > 0 ? full : shape.layers;
  const hybrid = attention + mixer + moe === shape.layers && moe < shape.layers && mixer > 0;
  return { attention, mixer, moe, dense: hybrid ? 0 : shape.layers - moe };
};

const attentionParams = (s: ModelShape): number => {
  const width = s.heads * s.headDim;
  const latent = s.latentAttention;
  if (latent === undefined) return s.hidden * (2 * width + 2 * s.kvHeads * s.headDim);
  const queryOut = s.heads * (s.headDim + latent.rope);
  const query = latent.query > 0 ? latent.query * (s.hidden + queryOut) : s.hidden * queryOut;
  return query + s.hidden * (latent.kv + latent.rope) + latent.kv * 2 * width + width * s.hidden;
};

const matrices = (shape: ModelShape): number => (shape.gatedMlp ? 3 : 2);

/** Matrix parameters; biases and norms are below 0.1 % and left out. */
export const countParameters = (shape: ModelShape): ParameterCount => {
  const { attention, mixer, dense, moe } = layerCounts(shape);
  const attentionPerLayer = attentionParams(shape);
  const densePerLayer = matrices(shape) * shape.hidden * shape.ffn;
  const { experts } = shape;
  const inner = experts?.latent ?? shape.hidden;
  const expert = experts === undefined ? 0 : matrices(shape) * inner * experts.width;
  const latentProjections = experts?.latent === undefined ? 0 : 2 * shape.hidden * experts.latent;
  const router = experts === undefined ? 0 : shape.hidden * experts.count;
  const sharedPerLayer = experts === undefined ? 0 : matrices(shape) * shape.hidden * experts.sharedWidth + latentProjections + router;
  const embedding = shape.vocab * shape.hidden * (shape.tiedEmbeddings ? 1 : 2);
  const common =
    embedding +
    attention * attentionPerLayer +
    mixer * (shape.mixerParams ?? 0) +
    dense * densePerLayer +
    moe * sharedPerLayer +
    shape.layers * (shape.extraLayerParams ?? 0);
  return {
    total: common + moe * (experts?.count ?? 0) * expert,
    active: common + moe * (experts?.active ?? 0) * expert,
    embedding,
    attentionPerLayer,
    densePerLayer,
    expert,
    sharedPerLayer,
  };
};

export const totalParameters = (shape: ModelShape): number => shape.params?.total ?? countParameters(shape).total;
export const activeParameters = (shape: ModelShape): number => shape.params?.active ?? countParameters(shape).active;

/**
 * Model FLOPs of one trained token, no recomputation: 6·N_active + 12·layers·hidden·seq with the full attention matrix
 * (PaLM, arXiv 2204.02311 appendix B).
 */
export const modelFlopsPerToken = (shape: ModelShape, seq: number): number =>
  6 * activeParameters(shape) + 12 * shape.layers * shape.hidden * seq;

/** Bytes of one token's keys and values over all layers; latent attention keeps the latent and the rotary part. */
export const kvBytesPerToken = (shape: ModelShape, bytes: number): number => {
  const layers = shape.attentionLayers ?? shape.layers - (shape.mixerLayers ?? 0);
  const latent = shape.latentAttention;
  return layers * bytes * (latent === undefined ? 2 * shape.kvHeads * shape.headDim : latent.kv + latent.rope);
};
