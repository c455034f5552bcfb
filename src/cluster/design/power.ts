import type { Fabric } from './fabric.ts';
import type { Parts, SwitchPart } from './parts.ts';

/** From chip to facility, MW. Provision on the maximum, bill on the average. */
export interface ClusterPower {
  readonly servers: number;
  readonly network: number;
  readonly storage: number;
  /** Maximum of all IT. */
  readonly it: number;
  /** `it` times the load while training. */
  readonly average: number;
  /** Envelope the site must grant: `it` times the design PUE. */
  readonly facility: number;
  readonly designPue: number;
}

export const switchCount = (fabric: Fabric): number => fabric.switches.leaf + fabric.switches.spine + fabric.switches.core;

export const designPower = (serversMw: number, fabric: Fabric, part: SwitchPart, parts: Parts, designPue: number): ClusterPower => {
  const network = (switchCount(fabric) * part.maxPowerW + fabric.links.endpoint * parts.linkEndW) / 1e6;
  const storage = serversMw * parts.storagePowerShare;
  const it = serversMw + network + storage;
  return { servers: serversMw, network, storage, it, average: it * parts.averageLoad, facility: it * designPue, designPue };
};
