import { estimateTraining, networkOf } from '../../src/cluster/index.ts';
import { caseRows, chip, jobOf, layoutOf, model, server, softwareOf, unwrap } from '../support/cluster-cases.ts';
import { cpu, type Figure, median } from './measure.ts';

const ROUNDS = 5;
const CHIPS = 3072;

/** Every public training row, in its layout as far as it is published. */
const published = caseRows('training')
  .filter((row) => row.excluded === '')
  .map((row) => ({ ...jobOf(row), software: softwareOf(row), layout: layoutOf(row) }));

const MOST_TIMES = 200;

/** Estimates of a step from a request with its layout, and the search of all layouts where nothing is given. */
export const clusterTimes = (): readonly Figure[] => {
  const estimates = (): void => {
    for (let i = 0; i < MOST_TIMES; i++) for (const request of published) unwrap(estimateTraining(request));
  };
  const perSecond = (MOST_TIMES * published.length) / (median(Array.from({ length: ROUNDS }, () => cpu(estimates))) / 1000);
  const carried = chip('a100_80_sxm');
  const open = { shape: model('megatron-sc21-1008b'), chip: carried, net: networkOf(server('dgx-a100', carried)), chips: CHIPS };
  const search = median(
    Array.from({ length: ROUNDS }, () => cpu(() => void unwrap(estimateTraining({ ...open, seq: 2048, batch: 1536 })))),
  );
  return [
    {
      what: `Step estimates a second on one core, ${published.length} public runs in their layouts`,
      figure: Math.round(perSecond).toLocaleString('en'),
      target: '≥ 10,000',
    },
    {
      what: `Every layout of a model of 1,008 billion parameters on ${CHIPS.toLocaleString('en')} chips`,
      figure: `${search.toFixed(1)} ms`,
      target: '≤ 2,000 ms',
    },
  ];
};
