import { packageVersion } from '../../hosts/node/package-root.ts';
import { chartOf, comparedHeadlines, comparisonFiles, comparisonTable, inputsTable, rankingTable } from '../../output/comparison/index.ts';
import { records } from '../../output/formats/json.ts';
import type { Command } from '../command.ts';
import { attributing } from '../comparing/attributing.ts';
import { collected, namedOf } from '../comparing/collected.ts';
import { labelsOf } from '../comparing/labels.ts';
import { rankBy } from '../comparing/ranking-metric.ts';
import { show } from '../comparing/show.ts';
import { EXIT, UsageError } from '../exit.ts';
import { SIMULATION_OPTIONS } from '../studies/simulation-options.ts';
import { checkAll, type Study } from '../studies/study.ts';
import { checkFolder, writeResults } from '../write-results.ts';

/** `compare`, on a study that is handed in. */
export const compareCommand = (study: Study): Command => ({
  positionals: '<results..>',
  options: {
    out: { about: 'Folder for compare.csv and what goes with it', value: 'DIR', standard: 'out/compare' },
    rank: { about: 'Rank by a metric, with regrets: finance.npv, capacity.effective@2027, cost.lcoc:least', value: 'metric' },
    attribute: { about: 'Split the difference between two scenarios among what was changed, by Shapley values' },
    output: { about: 'The number to split: capacity.installed@2027-12', value: 'metric', standard: 'capacity.installed' },
    group: { about: 'Split by episode of rules and section, or by section, rule or path', value: 'groups', standard: 'episode' },
    ...SIMULATION_OPTIONS,
    draws: { about: 'Futures to simulate; with --attribute 1, every uncertain input at its median', value: 'N', standard: '1000' },
  },
  run: async (args, session) => {
    const { positionals } = args;
    if (positionals.length < 2)
      throw new UsageError('compare needs two results or more', 'suanli compare a.yaml b.yaml, or file.yaml#variant, or result folders');
    if (new Set(positionals).size < positionals.length) throw new UsageError('compare is given the same result twice');
    const alone = ['output', 'group'].find((name) => args.value(name) !== undefined);
    if (alone !== undefined && !args.flag('attribute')) throw new UsageError(`--${alone} goes with --attribute`);
    const folder = args.value('out') ?? 'out/compare';
    checkFolder(folder);
    if (args.flag('attribute')) return attributing(args, session, folder);
    const rank = args.value('rank') === undefined ? undefined : rankBy(args.value('rank') as string);
    const named = positionals.map((label) => namedOf(label, args));
    checkAll(
      study,
      named.flatMap(({ request }) => request ?? []),
    );
    const c = await collected(named, study, session, rank);
    if (c.rows.length === 0)
      throw new UsageError('these results have nothing in common', c.leftOut[0] ?? 'no variable in the same unit and the same year');
    const table = comparisonTable(c.rows);
    const labels = labelsOf(positionals);
    const chart = chartOf(comparedHeadlines(c.sides), labels);
    const tables = [table, inputsTable(c.inputs), ...(c.ranking ? [rankingTable(c.ranking)] : [])];
    await writeResults(
      folder,
      comparisonFiles(tables, { version: packageVersion(), compared: positionals, leftOut: c.leftOut }, { 'compare-chart': chart }),
    );
    if (session.json) session.out(JSON.stringify(records(table), null, 2));
    else if (!session.quiet) show(c, labels, folder, session);
    return EXIT.done;
  },
});
