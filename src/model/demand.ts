import { aux, input, sector } from '../equations/declare.ts';
import { workload } from './dimensions.ts';

/** Work that wants doing, in effective compute: what is really computed, not what a data sheet promises. */
export const demand = sector('demand', 'Demand for effective compute, by class of work', {
  trainingRuns: input('run/month', [workload], 'Training runs'),
  flopPerRun: input('FLOP/run', [workload], 'Work of one training run'),
  tokensPerDay: input('token/day', [workload], 'Tokens read and written'),
  flopPerToken: input('FLOP/token', [workload], 'Work of one token: two operations per active parameter'),
  directDemand: input('FLOPS', [workload], 'Demand given directly as effective compute'),
  peakToMean: input('1', [workload], 'Peak load over mean load: capacity must carry the peak'),

  dataAvailable: input('token', [workload], 'Data usable for training', {
    id: 'data.available',
    rows: [workload],
    total: 'greatest',
    yearly: 'last',
  }),
  dataEpochs: input('1', [workload], 'Times the same data can be read with profit'),
  parametersPerRun: input('1', [workload], 'Active parameters of one training run’s model; 0 where data cannot bind'),
  flopPerRunPossible: aux(
    'FLOP/run',
    [workload],
    'if(parametersPerRun > 0, min(flopPerRun, 6 * parametersPerRun * dataEpochs * dataAvailable * (1 FLOP/token) / (1 run)), flopPerRun)',
    'Work of one run with the data there is: six operations per parameter and token (Kaplan 2020)',
  ),

  demandMean: aux(
    'EFLOPS',
    [workload],
    'trainingRuns * flopPerRunPossible / hours + tokensPerDay * flopPerToken + directDemand',
    'Effective compute wanted, mean over the month',
    { id: 'demand.total', total: 'sum', rows: [workload], yearly: 'mean', headline: true },
  ),
  demandPeak: aux('FLOPS', [], 'sum(demandMean * peakToMean)', 'Effective compute needed at the peak'),
  buildAhead: input('1', [], 'Capacity buyers plan for, over the demand they see'),
  foresight: input('month', [], 'How far ahead buyers look'),
  demandAhead: aux(
    'FLOPS',
    [],
    'demandPeak * pow(ratio(demandPeak, delay(demandPeak, 12, 0 FLOPS), 1), foresight / (12 month))',
    'Demand expected at the time chips ordered now will run: last year’s growth continued',
  ),
  demandWanted: aux('FLOPS', [], 'demandAhead * buildAhead', 'Effective compute that buyers plan for'),
});
