import { type Chip, readCatalogue } from '../../catalogue/index.ts';
import type { Rulebook } from '../../controls/index.ts';
import { dataFiles, dataText } from '../../hosts/node/data-texts.ts';
import { ProblemsError } from '../../kit/problem.ts';
import { readRules } from '../../study/world.ts';

/** What questions about rules are answered from. */
export interface ControlsData {
  readonly rulebook: Rulebook;
  readonly chips: readonly Chip[];
  /** `YYYY-MM-DD`: the last day on which any act was looked at. */
  readonly asOf: string;
}

/**
 * All acts that come with the program.
 * @throws ProblemsError if our own data is at fault
 */
export const shippedRulebook = (): Rulebook => {
  const { rulebook, problems } = readRules({ text: dataText, names: dataFiles() });
  if (!rulebook || problems.length > 0) throw new ProblemsError(problems);
  return rulebook;
};

const latest = ({ acts, whatIfs }: Rulebook): string =>
  [...acts, ...whatIfs]
    .map((act) => act.asOf)
    .sort()
    .at(-1) as string;

/** The acts and the chips, read anew. */
export const readControlsData = (): ControlsData => {
  const { catalogue, problems } = readCatalogue(new Map([['chips', dataText('chips.csv')]]));
  if (problems.length > 0) throw new ProblemsError(problems);
  const rulebook = shippedRulebook();
  return { rulebook, chips: catalogue.list('chips'), asOf: latest(rulebook) };
};

let known: ControlsData | undefined;

/**
 * The acts and the chips, read once for all questions of a process.
 * @throws ProblemsError if our own data is at fault
 */
export const controlsData = (): ControlsData => {
  known ??= readControlsData();
  return known;
};
