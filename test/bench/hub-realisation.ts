import { readFileSync } from 'node:fs';
import { type RowOf, readCatalogue } from '../../src/catalogue/index.ts';
import { formatMonth, type Month, parseMonth } from '../../src/kit/month.ts';
import { mean, quantiles } from '../../src/kit/statistics.ts';
import { run } from '../../src/study/index.ts';
import { planned } from '../support/shipped-world.ts';

const text = (name: string): string => readFileSync(new URL(`../../data/${name}.csv`, import.meta.url), 'utf8');
const { catalogue } = readCatalogue(new Map(['sites', 'site-capacity', 'realisation'].map((name) => [name, text(name)])));

const DRAWS = 1000;
const SEED = 1;
/** A standard rack of Chinese statistics, MW. */
const RACK = 0.0025;

interface Hub {
  readonly site: string;
  readonly name: string;
  /** Rows of site-capacity.csv. */
  readonly plan: string;
  readonly count: string;
  /** When the plan was made; nothing stood then. */
  readonly since: string;
  readonly remark: string;
}

const HUBS: readonly Hub[] = [
  {
    site: 'qingyang',
    name: 'Qingyang',
    plan: 'qingyang-racks-target-2025',
    count: 'qingyang-racks-2025-09',
    since: '2022-02',
    remark: 'Xinhua of 21 August 2025 gives the same count for the end of 2024, when less was due.',
  },
  {
    site: 'shaoguan',
    name: 'Shaoguan',
    plan: 'shaoguan-racks-target-2025',
    count: 'shaoguan-racks-2026-02',
    since: '2022-08',
    remark:
      'The count is of racks built or planned: what really stood is less, and how much less is not known; it is in the band as long as 38,000 of them stood.',
  },
];

const month = (written: string): Month => parseMonth(written) as Month;

const capacity = (id: string) => {
  const row = catalogue.lookup('site-capacity', id);
  if (!row?.to) throw new Error(`site-capacity.csv has no ${id} with a month`);
  return { racks: row.figure.value, month: month(row.to), source: row.figure.origin.source };
};

/** The ends of the quarters between the plan and the month it is due. */
const quarters = (since: Month, due: Month): readonly Month[] =>
  Array.from({ length: Math.floor((due - since) / 3) }, (_, i) => due - 3 * i).reverse();

/** The hub's plan as a scenario: announced power in equal quarters, with money enough for all of it. */
const scenarioOf = (hub: Hub): string => {
  const plan = capacity(hub.plan);
  const since = month(hub.since);
  const steps = quarters(since, plan.month);
  const phase = (at: Month): string =>
    `      - {id: q${formatMonth(at)}, status: announced, power: ${(plan.racks * RACK) / steps.length} MW, ready: ${formatMonth(at)}}\n`;
  return `suanli: 1
name: Racks of ${hub.name}
extends: suanli:bases/china
horizon: {start: ${hub.since}, end: ${formatMonth(Math.max(plan.month, capacity(hub.count).month))}}
currency: CNY
sites:
  - id: ${hub.site}
    built: 0 MW
    design_pue: 1
    phases:
${steps.map(phase).join('')}demand:
  - {id: work, kind: inference, compute: 1 EFLOPS}
investment:
  - {id: builder, amount: 1e12 CNY/month, facility: 100 %}
outputs:
  - {variable: power.envelope}
`;
};

export interface HubOutcome {
  readonly hub: Hub;
  readonly planned: number;
  readonly due: Month;
  readonly counted: number;
  readonly at: Month;
  readonly low: number;
  readonly median: number;
  readonly high: number;
  readonly inside: boolean;
}

/** Runs a hub's plan and compares what comes of it with what was counted. */
const simulateHub = async (hub: Hub): Promise<HubOutcome> => {
  const plan = planned(scenarioOf(hub), { draws: DRAWS, seed: SEED });
  const results = await run(plan, DRAWS, SEED);
  const envelope = results.series.find((s) => s.recorded.id === 'power.envelope');
  if (!envelope) throw new Error('nothing is recorded of power.envelope');
  const [target, count] = [capacity(hub.plan), capacity(hub.count)];
  const racks = [...envelope.draws(count.month - plan.scenario.horizon.start, 0)].map((watts) => watts / 1e6 / RACK);
  const [low, median, high] = quantiles(racks, [0.05, 0.5, 0.95]) as [number, number, number];
  return {
    hub,
    planned: target.racks,
    due: target.month,
    counted: count.racks,
    at: count.month,
    low,
    median,
    high,
    inside: low <= count.racks && count.racks <= high,
  };
};

export const simulateHubs = (): Promise<readonly HubOutcome[]> => Promise.all(HUBS.map(simulateHub));

type Row = RowOf<'realisation'>;

export const references = (): readonly Row[] => catalogue.list('realisation').filter((row) => row.kind === 'reference');

export const prior = (): Row => catalogue.lookup('realisation', 'announced') as Row;

