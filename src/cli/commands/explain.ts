import { join } from 'node:path';
import { readBytes } from '../../hosts/node/bounded-read.ts';
import { packageVersion } from '../../hosts/node/package-root.ts';
import { isFault } from '../../kit/fault.ts';
import { type Problem, ProblemsError } from '../../kit/problem.ts';
import { dot, graphOf, mermaid } from '../../report/graph/index.ts';
import { explanationText } from '../../report/terminal/explain.ts';
import { type Answer, type ExplainOptions, explain, findAsked, type Question } from '../../study/explain/index.ts';
import { type Plan, plan } from '../../study/plan.ts';
import type { Arguments, Command } from '../command.ts';
import { EXIT, UsageError } from '../exit.ts';
import { answerJson } from '../explain/answer-json.ts';
import { changedSince, whatDiffers } from '../explain/differences.ts';
import { equationPlace } from '../explain/equation-place.ts';
import { type Manifest, readManifest } from '../explain/manifest.ts';
import { writtenMedian } from '../explain/written-median.ts';
import type { Session } from '../session.ts';
import { ourWorld } from '../studies/our-world.ts';

const LARGEST_MANIFEST = 256 * 1024 * 1024;
const MOST_DEPTH = 40;
/** Equations one below the other, where none are asked for: another program can search a large tree, a person reads a small one. */
const DEPTH = { json: 6, read: 3 };
const PLACES = ['chip', 'site', 'programme', 'source', 'workload', 'region'];

const manifestOf = (folder: string): Manifest => {
  const file = join(folder, 'manifest.json');
  const bytes = readBytes(file, LARGEST_MANIFEST);
  const problem = (message: string): Problem => ({
    code: 'not-a-result',
    message,
    hint: 'a result folder is what suanli run writes',
    file,
    line: 1,
    column: 1,
  });
  const read = 'reason' in bytes ? problem(bytes.reason) : readManifest(bytes.toString('utf8'), file);
  if ('code' in read) throw new ProblemsError([read]);
  return read;
};

/** The run's plan, from the texts that the manifest keeps. */
const planAgain = ({ scenario_files, file, variant, set, draws, seed }: Manifest): Plan => {
  const texts = new Map(scenario_files.map((f) => [f.file, f.text]));
  const request = {
    file,
    read: (path: string) => texts.get(path),
    shipped: (name: string) => texts.get(`suanli:${name}`),
    sets: set,
    draws,
    seed,
    ...(variant !== null && { variant }),
  };
  const { plan: ready, problems } = plan(request, ourWorld());
  if (!ready) throw new ProblemsError(problems);
  return ready;
};

const wholeNumber = (args: Arguments, name: string, most: number): number | undefined => {
  const written = args.value(name);
  if (written === undefined) return undefined;
  const value = /^\d{1,9}$/.test(written) ? Number(written) : Number.NaN;
  if (!(value <= most)) throw new UsageError(`--${name} ${written} cannot be`, `a whole number from 0 to ${most}`);
  return value;
};

/** Members of dimensions that have no option of their own. */
const otherMembers = (args: Arguments): readonly (readonly [string, string])[] =>
  args.values('member').map((written) => {
    const [, dimension, id] = /^([^=]+)=(.+)$/.exec(written) ?? [];
    if (dimension === undefined || id === undefined)
      throw new UsageError(`--member ${written} names no member`, 'write --member die=da-vinci');
    return [dimension, id];
  });

const question = (args: Arguments): Question => ({
  variable: args.positionals[1] as string,
  at: args.value('at'),
  place: Object.fromEntries([
    ...PLACES.flatMap((d): [string, string][] => (args.value(d) === undefined ? [] : [[d, args.value(d) as string]])),
    ...otherMembers(args),
  ]),
});

const usage = (fault: { readonly fault: string; readonly hint?: string }): UsageError => new UsageError(fault.fault, fault.hint);

/** Re-runs what is needed of a folder and explains one number of it. */
const answered = async (folder: string, manifest: Manifest, args: Arguments, { depth, brief }: Pick<ExplainOptions, 'depth' | 'brief'>) => {
  const asked = question(args);
  const { draws, seed } = manifest;
  const draw = wholeNumber(args, 'draw', draws - 1);
  const ready = planAgain(manifest);
  const found = findAsked(asked, ready);
  if (isFault(found)) throw usage(found);
  const { median, edited } = writtenMedian(folder, found, asked);
  const differences = [...whatDiffers(manifest, packageVersion()), ...edited];
  const all = differences.length > 0;
  if (all && median === undefined) throw usage(notTrusted(folder, differences));
  const options = { draws, seed, draw, depth, brief, median, all, placeOfEquation: equationPlace(ready.scenario) };
  const answer = await explain(ready, asked, options);
  if (!isFault(answer)) return { answer, differences };
  throw usage(answer.code === 'edited-result' ? { ...answer, fault: `${folder}: ${[answer.fault, ...differences].join('; ')}` } : answer);
};

const notTrusted = (folder: string, differences: readonly string[]) => ({
  fault: `${folder} cannot be explained: ${differences.join('; ')}, and its tables hold no such number to compare with`,
  hint: 'run the scenario again',
});

const show = (answer: Answer, args: Arguments, session: Session): string => {
  if (args.flag('dot')) return dot(graphOf(answer));
  if (args.flag('mermaid')) return mermaid(graphOf(answer));
  if (session.json) return JSON.stringify(answerJson(answer), null, 2);
  return args.value('draw') === undefined
    ? explanationText(answer, { colour: session.outColour })
    : explanationText(answer, { colour: session.outColour }, `draw ${answer.draw}`);
};

/** `explain <folder> <variable> --at <period>` */
export const explainCommand: Command = {
  positionals: '<folder> <variable>',
  options: {
    at: { about: 'A month or a year, as 2026-12 or 2026', value: 'period', standard: 'the last month' },
    ...Object.fromEntries(PLACES.map((d) => [d, { about: `Of one ${d} only, by its id`, value: 'id' }])),
    member: { about: 'Of one member of another dimension, as die=da-vinci', value: 'dimension=id', many: true },
    draw: { about: 'The draw to look into', value: 'N', standard: 'the one nearest to the median' },
    depth: { about: 'Equations one below the other', value: 'N', standard: '3; 6 with --json' },
    dot: { about: 'As a Graphviz drawing' },
    mermaid: { about: 'As a Mermaid flowchart' },
  },
  run: async (args, session) => {
    const [folder] = args.positionals as [string];
    const manifest = manifestOf(folder);
    const depth = wholeNumber(args, 'depth', MOST_DEPTH) ?? (session.json ? DEPTH.json : DEPTH.read);
    const { answer, differences } = await answered(folder, manifest, args, { depth, brief: !session.json });
    session.out(show(answer, args, session));
    const changed = changedSince(manifest);
    if (session.quiet) return EXIT.done;
    if (differences.length > 0) session.err(`The run gives this number again, although ${differences.join(', and ')}`);
    if (changed.length > 0) session.err(`Explained as it was run; ${changed.join(', ')} changed since`);
    return EXIT.done;
  },
};
