import { type Asked, type Question, question, type Rulebook, withWhatIfs } from '../../controls/index.ts';
import { fault } from '../../kit/fault.ts';
import type { Problem } from '../../kit/problem.ts';
import { didYouMean } from '../../kit/suggest.ts';
import type { Arguments, OptionRecord } from '../command.ts';
import { flagProblem } from './flag-problem.ts';

/** Whose buyer, where, how and when; the chip is another matter. */
export type Delivery = Omit<Question, 'chip'>;

export const DELIVERY_OPTIONS: Readonly<Record<string, OptionRecord>> = {
  on: { about: 'The day to look at', value: 'YYYY-MM-DD', standard: 'the day to which the acts were read' },
  to: { about: 'Country of delivery, by its two-letter code', value: 'CC', standard: 'CN' },
  hq: { about: 'Country of the buyer’s ultimate parent', value: 'CC', standard: 'as --to' },
  from: { about: 'Exported from the United States, or from elsewhere', value: 'US|abroad', standard: 'US' },
  jurisdiction: { about: 'Acts of one side only', value: 'CC', standard: 'all sides' },
  'what-if': { about: 'An act that was never enforced, as if it had been', value: 'act', many: true },
};

/** Each option and the part of a question that it gives. */
const PARTS = [
  ['on', 'date'],
  ['to', 'destination'],
  ['hq', 'headquarters'],
  ['from', 'route'],
  ['jurisdiction', 'jurisdiction'],
] as const satisfies readonly (readonly [string, keyof Asked])[];

/** The rulebook with the what-ifs that were asked for. */
export const chosenRules = (args: Arguments, rulebook: Rulebook): { readonly rules: Rulebook; readonly problems: readonly Problem[] } => {
  const ids = rulebook.whatIfs.map((act) => act.id);
  const problems = args
    .values('what-if')
    .filter((id) => !ids.includes(id))
    .map((id) =>
      flagProblem(
        'what-if',
        fault('unknown-act', `'${id}' is no act that was never enforced`, { hint: didYouMean(id, ids) ?? `write ${ids.join(' or ')}` }),
      ),
    );
  return { rules: withWhatIfs(rulebook, args.values('what-if')), problems };
};

/** Reads the options above; each mistake is told of the option that holds it. */
export const askedDelivery = (
  args: Arguments,
  rules: Rulebook,
  asOf: string,
): { readonly delivery?: Delivery; readonly problems: readonly Problem[] } => {
  const usual: Asked = { chip: {}, date: asOf, destination: 'CN' };
  const given = PARTS.flatMap(([name, part]) => {
    const value = args.value(name);
    return value === undefined ? [] : [{ name, part: { [part]: value } }];
  });
  const problems = given.flatMap(({ name, part }) => question({ ...usual, ...part }, rules).faults.map((f) => flagProblem(name, f)));
  const { question: asked } = question(Object.assign({ ...usual }, ...given.map((g) => g.part)), rules);
  if (!asked || problems.length > 0) return { problems };
  const { chip: _, ...delivery } = asked;
  return { delivery, problems };
};
