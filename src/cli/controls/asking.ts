import { type ChipFigures, figuresOf, type Rulebook } from '../../controls/index.ts';
import { ProblemsError } from '../../kit/problem.ts';
import type { Arguments } from '../command.ts';
import { UsageError } from '../exit.ts';
import type { ControlsData } from './controls-data.ts';
import { askedDelivery, chosenRules, type Delivery } from './delivery.ts';
import { findChips } from './find-chips.ts';
import { datacentreFlag, paperChip, paperOption } from './paper-chip.ts';

/** A chip that is asked about, and what the answer calls it. */
export interface Subject {
  readonly name: string;
  readonly figures: ChipFigures;
}

/** What a command line of `controls` asks, checked. */
export interface Asking {
  readonly about: 'catalogue' | 'chips' | 'history' | 'frontier';
  readonly subjects: readonly Subject[];
  readonly delivery: Delivery;
  readonly rules: Rulebook;
  /** For a frontier: of parts for data centres, or of others. */
  readonly datacentre: boolean;
  readonly whatIfs: readonly string[];
  readonly asOf: string;
}

const refuseTogether = (args: Arguments): void => {
  const [first] = args.positionals;
  const paper = paperOption(args);
  const [history, frontier] = [args.flag('history'), args.flag('frontier')];
  if (history && frontier) throw new UsageError('--history and --frontier exclude each other');
  if (history && args.value('on') !== undefined) throw new UsageError('--history shows all days, --on one', 'leave one of them out');
  if (history && first === undefined && paper === undefined)
    throw new UsageError('--history of which chip?', 'suanli controls h20 --history');
  if (frontier && first !== undefined) throw new UsageError(`--frontier is about all chips, '${first}' is one`, 'leave one of them out');
  if (frontier && paper !== undefined && paper !== 'maker')
    throw new UsageError(`--frontier finds figures, --${paper} gives one`, 'leave one of them out');
  if (first !== undefined && paper !== undefined) {
    const quotes = `leave one of them out; a figure with a unit stands in quotes, as --${paper} "900 GB/s"`;
    throw new UsageError(`'${first}' names a chip where --${paper} describes one`, quotes);
  }
  const use = datacentreFlag(args);
  if (use !== undefined && paper === undefined && !frontier)
    throw new UsageError(`--${use ? '' : 'no-'}datacentre describes no chip by itself`, 'it goes with --tpp or with --frontier');
};

const subjectsOf = (args: Arguments, data: ControlsData): readonly Subject[] => {
  const chosen = args.positionals.length === 0 ? data.chips : findChips(args.positionals, data.chips);
  return chosen.map((chip) => ({ name: chip.id, figures: figuresOf(chip) }));
};

const aboutOf = (args: Arguments, paper: boolean): Asking['about'] =>
  args.flag('frontier') ? 'frontier' : args.flag('history') ? 'history' : paper || args.positionals.length > 0 ? 'chips' : 'catalogue';

/**
 * Reads a command line.
 * @throws UsageError where its parts do not go together, ProblemsError where values are wrong, all of them at once
 */
export const readAsking = (args: Arguments, data: ControlsData): Asking => {
  refuseTogether(args);
  const { rules, problems: unknownActs } = chosenRules(args, data.rulebook);
  const { delivery, problems } = askedDelivery(args, rules, data.asOf);
  const about = aboutOf(args, paperOption(args) !== undefined);
  const paper = paperOption(args) === undefined || about === 'frontier' ? undefined : paperChip(args, data);
  const all = [...unknownActs, ...problems, ...(paper?.problems ?? [])];
  if (!delivery || all.length > 0) throw new ProblemsError(all);
  return {
    about,
    subjects: paper ? [{ name: 'hypothetical', figures: paper.chip }] : subjectsOf(args, data),
    delivery,
    rules,
    datacentre: datacentreFlag(args) ?? true,
    whatIfs: args.values('what-if'),
    asOf: data.asOf,
  };
};
