import { type ClusterDesign, designCluster } from '../design/design-cluster.ts';
import { hourlyCost } from '../inference/cost.ts';
import { estimateServing, type ServingEstimate } from '../inference/serve.ts';
import { done, flagProblem, type Outcome, refused } from '../outcome.ts';
import { totalParameters } from '../performance/shape.ts';
import { estimateTraining, type TrainingEstimate } from '../performance/train.ts';
import { assessReliability, type Reliability } from '../reliability/goodput.ts';
import { type NetworkSpec, networkOf } from '../spec.ts';
import type { ReportRequest } from './report-request.ts';

/** Everything the report says, in this folder's own terms. */
export interface Assessment {
  readonly design: ClusterDesign;
  readonly reliability: Reliability;
  readonly training?: TrainingEstimate;
  readonly serving?: ServingEstimate;
  /** USD of one hour of the whole cluster with its building and power; absent without prices. */
  readonly usdPerHour?: number;
  /** What a reader must know: missing prices, a model that only serves here. */
  readonly notes: readonly string[];
}

/** What a chip can count on outside its domain: an oversubscribed leaf lets that much less through. */
const networkFor = ({ server, fabric }: ReportRequest): NetworkSpec => {
  const net = networkOf(server);
  return { ...net, scaleOutBytes: net.scaleOutBytes / (fabric?.oversubscription ?? 1) };
};

const trainingOf = (request: ReportRequest): Outcome<TrainingEstimate> | undefined => {
  const { model, chip, count, training = {} } = request;
  if (model === undefined) return undefined;
  return estimateTraining({ shape: model, chip, net: networkFor(request), chips: count, ...training });
};

const servingOf = (request: ReportRequest): Outcome<ServingEstimate> | undefined => {
  const { model, chip, count, serving } = request;
  if (serving === undefined) return undefined;
  if (model === undefined) return refused(flagProblem('serve', 'no-model', 'serving needs a model', 'add --model or a shape'));
  return estimateServing({ shape: model, chip, net: networkFor(request), chips: count, ...serving });
};

const again = <T>(estimate: T | undefined): Outcome<T> | undefined => (estimate === undefined ? undefined : done(estimate));

/** Runs that a change of design leaves as they are. */
export type Runs = Pick<Assessment, 'training' | 'serving'>;

/**
 * One cluster, designed and run. Training that does not fit is a mistake unless the cluster is asked to serve.
 * @param runs of an earlier assessment whose chips, network and model were the same
 */
export const assessCluster = (request: ReportRequest, runs?: Runs): Outcome<Assessment> => {
  const design = designCluster(request);
  if (!design.ok) return design;
  const training = runs === undefined ? trainingOf(request) : again(runs.training);
  const serving = runs === undefined ? servingOf(request) : again(runs.serving);
  const problems = [
    ...(training !== undefined && !training.ok && request.serving === undefined ? training.problems : []),
    ...(serving !== undefined && !serving.ok ? serving.problems : []),
  ];
  if (problems.length > 0) return refused(...problems);
  const notes: string[] = [];
  if (training !== undefined && !training.ok) notes.push(...training.problems.map((p) => `no training figures: ${p.message}`));
  const { capex, facilityCapex, power } = design.value;
  if (capex === undefined) notes.push(`no price is known for ${request.server.id} or ${request.chip.id}: costs are left out`);
  const cost = { facilityUsd: facilityCapex, averageKw: power.average * 1000, pue: power.designPue };
  const rate = request.usdPerKwh === undefined ? {} : { usdPerKwh: request.usdPerKwh };
  return done({
    design: design.value,
    reliability: assessReliability({
      chipId: request.chip.id,
      chips: request.count,
      ...(request.model === undefined ? {} : { parameters: totalParameters(request.model) }),
      ...request.reliability,
    }),
    ...(training?.ok === true ? { training: training.value } : {}),
    ...(serving?.ok === true ? { serving: serving.value } : {}),
    ...(capex === undefined ? {} : { usdPerHour: hourlyCost({ capexUsd: capex.total, ...cost, ...rate }) }),
    notes,
  });
};