/** 95 % quantile of Student's t by degrees of freedom. */
const T95: Readonly<Record<number, number>> = { 3: 2.3534, 4: 2.1318 };

const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

/** The 90 % interval of a further share, where these are a sample of normally distributed logits. */
const predicted = (shares: readonly number[]): readonly [low: number, middle: number, high: number] => {
  const logits = shares.map((p) => Math.log(p / (1 - p)));
  const n = logits.length;
  const centre = mean(logits);
  const spread = Math.sqrt(logits.reduce((s, x) => s + (x - centre) ** 2, 0) / (n - 1));
  const reach = (T95[n - 1] as number) * spread * Math.sqrt(1 + 1 / n);
  return [logistic(centre - reach), logistic(centre), logistic(centre + reach)];
};

const percent = (x: number): string => `${(100 * x).toFixed(0)} %`;
const thousands = (x: number): string => (1000 * Math.round(x / 1000)).toLocaleString('en');

const hubRow = (o: HubOutcome): string =>
  `| ${o.hub.name} | ${thousands(o.planned)} by ${formatMonth(o.due)} | ${formatMonth(o.at)} | ${thousands(o.counted)} | ${thousands(o.median)} | ${thousands(o.low)} to ${thousands(o.high)} | ${o.inside ? 'yes' : '**no**'} |`;

const referenceRow = (row: Row, all: readonly Row[]): string => {
  const of = (r: Row): number => r.realised?.value ?? Number.NaN;
  const [low, , high] = predicted(all.filter((r) => r !== row).map(of));
  const plan = row.planned ? `${thousands(row.planned.value)} by ${row.due}` : '';
  const count = row.counted ? `${thousands(row.counted.value)} in ${row.counted_at}` : '';
  const inside = low <= of(row) && of(row) <= high ? 'yes' : '**no**';
  return `| ${row.subject} | ${plan} | ${count} | ${percent(of(row))} | ${percent(low)} to ${percent(high)} | ${inside} |`;
};

/** The page on what comes of plans that are only announced. */
export const hubPage = (outcomes: readonly HubOutcome[]): string => {
  const all = references();
  const [low, high] = [prior().realised?.low ?? Number.NaN, prior().realised?.high ?? Number.NaN];
  const remarks = outcomes.map((o) => {
    const { plan, count } = { plan: capacity(o.hub.plan), count: capacity(o.hub.count) };
    return `- **${o.hub.name}**: plan by ${plan.source}; count by ${count.source}. ${o.hub.remark}`;
  });
  return `${[
    '# Plans and what came of them',
    '',
    'Made by `test/bench/hub-realisation.ts`; a test fails when this page is stale, and UPDATE_GOLDEN=1 writes it anew.',
    '',
    'A phase of a site with `status: announced` is a plan without a contract. Where the phase does not say itself what will come of it, its',
    '`realised` is drawn from the row `announced` of `data/realisation.csv`. A phase is `committed` unless it says otherwise: it comes in full and on time.',
    '',
    '## Two hubs the prior has not seen',
    '',
    `Each hub is a scenario of its own: nothing stands at the plan's date, the planned racks of 2.5 kW are announced in equal quarters up to the month the plan names (an assumption: the plans state the end only), and money is no limit. ${DRAWS.toLocaleString('en')} draws.`,
    '',
    '| hub | planned racks | counted in | counted | median | 90 % band | inside |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...outcomes.map(hubRow),
    '',
    ...remarks,
    '',
    `The band is wide: from ${percent(low)} to ${percent(high)} of what is due, a factor of ${(high / low).toFixed(0)}. That two counts lie in it says that the prior is not refuted, not that it is sharp: a band of this width is hard to miss, and both counts are below its middle.`,
    '',
    '## The five references',
    '',
    'Neither hub is among them. Two are from outside China. The share is what had come of the part that was due by the count, with the plan read on a straight line from its date to its end; the two without numbers were published as a share. The last columns ask whether the other four would have foretold the case.',
    '',
    '| reference | plan | count | share | 90 % by the other four | inside |',
    '| --- | --- | --- | --- | --- | --- |',
    ...all.map((row) => referenceRow(row, all)),
    '',
    'From the five, the logits of the shares are taken as a sample of a normal distribution, and the prior is the 90 % interval of one case more (Student’s t with four degrees of freedom). Five cases make it wide. The references are unlike each other: targets of Chinese hubs, requests for load in Texas, requests to connect power plants.',
    '',
    '- One draw holds for all announced phases of a scenario: what keeps plans from coming true keeps them all. With one draw for each, sums would look surer than they are.',
    '- The share counts what stood when it was due, so what came late is already missing from it, and no slip is added. What comes after the date is left out. Large loads in Texas came 220 days late in the mean; where that matters, write `delay`.',
    '- National totals are another class: they count whatever is built anywhere, and this prior says nothing of them.',
    '- No count of Guizhou’s 800,000 racks of 2025, nor of the 2 million signed for Ulanqab, was found.',
  ].join('\n')}\n`;
};
