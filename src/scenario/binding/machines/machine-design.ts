import type { Catalogue, RowOf } from '../../../catalogue/index.ts';
import {
  assessReliability,
  type ChipSpec,
  type ClusterDesign,
  chipOf,
  designCluster,
  estimateTraining,
  failureRateOf,
  type ModelShape,
  networkOf,
  type Outcome,
  type ServerSpec,
  serverOf,
  totalParameters,
} from '../../../cluster/index.ts';

/** A chip in its server, as the catalogue knows them. */
export interface Machine {
  readonly chip: ChipSpec;
  readonly server: ServerSpec;
  readonly chipRow: RowOf<'chips'>;
  readonly serverRow: RowOf<'servers'>;
}

/** The machine that the catalogue gives for these ids, which are known to be in it. */
export const machineOf = (catalogue: Catalogue, chipId: string, serverId: string): Outcome<Machine> => {
  const chipRow = catalogue.lookup('chips', chipId);
  const serverRow = catalogue.lookup('servers', serverId);
  if (!chipRow || !serverRow) throw new Error(`the catalogue has no ${chipRow ? serverId : chipId}`);
  const chip = chipOf(chipRow);
  if (!chip.ok) return chip;
  const server = serverOf(serverRow, chip.value, chipRow.io_bandwidth?.written);
  return server.ok ? { ok: true, value: { chip: chip.value, server: server.value, chipRow, serverRow } } : server;
};

/** A cluster of so many chips: what its counts, power and price follow from. */
export const designOf = ({ chip, server }: Machine, chips: number): Outcome<ClusterDesign> => designCluster({ chip, server, count: chips });

/** Model FLOPs utilisation of a well-tuned training run on so many chips; nothing where the model does not fit on them. */
export const utilisationAt = ({ chip, server }: Machine, shape: ModelShape, chips: number): number | undefined => {
  const training = estimateTraining({ shape, chip, net: networkOf(server), chips });
  return training.ok ? training.value.mfu : undefined;
};

/** Share of wall time that ends up in the model, for one job on so many chips, with failures `worse` times as frequent as measured. */
export const goodputAt = ({ chip }: Machine, shape: ModelShape, chips: number, worse = 1): number =>
  assessReliability({
    chipId: chip.id,
    chips,
    parameters: totalParameters(shape),
    failuresPerChipDay: failureRateOf(chip.id).perChipDay * worse,
  }).goodput;
