import type { Scenario } from '../scenario.ts';
import { type Inputs, structural } from './inputs.ts';
import type { Offer } from './offers.ts';

/** Trackers split cards by maker; this is the one whose part is a series of its own. */
const HUAWEI = 'Huawei';

/** How published statistics see the plan's chips; `makerOf` is the maker of a chip as the catalogue names it. */
export const bindStatistics = (
  inputs: Inputs,
  { supply }: Scenario,
  offers: readonly Offer[],
  makerOf: (chip: string) => string | undefined,
): void => {
  const { statistics: s } = supply;
  inputs.set('idcCoverage', [s.idc_coverage]);
  inputs.set('idcLag', [s.idc_lag]);
  inputs.set('countWindow', [s.window]);
  inputs.set('pastGrowth', [s.past_growth]);
  inputs.set('leakedCoverage', [s.leaked_coverage]);
  inputs.set('caictCoverage', [s.caict_coverage]);
  inputs.set('caictLag', [s.caict_lag]);
  inputs.set('baseRacks', [s.general_racks]);
  inputs.set('networkingRatio', [s.vendor_networking]);
  inputs.set('billedHere', [s.vendor_billing]);
  inputs.set('otherRevenue', [s.vendor_other]);
  inputs.set('smallDomestic', [s.small_domestic]);
  inputs.set('smallHuawei', [s.small_huawei]);
  inputs.set(
    'trackedVendor',
    inputs.ids('maker').map((id) => structural(id === s.vendor ? 1 : 0, s.origin)),
  );
  inputs.set(
    'huaweiCard',
    offers.map((o) => structural(makerOf(o.chip) === HUAWEI ? 1 : 0, o.origin)),
  );
};
