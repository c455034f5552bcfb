import { clusterPage, clusterReport, compareClusters, comparisonPage, type Outcome } from '../../cluster/index.ts';
import { ProblemsError } from '../../kit/problem.ts';
import { type Asked, readRequest } from '../cluster/cluster-request.ts';
import { CLUSTER_OPTIONS } from '../cluster/options.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../exit.ts';
import type { Session } from '../session.ts';

const granted = <T>(outcome: Outcome<T>): T => {
  if (outcome.ok) return outcome.value;
  throw new ProblemsError(outcome.problems);
};

const showCluster = ({ request, notes }: Asked, session: Session): void => {
  const found = granted(clusterReport(request));
  const report = { ...found, notes: [...notes, ...found.notes] };
  session.out(session.json ? JSON.stringify(report, null, 2) : clusterPage(report));
};

const showComparison = ({ request, others = [], notes }: Asked, session: Session): void => {
  const comparison = granted(compareClusters(request, others));
  session.out(session.json ? JSON.stringify(comparison, null, 2) : comparisonPage(comparison));
  if (!session.quiet) for (const note of notes) session.err(`note: ${note}`);
};

export const cluster: Command = {
  positionals: '<chip> <count>',
  options: CLUSTER_OPTIONS,
  run: async (args, session) => {
    const asked = readRequest(args);
    if (asked.others === undefined) showCluster(asked, session);
    else showComparison(asked, session);
    return EXIT.done;
  },
};
