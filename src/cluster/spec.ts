/** What this folder needs to know of a chip, a server and a place. Catalogue rows and scenario overrides are turned into these by the caller. */

export const PRECISIONS = ['fp32', 'tf32', 'fp16', 'bf16', 'fp8', 'int8', 'fp4'] as const;
export type Precision = (typeof PRECISIONS)[number];

export interface ChipSpec {
  readonly id: string;
  /** Dense peak, TFLOPS (TOPS for integers), of each precision the chip has. */
  readonly peak: Readonly<Partial<Record<Precision, number>>>;
  /** GB (10⁹ bytes). */
  readonly memoryGB: number;
  /** GB/s. */
  readonly memoryBandwidthGBs: number;
  readonly priceUsd?: number;
  /** Watts; only for messages: power comes from the measured maximum of the server. */
  readonly tdpW?: number;
}

export interface ServerSpec {
  readonly id: string;
  /** Chips in one system: 8, or 72 and 384 for rack-scale systems. */
  readonly chips: number;
  /** Host nodes in one system: 1, or 18 trays of an NVL72, 48 nodes of a CloudMatrix. */
  readonly nodes?: number;
  /** Measured maximum of the whole system, W, at the wall of the server. */
  readonly maxPowerW: number;
  /** Rack units of a system that shares racks. */
  readonly rackUnits?: number;
  /** Racks of a system that brings its own. */
  readonly racks?: number;
  /** Chips that reach one another over the scale-up network. */
  readonly scaleUpDomain: number;
  /** Scale-up bandwidth of one chip, GB/s, both directions added. */
  readonly scaleUpGBs: number;
  /** Scale-out bandwidth of one chip, Gb/s, one direction. */
  readonly scaleOutGbps: number;
  /** Optical modules of the scale-up network per chip; none where it is copper. */
  readonly scaleUpModulesPerChip?: number;
  /** Ports of the compute fabric on one system, where not one a chip. */
  readonly networkPorts?: number;
  readonly cooling?: 'air' | 'liquid';
  readonly priceUsd?: number;
  /** General-purpose capacity that the system lends beside its chips. */
  readonly general?: { readonly cores: number; readonly fp32Tflops?: number };
}

export interface SitePlace {
  readonly id: string;
  /** Most power one rack may take, kW. */
  readonly rackKw?: number;
  /** Facility watts per IT watt in the hottest hour. */
  readonly designPue?: number;
  /** Building, power and cooling plant, USD per MW of IT. */
  readonly facilityUsdPerMw?: number;
}

/** Networks that a layout of a model runs over, in bytes and seconds. */
export interface NetworkSpec {
  readonly scaleUpDomain: number;
  /** Bytes/s of one chip, one direction. */
  readonly scaleUpBytes: number;
  readonly scaleOutBytes: number;
}

export const networkOf = (server: ServerSpec): NetworkSpec => ({
  scaleUpDomain: server.scaleUpDomain,
  scaleUpBytes: (server.scaleUpGBs / 2) * 1e9,
  scaleOutBytes: (server.scaleOutGbps / 8) * 1e9,
});
