import { asWritten, type Chip, type Figure as TableFigure } from '../catalogue/index.ts';
import type { ChipFigures } from './rules/figure.ts';

const known = (figure: TableFigure | undefined): number | undefined => (figure === undefined ? undefined : asWritten(figure));

/** Classes of process such as `7nm`, in nm. */
const nanometres = (nodeClass: string | undefined): number | undefined => {
  const match = /^(\d+)nm$/.exec(nodeClass ?? '');
  return match ? Number(match[1]) : undefined;
};

/** A catalogue chip as rules see it. All process classes of the table are non-planar, so its die area is the applicable one. */
export const figuresOf = (chip: Chip): ChipFigures => ({
  id: chip.id,
  name: chip.name,
  maker: chip.maker_country,
  datacentre: chip.data_centre,
  tpp: known(chip.tpp),
  area: known(chip.die_area),
  performance_density: known(chip.performance_density),
  memory_bandwidth: known(chip.memory_bandwidth),
  io: known(chip.io_bandwidth),
  node: nanometres(chip.node_class),
  hbm: chip.memory_type === undefined ? undefined : /HBM|HiBL|HiZQ/.test(chip.memory_type),
  released: chip.phase === 'released' ? chip.release : undefined,
});

/**
 * A chip that exists on paper: a US designer's data-centre part unless said otherwise, since that is what people ask about.
 * Figures left out stay unknown.
 */
export const hypothetical = (figures: ChipFigures): ChipFigures => ({ maker: 'US', datacentre: true, ...figures });
