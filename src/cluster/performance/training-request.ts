import type { SoftwareName } from '../calibration/software.ts';
import type { ChipSpec, NetworkSpec, Precision } from '../spec.ts';
import type { LayoutRequest } from './layout.ts';
import type { ModelShape } from './shape.ts';

export interface TrainingRequest {
  readonly shape: ModelShape;
  readonly chip: ChipSpec;
  readonly net: NetworkSpec;
  readonly chips: number;
  /** Tokens of a sequence; the model's longest up to 8,192 where absent. */
  readonly seq?: number;
  /** Sequences of a step; about 1,024 tokens a chip and at least four million where absent. */
  readonly batch?: number;
  readonly precision?: Precision;
  readonly software?: SoftwareName;
  /** What is settled of the layout; the rest is searched. */
  readonly layout?: LayoutRequest;
}
