import { choice, figure, flag } from '../column.ts';
import { ROW, table } from '../table.ts';
import { note } from './series.ts';

const count = (about: string) => figure('1', about, { min: 0 });

export const models = table({
  name: 'models',
  about: 'Published transformer shapes',
  columns: {
    params_total_b: figure('1', 'Parameters, in billions'),
    params_active_b: figure('1', 'Parameters at work on a token, in billions'),
    layers: figure('1', 'Layers'),
    attention_layers: count('Layers with full attention, where not all have it'),
    hidden: figure('1', 'Width of the residual stream'),
    heads: figure('1', 'Query heads'),
    kv_heads: figure('1', 'Key and value heads'),
    head_dim: figure('1', 'Width of a head'),
    ffn: figure('1', 'Inner width of the dense MLP'),
    gated_mlp: flag('The MLP has a third, gating matrix'),
    vocab: figure('1', 'Vocabulary'),
    max_seq: figure('token', 'Longest sequence'),
    attention: choice(['mha', 'gqa', 'mla', 'hybrid'], 'Kind of attention'),
    mla_kv_lora: count('Rank of the compressed keys and values'),
    mla_query_lora: count('Rank of the compressed queries; 0 for none'),
    mla_rope_dim: count('Width of the positional part of a head'),
    experts: count('Routed experts of a layer'),
    experts_active: count('Routed experts at work on a token'),
    expert_ffn: count('Inner width of an expert'),
    shared_ffn: count('Inner width of the shared expert'),
    expert_latent: count('Width the experts work in, where not the residual stream'),
    moe_layers: count('Layers with experts'),
    mixer_layers: count('Layers that mix tokens otherwise than by attention'),
    mixer_params_m: count('Parameters of such a mixer, in millions'),
    extra_layer_params_m: count('Further parameters of a layer, in millions'),
    tied_embeddings: flag('Input and output embeddings are one matrix'),
    extra_token_layers: count('Further layers that predict more than one token'),
    note,
  },
  provenance: { row: ROW },
});
