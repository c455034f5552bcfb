/** Monthly payment of a loan over its principal (Barroso, Clidaras, Hölzle 2013, chapter 6): i/(1 − (1+i)^−m), i monthly. */
export const monthlyAnnuity = (yearlyInterest: number, months: number): number => {
  const i = yearlyInterest / 12;
  return i === 0 ? 1 / months : i / (1 - (1 + i) ** -months);
};

export interface HourlyCost {
  readonly capexUsd: number;
  readonly facilityUsd: number;
  /** Average kW of IT, and facility watts per IT watt. */
  readonly averageKw: number;
  readonly pue: number;
  readonly usdPerKwh?: number;
}

// Interest, building life, price of power: Barroso's case study. Servers: four years, between his three and the six
// that large buyers depreciate over. Maintenance: 5 % of server capex a year, his too.
const INTEREST = 0.08;
const SERVER_MONTHS = 48;
const BUILDING_MONTHS = 144;
export const USD_PER_KWH = 0.067;
const MAINTENANCE = 0.05;
const HOURS_PER_MONTH = 730;

/** USD of one hour of what the figures describe, used or not. */
export const hourlyCost = (cost: HourlyCost): number => {
  const servers = cost.capexUsd * (monthlyAnnuity(INTEREST, SERVER_MONTHS) + MAINTENANCE / 12);
  const building = cost.facilityUsd * monthlyAnnuity(INTEREST, BUILDING_MONTHS);
  return (servers + building) / HOURS_PER_MONTH + cost.averageKw * cost.pue * (cost.usdPerKwh ?? USD_PER_KWH);
};

/** USD of a million tokens at so many tokens per second. */
export const costPerMillion = (usdPerHour: number, tokensPerSecond: number): number => (usdPerHour / 3600 / tokensPerSecond) * 1e6;
