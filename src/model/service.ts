import { aux, type Declaration, input, sector } from '../equations/declare.ts';
import { ability, chip, hosting, site, workload } from './dimensions.ts';

/** One round in which work is given to chips that still have time. */
interface Round {
  readonly name: string;
  /** What is said of the work whose turn it is. */
  readonly about: string;
  /** Chips with time left at the start of the round, over [hosting]. */
  readonly free: string;
  /** 1 for sites near enough, over [site]. */
  readonly near: string;
  /** Work to be done, over [workload]. */
  readonly work: string;
  /** Effective compute abroad that takes part. */
  readonly abroad?: string;
}

/**
 * Spreads work over all chips that may do it, in proportion to what they can do of it, and cuts it pro rata where a kind of chip is asked
 * for more than its time.
 */
const round = ({ name, about, free, near, work, abroad }: Round): Record<string, Declaration> => ({
  [`${name}Chips`]: aux('chip', [chip], `sum(${free} * ${near}, chip)`, `Chips with time left that are near enough ${about}`),
  [`${name}Room`]: aux(
    'FLOPS',
    [workload],
    `sum(${name}Chips * worthFor, workload)${abroad === undefined ? '' : ` + isFree * ${abroad}`}`,
    `What they${abroad === undefined ? '' : ' and compute abroad'} can do of each class ${about}`,
  ),
  [`${name}Load`]: aux('1', [workload], `ratio(${work}, ${name}Room, 0)`, `Share of the time of each of them that is wanted ${about}`),
  [`${name}Wanted`]: aux('1', [chip], `sum(${name}Load * able, chip)`, `Share of a chip’s time that all classes together want ${about}`),
  [`${name}Grant`]: aux('1', [chip], `1 / max(1, ${name}Wanted)`, `Part of it that there is time for ${about}`),
  [`${name}Done`]: aux(
    'FLOPS',
    [workload],
    `${name}Load * sum(${name}Chips * ${name}Grant * worthFor, workload)`,
    `Work done by chips here ${about}`,
  ),
  [`${name}Left`]: aux(
    'chip',
    [hosting],
    `${free} * (1 - ${near} * min(1, ${name}Wanted))`,
    `Chips with time left after the work ${about}`,
  ),
});

/** Which work runs where. Work that must be near goes first; what is free takes what was not done in its own round. */
export const service = sector('service', 'Work served by the chips that may do it', {
  able: input('1', [ability], '1: the chip is used for this class of work'),
  decodeShare: input('1', [workload], 'Part of the work that memory bandwidth limits: decoding of tokens'),
  isLocal: input('1', [workload], '1 for work that must run in or beside its city'),
  isRegional: input('1', [workload], '1 for work that must run in reach of a centre of users'),
  isFree: input('1', [workload], '1 for work that may run anywhere, compute rented abroad included'),
  nearLocal: input('1', [site], '1 for sites beside a centre of users'),
  nearRegional: input('1', [site], '1 for sites in reach of one'),
  anywhere: input('1', [site], '1: every site'),
  worthFor: aux(
    'FLOPS/chip',
    [ability],
    'able * ((1 - decodeShare) * effectivePerChip + decodeShare * servingPerChip)',
    'Work of the class that one chip in service does: reading and training by its arithmetic, decoding by its bandwidth, each where it is better',
  ),
  inService: aux('chip', [hosting], 'closing(installed)', 'Chips in service'),

  localWork: aux('FLOPS', [workload], 'demandMean * isLocal', 'Work that must run in or beside its city'),
  ...round({ name: 'local', about: 'in the round of local work', free: 'inService', near: 'nearLocal', work: 'localWork' }),
  regionalWork: aux('FLOPS', [workload], 'demandMean * isRegional', 'Work that must run in reach of a centre of users'),
  ...round({ name: 'regional', about: 'in the round of regional work', free: 'localLeft', near: 'nearRegional', work: 'regionalWork' }),
  freeWork: aux('FLOPS', [workload], 'demandMean * isFree', 'Work that may run anywhere'),
  ...round({
    name: 'free',
    about: 'in the round of free work',
    free: 'regionalLeft',
    near: 'anywhere',
    work: 'freeWork',
    abroad: 'remoteCapacity',
  }),
  abroadDone: aux(
    'FLOPS',
    [workload],
    'freeLoad * isFree * remoteCapacity / max(1, sum(freeLoad * isFree))',
    'Work done by compute abroad',
  ),
  restWork: aux('FLOPS', [workload], 'max(0 FLOPS, freeWork - freeDone - abroadDone)', 'Free work that its round left undone'),
  ...round({ name: 'rest', about: 'in the last round', free: 'freeLeft', near: 'anywhere', work: 'restWork' }),

  served: aux(
    'EFLOPS',
    [workload],
    'min(demandMean, localDone + regionalDone + freeDone + abroadDone + restDone)',
    'Demand that is served by chips that are used for it, near enough and free',
    { id: 'demand.served', total: 'sum', rows: [workload], yearly: 'mean' },
  ),
  unserved: aux('EFLOPS', [workload], 'demandMean - served', 'Demand that no eligible chip has time for', {
    id: 'demand.unserved',
    total: 'sum',
    rows: [workload],
    yearly: 'mean',
  }),
  working: aux('chip', [hosting], 'inService - restLeft', 'Chips whose hours are sold'),
  capacityIdle: aux('EFLOPS', [chip], 'sum(restLeft, chip) * usefulPerChip', 'Effective compute in service that has no work it may do', {
    id: 'capacity.idle',
    total: 'sum',
    rows: [chip],
    yearly: 'mean',
  }),
  sold: aux('1', [], 'ratio(sum(working * peakFlops), sum(inService * peakFlops), 0)', 'Share of capacity in service that is contracted', {
    id: 'sold',
    yearly: 'mean',
  }),
  busy: aux('1', [], 'sold * busyTarget', 'Share of hours in which chips work', { id: 'busy', yearly: 'mean' }),
});
