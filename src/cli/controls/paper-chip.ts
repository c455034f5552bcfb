import { type ChipFigures, hypothetical, question } from '../../controls/index.ts';
import { type Fault, fault, isFault } from '../../kit/fault.ts';
import type { Problem } from '../../kit/problem.ts';
import { inUnit, parseQuantity } from '../../kit/quantity.ts';
import { didYouMean } from '../../kit/suggest.ts';
import { unit } from '../../kit/unit.ts';
import type { Arguments, OptionRecord } from '../command.ts';
import { UsageError } from '../exit.ts';
import type { ControlsData } from './controls-data.ts';
import { flagProblem } from './flag-problem.ts';

/** What describes a chip that exists on paper. */
export const PAPER_CHIP_OPTIONS: Readonly<Record<string, OptionRecord>> = {
  tpp: { about: 'A chip of your own: total processing performance, a plain number', value: 'N' },
  area: { about: 'its logic die area in mm², a plain number', value: 'N' },
  'memory-bandwidth': { about: 'its memory bandwidth, GB/s or with a unit', value: 'N' },
  io: { about: 'its links to other chips, both directions added, GB/s or with a unit', value: 'N' },
  planar: { about: 'made on a planar process, so that it has no performance density' },
  maker: { about: 'country of its designer', value: 'CC', standard: 'US' },
  named: { about: 'a chip of the catalogue that it passes for where acts name chips', value: 'chip' },
  datacentre: { about: 'Made or marketed for data centres; the standard' },
  'no-datacentre': { about: 'Neither made nor marketed for data centres' },
};

/** Options that make sense for nothing but a chip on paper. */
const OWN = ['tpp', 'area', 'memory-bandwidth', 'io', 'named'] as const;

const SIZES = [
  ['tpp', 'tpp', undefined],
  ['area', 'area', undefined],
  ['memory-bandwidth', 'memory_bandwidth', 'GB/s'],
  ['io', 'io', 'GB/s'],
] as const;

/** Whether data-centre parts are meant; undefined where nothing is said. */
export const datacentreFlag = (args: Arguments): boolean | undefined => {
  const [yes, no] = [args.flag('datacentre'), args.flag('no-datacentre')];
  if (yes && no) throw new UsageError('--datacentre and --no-datacentre exclude each other');
  return yes ? true : no ? false : undefined;
};

/** Significant digits kept where a unit is converted: more than anybody types, fewer than rounding spoils. */
const DIGITS = 12;

const PLAIN = 'write a plain number, such as 4800';

/** A figure in the unit named; one without a name takes no unit. */
const sizeIn = (text: string, symbol: string | undefined): number | Fault => {
  const written = parseQuantity(text);
  if (isFault(written)) return symbol === undefined && written.code === 'not-a-number' ? { ...written, hint: PLAIN } : written;
  if (written.bare) return written.value;
  const number = text
    .trim()
    .slice(0, text.trim().length - written.unit.text.length)
    .trim();
  if (symbol === undefined) return fault('wrong-unit', `'${text}' has a unit where a plain number is wanted`, { hint: `write ${number}` });
  const wanted = unit(symbol);
  const value = inUnit(written, wanted);
  // 1.3 TB/s is 1,300 GB/s and not a hair less: on which side of a line a chip is must not hang on binary fractions
  return typeof value === 'number' ? Number((value / wanted.factor).toPrecision(DIGITS)) : value;
};

/** Which option first speaks of a chip on paper, if one does. */
export const paperOption = (args: Arguments): string | undefined =>
  [...OWN, 'maker'].find((name) => args.value(name) !== undefined) ?? (args.flag('planar') ? 'planar' : undefined);

/** Figures that cannot be used without TPP, or not together. */
const refuseHalves = (args: Arguments): void => {
  if (args.value('area') !== undefined && args.value('tpp') === undefined)
    throw new UsageError('--area without --tpp says nothing', 'performance density is TPP over area: give both');
  if (args.flag('planar') && args.value('area') !== undefined)
    throw new UsageError('--planar and --area exclude each other', 'the area that counts is that of dies on non-planar nodes');
  if (OWN.every((name) => args.value(name) === undefined))
    throw new UsageError(`--${paperOption(args)} alone describes no chip`, 'give --tpp, and --area if it is known');
};

/** The chip on paper that the options describe; a figure left out stays unknown. */
export const paperChip = (
  args: Arguments,
  { rulebook, chips, asOf }: ControlsData,
): { readonly chip: ChipFigures; readonly problems: readonly Problem[] } => {
  refuseHalves(args);
  const problems: Problem[] = [];
  const tell = (name: string, faults: readonly Fault[]): void => void problems.push(...faults.map((f) => flagProblem(name, f)));
  const check = (chip: ChipFigures, destination = 'CN') => question({ chip, destination, date: asOf }, rulebook).faults;
  const sizes = SIZES.flatMap(([name, figure, symbol]) => {
    const text = args.value(name);
    const size = text === undefined ? undefined : sizeIn(text, symbol);
    if (size === undefined) return [];
    if (typeof size !== 'number') tell(name, [size]);
    else tell(name, check({ [figure]: size }));
    return typeof size === 'number' ? [[figure, size] as const] : [];
  });
  const maker = args.value('maker') ?? 'US';
  tell('maker', check({}, maker));
  const named = args.value('named');
  const ids = chips.map((c) => c.id);
  if (named !== undefined && !ids.includes(named))
    tell('named', [fault('unknown-id', `'${named}' is no chip of the catalogue`, { hint: didYouMean(named, ids) })]);
  const figures = {
    ...Object.fromEntries(sizes),
    planar: args.flag('planar') || undefined,
    maker,
    datacentre: datacentreFlag(args) ?? true,
  };
  const alias = named === undefined ? {} : { id: named, name: `what passes for ${named}` };
  return { chip: hypothetical({ ...figures, ...alias }), problems };
};
