/** A chip's figures as rules speak of them. A figure that nobody has published stays undefined; it is never read as zero. */
export interface ChipFigures {
  /** Catalogue id; left out for a hypothetical chip, which no rule can name. */
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  /** Country code of the designer's headquarters; left out, the chip is taken to come from abroad. */
  readonly maker?: string | undefined;
  /** Designed or marketed for data centres. */
  readonly datacentre?: boolean | undefined;
  /** A separate memory stack answers to other classes than a processor, which is what is meant where this is left out. */
  readonly part?: 'processor' | 'memory' | undefined;
  /** 2 × MacTOPS × bit length, dense, the greatest over precisions, all dies of the package. */
  readonly tpp?: number | undefined;
  /** mm², logic dies on non-planar nodes only. */
  readonly area?: number | undefined;
  /** TPP/mm²; computed from `tpp` and `area` where both are known, which is exact where a published figure is rounded. */
  readonly performance_density?: number | undefined;
  /** No die is on a non-planar node, so that performance density has no denominator. */
  readonly planar?: boolean | undefined;
  /** GB/s, all memory of the package. */
  readonly memory_bandwidth?: number | undefined;
  /** GB/s, both directions added, all links except those to volatile memory. */
  readonly io?: number | undefined;
  /** GB/s; the sum of the two above where it is left out. */
  readonly memory_and_io?: number | undefined;
  /** GB/s per mm² of a memory stack's footprint. */
  readonly hbm_density?: number | undefined;
  /** nm, the finest node of any logic die. */
  readonly node?: number | undefined;
  /** Of the whole package. */
  readonly transistors?: number | undefined;
  /** The package holds high-bandwidth memory. */
  readonly hbm?: boolean | undefined;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: first commercially available. */
  readonly released?: string | undefined;
}

/** Figures that a rule can set a threshold on, with the name and unit used in rules and in reasons. */
export const FIGURES = {
  tpp: { title: 'TPP', unit: 'TPP' },
  performance_density: { title: 'performance density', unit: 'TPP/mm2' },
  memory_bandwidth: { title: 'memory bandwidth', unit: 'GB/s' },
  io: { title: 'chip-to-chip I/O', unit: 'GB/s' },
  memory_and_io: { title: 'memory bandwidth plus I/O', unit: 'GB/s' },
  hbm_density: { title: 'memory bandwidth density', unit: 'GB/s/mm2' },
  node: { title: 'process node', unit: 'nm' },
  transistors: { title: 'transistor count', unit: 'transistor' },
} as const;

export type Figure = keyof typeof FIGURES;

export const FIGURE_NAMES = Object.keys(FIGURES) as readonly Figure[];

/** The figure in the unit of `FIGURES`; undefined where it is not known. */
export const figureOf = (chip: ChipFigures, figure: Figure): number | undefined => {
  if (figure === 'performance_density' && chip.tpp !== undefined && chip.area !== undefined && chip.area > 0) return chip.tpp / chip.area;
  if (figure === 'memory_and_io' && chip.memory_and_io === undefined) {
    const { memory_bandwidth: memory, io } = chip;
    return memory === undefined || io === undefined ? undefined : memory + io;
  }
  return chip[figure];
};

/** What a person would have to find out for `figure` to be known. */
export const missingOf = (chip: ChipFigures, figure: Figure): readonly string[] => {
  const missing = (...names: ('tpp' | 'area' | 'memory_bandwidth' | 'io')[]): string[] => names.filter((n) => chip[n] === undefined);
  if (figure === 'performance_density') return missing('tpp', 'area').map((n) => (n === 'area' ? 'performance_density' : n));
  return figure === 'memory_and_io' ? missing('memory_bandwidth', 'io') : [figure];
};
