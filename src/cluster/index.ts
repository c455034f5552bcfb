export { FAMILIES, type FamilyName, familyOf } from './calibration/families.ts';
export type { Family, Software } from './calibration/fractions.ts';
export { LEARNING, type Learning, maturity } from './calibration/maturity.ts';
export { SOFTWARE, type SoftwareName, typicalSoftware } from './calibration/software.ts';
export { comparisonPage } from './compare-page.ts';
export type { ClusterCapex } from './design/capex.ts';
export { type ClusterDesign, type ClusterRequest, designCluster, type PerChip, perChip } from './design/design-cluster.ts';
export { designFabric, type Fabric, type FabricChoice, fabricCapacity, type Switches } from './design/fabric.ts';
export { DEFAULT_PARTS, type Parts, type SwitchPart } from './design/parts.ts';
export type { ClusterPower } from './design/power.ts';
export { leastRackKw, type Racks } from './design/racks.ts';
export { costPerMillion, type HourlyCost, hourlyCost, monthlyAnnuity } from './inference/cost.ts';
export { estimateServing, type ServingEstimate } from './inference/serve.ts';
export type { ServingRequest } from './inference/serving-request.ts';
export type { Outcome } from './outcome.ts';
export { clusterPage } from './page.ts';
export { explicitShape, type ShapeFlags } from './performance/explicit-shape.ts';
export { chipsOf, type Layout, type LayoutRequest, RECOMPUTES, type Recompute, type Sharding } from './performance/layout.ts';
export { type MemoryUse, memoryUse } from './performance/memory.ts';
export { type Found, searchLayout } from './performance/search.ts';
export {
  activeParameters,
  countParameters,
  type Experts,
  kvBytesPerToken,
  type ModelShape,
  modelFlopsPerToken,
  type ParameterCount,
  totalParameters,
} from './performance/shape.ts';
export { type StepTime, stepTime } from './performance/step.ts';
export { estimateTraining, type TrainingEstimate } from './performance/train.ts';
export type { TrainingRequest } from './performance/training-request.ts';
export { type Prepared, prepare, type Workload } from './performance/work.ts';
export { dalyInterval, youngInterval } from './reliability/checkpoint.ts';
export { type FailureRate, failureRateOf, mtbfHours } from './reliability/failure.ts';
export { assessReliability, expectedEttr, goodputShare, type Reliability, type ReliabilityRequest } from './reliability/goodput.ts';
export { poissonAtMost, sparesFor } from './reliability/spares.ts';
export type { Assessment } from './report/assess.ts';
export { type ClusterReport, clusterReport } from './report/cluster-report.ts';
export { type Basis, type ComparedCluster, type Comparison, compareClusters } from './report/compare.ts';
export type { Lever } from './report/levers.ts';
export type { ReportRequest } from './report/report-request.ts';
export { type SizePoint, sizeTable } from './report/size-table.ts';
export { type ChipRow, chipOf, type ModelRow, type ServerRow, serverOf, shapeOf } from './rows.ts';
export { type ChipSpec, type NetworkSpec, networkOf, PRECISIONS, type Precision, type ServerSpec, type SitePlace } from './spec.ts';
