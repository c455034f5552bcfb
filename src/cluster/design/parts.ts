/** Prices and draws of what stands around the servers. A scenario may replace any of them. */
export interface SwitchPart {
  readonly id: string;
  /** Ports at `gbps` when each endpoint uses one of them. */
  readonly radix: number;
  readonly gbps: number;
  /** Independent planes that one endpoint's port is split over. */
  readonly planes: number;
  /** Height of one box, rack units. */
  readonly rackUnits: number;
  /** Watts with every cage lit. */
  readonly maxPowerW: number;
  readonly priceUsd: number;
}

export interface Parts {
  readonly switches: readonly SwitchPart[];
  /** USD for one end of one link; twin-port modules count as two ends. */
  readonly linkEndUsd: number;
  readonly cableUsd: number;
  /** Watts at the endpoint's side of a link; the switch side is inside the switch's maximum. */
  readonly linkEndW: number;
  /** Storage, management and their networks, as shares of the servers' maximum power and of their price. */
  readonly storagePowerShare: number;
  readonly storagePriceShare: number;
  /** Price of a whole system over that of its chips, for systems without a published price. */
  readonly systemOverChips: number;
  /** Spare systems held on site, share of systems. */
  readonly spareShare: number;
  readonly rackUnits: number;
  readonly designPue: { readonly air: number; readonly liquid: number };
  /** USD per MW of IT: building, power and cooling. */
  readonly facilityUsdPerMw: number;
  /** Average over maximum power while training. */
  readonly averageLoad: number;
}

export const DEFAULT_PARTS: Parts = {
  switches: [
    // 64 × 400G in 1U, splits to 128 × 200G; 747 W passive + 32 cages × 17 W; 25–35 k USD at resellers (NVIDIA QM97x0 manual).
    { id: 'quantum-2-split', radix: 128, gbps: 200, planes: 1, rackUnits: 1, maxPowerW: 1291, priceUsd: 30_000 },
    { id: 'quantum-2', radix: 64, gbps: 400, planes: 1, rackUnits: 1, maxPowerW: 1291, priceUsd: 30_000 },
    // 64 × 800G in 2U, used as 128 × 400G over two planes (SuperPOD B300 tables); 940 W + 64 × 18 W (NVIDIA SN5000 manual).
    // No public price: the 400G box's price per unit of bandwidth.
    { id: 'spectrum-4-twin', radix: 128, gbps: 800, planes: 2, rackUnits: 2, maxPowerW: 2092, priceUsd: 60_000 },
  ],
  // 400–1,200 USD for a twin 400G module, two ends (reseller listings, 2024).
  linkEndUsd: 400,
  // 100–250 USD a cable (reseller listings, 2024).
  cableUsd: 150,
  // 17 W for a twin 400G module (NVIDIA MMS4X00 data sheet).
  linkEndW: 8.5,
  // Whole-cluster IT over servers: 1.14 median (Epoch) and 1.09 (SemiAnalysis), less 5–8 % that the fabric takes here.
  storagePowerShare: 0.045,
  // All-in over bare price, less the fabric: 250 k over 190 k (HGX H100) leaves 11 %, 3.9 M over 3.1 M (NVL72) leaves 14 %.
  storagePriceShare: 0.12,
  // Median of seven systems with both prices (HGX H100, H800, H200, H20, B200, MI300X, CloudMatrix 384).
  systemOverChips: 1.19,
  // About 2 % (Lenovo guidance for NVL72, 2025).
  spareShare: 0.02,
  // 42U racks with 10U kept for power and cabling: four 8U servers (NVIDIA's H100 reference racks).
  rackUnits: 32,
  // Cold plates reach 1.10–1.20, hyperscale air about 1.2 (CAICT; China's 2024 action plan).
  designPue: { air: 1.25, liquid: 1.12 },
  // Mean of 19 US markets (Cushman & Wakefield 2025); a Chinese site is nearer 3–4 M USD (GDS, VNET) and says so itself.
  facilityUsdPerMw: 11.7e6,
  // 0.75–0.9 of the maximum while training (Barroso; DGX H100 8.0–8.5 of 10.2 kW).
  averageLoad: 0.82,
};

/** The switch whose port speed is nearest from above to the endpoint's, else the fastest. */
export const switchFor = (parts: Parts, gbps: number): SwitchPart => {
  const byspeed = [...parts.switches].sort((a, b) => a.gbps - b.gbps);
  return byspeed.find((part) => part.gbps >= gbps) ?? byspeed[byspeed.length - 1]!;
};
