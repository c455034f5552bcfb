import type { FabricChoice } from '../design/fabric.ts';
import type { Parts } from '../design/parts.ts';
import type { ServingRequest } from '../inference/serving-request.ts';
import type { ModelShape } from '../performance/shape.ts';
import type { TrainingRequest } from '../performance/training-request.ts';
import type { ReliabilityRequest } from '../reliability/goodput.ts';
import type { ChipSpec, ServerSpec, SitePlace } from '../spec.ts';

/** All that the `cluster` command was asked. */
export interface ReportRequest {
  readonly chip: ChipSpec;
  readonly count: number;
  readonly server: ServerSpec;
  readonly site?: SitePlace;
  readonly fabric?: FabricChoice;
  readonly parts?: Parts;
  readonly model?: ModelShape;
  readonly training?: Pick<TrainingRequest, 'seq' | 'batch' | 'precision' | 'software' | 'layout'>;
  /** Serving is estimated where this is given. */
  readonly serving?: Pick<ServingRequest, 'precision' | 'prompt' | 'output' | 'tokenLatency' | 'batch' | 'tp' | 'ep'>;
  readonly reliability?: Pick<ReliabilityRequest, 'failuresPerChipDay' | 'restartSeconds' | 'storeBytes' | 'repairDays'>;
  readonly usdPerKwh?: number;
}
