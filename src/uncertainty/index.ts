export { combine, constant, scaled } from './arithmetic.ts';
export type { Distribution } from './distribution.ts';
export { dateDistribution } from './distributions/date.ts';
export { distributionKinds } from './distributions/index.ts';
export { knownFits, type Shapes, takeFits } from './distributions/interval.ts';
export type { Kind, Measure, Parameter, Parameters } from './distributions/kind.ts';
export { allParts, dependsOn, shape, type UncertainValue, valueAt } from './inspect.ts';
export { findKind, intervalDistribution, makeDistribution } from './make-distribution.ts';
export type { PhysicalRange } from './range.ts';
export { type Copula, type Correlation, correlated, makeCopula } from './sampling/copula.ts';
export { type Figures, Sampler, type SamplingContext, type Scale } from './sampling/sampler.ts';
export { randomSource, type UniformSource } from './sampling/uniform-source.ts';

export type { Confidence, Origin, Value } from './value.ts';
