import { aux, type Declaration, input, sector } from '../equations/declare.ts';
import { ability, chip, hosting, site, workload } from './dimensions.ts';

/** Chips that work is offered to together: those of a zone of sites, with one use or with several. */
interface Round {
  readonly name: string;
  /** What they are, for people. */
  readonly chips: string;
  /** Over [chip]: how many there are. */
  readonly number: string;
  /** Over [workload]: 1 for work that may run in the zone. */
  readonly may: string;
  /** Over [workload]: work that earlier rounds left. */
  readonly work: string;
}

/** Work is spread over the chips in proportion to what each can do of it, and cut pro rata where a chip is asked for more than its time. */
const round = ({ name, chips, number, may, work }: Round): Record<string, Declaration> => ({
  [`${name}Load`]: aux(
    '1',
    [workload],
    `${may} * ratio(${work}, sum(${number} * worthFor, workload), 0)`,
    `Share of its time wanted of each of the ${chips}`,
  ),
  [`${name}Wanted`]: aux('1', [chip], `sum(${name}Load * able, chip)`, `Share of the time of a chip that all classes want of the ${chips}`),
  [`${name}Done`]: aux(
    'FLOPS',
    [workload],
    `${name}Load * sum(${number} * worthFor / max(1, ${name}Wanted), workload)`,
    `Work done by the ${chips}`,
  ),
  [`${name}Left`]: aux('FLOPS', [workload], `max(0 FLOPS, ${work} - ${name}Done)`, `Work left for others after the ${chips}`),
});

/** Sites by how near they are: far ones are only good for work that may run anywhere, so they are filled first. */
const ZONES = [
  { zone: 'far', sites: 'far from users', may: 'isFree' },
  { zone: 'regional', sites: 'in reach of users', may: '(isFree + isRegional)' },
  { zone: 'local', sites: 'beside users', may: '(isFree + isRegional + isLocal)' },
] as const;

/** In each zone chips with one use go first: they are good for nothing else. */
const USES = [
  { use: 'Single', chips: 'chips with one use', flag: 'singleUse' },
  { use: 'Many', chips: 'chips with several uses', flag: '(1 - singleUse)' },
] as const;

const rounds = (): Record<string, Declaration> => {
  const all: Record<string, Declaration> = {};
  let work = 'workHere';
  for (const { zone, sites, may } of ZONES) {
    all[`${zone}Chips`] = aux('chip', [chip], `sum(inService * ${zone}Site, chip)`, `Chips at sites ${sites}`);
    for (const { use, chips, flag } of USES) {
      const name = `${zone}${use}`;
      Object.assign(all, round({ name, chips: `${chips} at sites ${sites}`, number: `${zone}Chips * ${flag}`, may, work }));
      work = `${name}Left`;
    }
    all[`${zone}Used`] = aux(
      '1',
      [chip],
      `min(1, singleUse * ${zone}SingleWanted + (1 - singleUse) * ${zone}ManyWanted)`,
      `Share of its time that a chip ${sites} has work`,
    );
  }
  return all;
};

/** Which work runs where: what only few chips can do meets them, what any can do goes where nothing else can. */
export const service = sector('service', 'Work served by the chips that may do it', {
  able: input('1', [ability], '1: the chip is used for this class of work'),
  singleUse: input('1', [chip], '1 for chips that are used for one kind of work only'),
  decodeShare: input('1', [workload], 'Part of the work that memory bandwidth limits: decoding of tokens'),
  isFree: input('1', [workload], '1 for work that may run anywhere, compute rented abroad included'),
  isRegional: input('1', [workload], '1 for work that must run in reach of a centre of users'),
  isLocal: input('1', [workload], '1 for work that must run in or beside its city'),
  farSite: input('1', [site], '1 for sites out of reach of users'),
  regionalSite: input('1', [site], '1 for sites in reach of a centre of users, but not beside one'),
  localSite: input('1', [site], '1 for sites beside a centre of users'),
  worthFor: aux(
    'FLOPS/chip',
    [ability],
    'able * ((1 - decodeShare) * effectivePerChip + decodeShare * servingPerChip)',
    'Work of the class that one chip in service does: reading and training by its arithmetic, decoding by its bandwidth',
  ),
  inService: aux('chip', [hosting], 'max(0 chip, closing(installed))', 'Chips in service; a rounding below zero is none'),
  abroadWanted: aux(
    'FLOPS',
    [workload],
    'isFree * demandMean * ratio(remoteCapacity, remoteCapacity + sum(installedOf * worthFor, workload), 0)',
    'Work that would run abroad: by its part in all capacity there is for it',
  ),
  abroadDone: aux('FLOPS', [workload], 'abroadWanted * min(1, ratio(remoteCapacity, sum(abroadWanted), 1))', 'Work done by compute abroad'),
  workHere: aux('FLOPS', [workload], 'demandMean - abroadDone', 'Work to be done here'),
  ...rounds(),

  served: aux(
    'EFLOPS',
    [workload],
    'demandMean - localManyLeft',
    'Demand that is served by chips that are used for it, near enough and free',
    {
      id: 'demand.served',
      total: 'sum',
      rows: [workload],
      yearly: 'mean',
    },
  ),
  unserved: aux('EFLOPS', [workload], 'localManyLeft', 'Demand that no chip that may do it has time for', {
    id: 'demand.unserved',
    total: 'sum',
    rows: [workload],
    yearly: 'mean',
  }),
  working: aux(
    'chip',
    [hosting],
    'inService * (farSite * farUsed + regionalSite * regionalUsed + localSite * localUsed)',
    'Chips whose hours are sold',
  ),
  capacityIdle: aux(
    'EFLOPS',
    [hosting],
    '(inService - working) * usefulPerChip',
    'Effective compute in service without work that it may do',
    {
      id: 'capacity.idle',
      total: 'sum',
      rows: [chip, site],
      yearly: 'mean',
    },
  ),
  sold: aux('1', [], 'ratio(sum(working * peakFlops), sum(inService * peakFlops), 0)', 'Share of capacity in service that is contracted', {
    id: 'sold',
    yearly: { ratio: ['sum(working * peakFlops) * hours', 'sum(inService * peakFlops) * hours'] },
  }),
  busy: aux('1', [], 'sold * busyTarget', 'Share of hours in which chips work', {
    id: 'busy',
    yearly: { ratio: ['sum(working * peakFlops) * hours * busyTarget', 'sum(inService * peakFlops) * hours'] },
  }),
});
