import type { ChipSpec, ServerSpec } from '../spec.ts';
import type { Fabric } from './fabric.ts';
import type { Parts, SwitchPart } from './parts.ts';
import { switchCount } from './power.ts';

/** USD. `total` is the sum of the others; building and plant are the site's and stand apart. */
export interface ClusterCapex {
  readonly servers: number;
  readonly switches: number;
  readonly optics: number;
  readonly cables: number;
  readonly storage: number;
  readonly spares: number;
  readonly total: number;
}

/** Price of one system; from its chips where the system itself has none, nothing where neither is known. */
export const systemPrice = (chip: ChipSpec, server: ServerSpec, parts: Parts): number | undefined => {
  if (server.priceUsd !== undefined) return server.priceUsd;
  return chip.priceUsd === undefined ? undefined : chip.priceUsd * server.chips * parts.systemOverChips;
};

export const designCapex = (
  price: number,
  systems: number,
  fabric: Fabric,
  part: SwitchPart,
  linkEnds: number,
  parts: Parts,
): ClusterCapex => {
  const servers = price * systems;
  const switches = switchCount(fabric) * part.priceUsd;
  const optics = linkEnds * parts.linkEndUsd;
  const cables = (fabric.links.endpoint + fabric.links.spine + fabric.links.core) * parts.cableUsd;
  const storage = servers * parts.storagePriceShare;
  const spares = servers * parts.spareShare;
  return { servers, switches, optics, cables, storage, spares, total: servers + switches + optics + cables + storage + spares };
};
