import { constant, scaled, type Value } from '../../uncertainty/index.ts';
import type { Scenario, Workload } from '../scenario.ts';
import { type Inputs, structural } from './inputs.ts';

/** Active parameters of a catalogue model, as a value. */
export type ActiveParameters = (model: string) => Value | undefined;

/** Two operations per active parameter and token: one multiplication, one addition (Kaplan et al. 2020). */
const OPERATIONS_PER_PARAMETER = 2;

export const bindDemand = (inputs: Inputs, scenario: Scenario, parametersOf: ActiveParameters): void => {
  const { demand } = scenario;
  inputs.dimension(
    'workload',
    demand.map((w) => w.id),
  );
  const each = (name: string, of: (w: Workload) => Value): void => inputs.set(name, demand.map(of));
  const or = (value: Value | undefined, w: Workload, otherwise = 0): Value => value ?? structural(otherwise, w.origin);
  each('trainingRuns', (w) => or(w.runs, w));
  each('flopPerRun', (w) => or(w.flops_per_run, w));
  each('parametersPerRun', (w) => (w.tokens_available ? or(w.parameters, w) : structural(0, w.origin)));
  each('dataAvailable', (w) => or(w.tokens_available, w));
  each('dataEpochs', (w) => w.epochs);
  each('tokensPerDay', (w) => or(w.tokens, w));
  each('flopPerToken', (w) => {
    if (w.flop_per_token) return w.flop_per_token;
    const parameters = w.model === undefined ? undefined : parametersOf(w.model);
    if (parameters) return scaled(parameters, OPERATIONS_PER_PARAMETER);
    if (w.tokens)
      inputs.report(w.origin, 'missing-figure', `demand.${w.id}: tokens need flop_per_token, or a model`, 'model: deepseek-v3-671b');
    return constant(0, w.origin);
  });
  each('directDemand', (w) => or(w.compute, w));
  each('peakToMean', (w) => w.peak);
};
