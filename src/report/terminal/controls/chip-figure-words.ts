import { type ChipFigures, FIGURES, type Figure, figureOf } from '../../../controls/index.ts';

/** Digits shown: enough to tell a density of 3.196 from a line at 3.2, and a TPP of 4,799.99 from one at 4,800. */
const digitsOf = (value: number): number => (value < 1000 ? 4 : 6);

/** Whole numbers in full; thousands parted. */
export const written = (value: number): string => {
  const rounded = Number.isInteger(value) ? value : Number(value.toPrecision(digitsOf(value)));
  return rounded.toLocaleString('en', { maximumSignificantDigits: 15 });
};

/** `TPP/mm2` is how the unit is typed, and `TPP` is its own name. */
const unitWords = (figure: Figure): string => {
  const { unit } = FIGURES[figure];
  return unit === 'TPP' ? '' : ` ${unit.replaceAll('mm2', 'mm²')}`;
};

/** `memory bandwidth 4,000 GB/s`. */
export const figureWords = (figure: Figure, value: number): string => `${FIGURES[figure].title} ${written(value)}${unitWords(figure)}`;

/** `TPP below 4,800`. */
export const limitWords = (figure: Figure, limit: number): string => `${FIGURES[figure].title} below ${written(limit)}${unitWords(figure)}`;

const SHOWN = ['tpp', 'performance_density', 'memory_bandwidth', 'io'] as const satisfies readonly Figure[];

/** What decides about a chip under most rules, each figure or that it is not known. */
export const chipWords = (chip: ChipFigures): readonly string[] => [
  ...SHOWN.map((figure) => {
    const value = figureOf(chip, figure);
    if (value !== undefined) return figureWords(figure, value);
    if (figure === 'performance_density' && chip.planar === true) return 'no performance density: planar';
    return `${FIGURES[figure].title} not known`;
  }),
  chip.datacentre === undefined ? 'use not known' : chip.datacentre ? 'for data centres' : 'not for data centres',
  ...(chip.maker === undefined ? [] : [`designed in ${chip.maker}`]),
];
