import { aux, flow, input, sector, stock } from '../equations/declare.ts';
import {
  act,
  allowance,
  amender,
  amendment,
  chip,
  counted,
  jurisdiction,
  maker,
  programme,
  requirement,
  route,
  ruling,
  tied,
} from './dimensions.ts';

/**
 * What may cross the border. Which clause applies to which chip is settled before the months start;
 * when acts are in force, and whether they happen at all, differs between futures and is decided here.
 */
export const policy = sector('policy', 'Export and import rules, act by act, in force or not', {
  actAnnounced: input('month', [act], 'Month in which the act becomes known'),
  actBegins: input('month', [act], 'Month from which the act takes effect'),
  actEnds: input('month', [act], 'Month in which the act lapses'),
  actHappens: input('1', [act], 'Whether the act comes about in this future: 1 or 0'),
  amenderBegins: input('month', [amender], 'Month from which the later act takes effect'),
  amenderEnds: input('month', [amender], 'Month in which the later act lapses'),
  amenderHappens: input('1', [amender], 'Whether the later act comes about in this future: 1 or 0'),
  rulingPermit: input('1', [ruling], 'Share of orders permitted while the ruling governs: 0 denied, 1 free, between: licences approved'),
  rulingFee: input('1', [ruling], 'Fee or tariff on the price while the ruling governs'),
  rulingLag: input('month', [ruling], 'Delay of a licence while the ruling governs'),

  actInForce: aux('1', [act], 'if(time >= actBegins and time < actEnds, actHappens, 0)', 'Whether the act is in force'),
  amenderInForce: aux(
    '1',
    [amender],
    'if(time >= amenderBegins and time < amenderEnds, amenderHappens, 0)',
    'Whether the later act is in force',
  ),
  amended: aux('1', [amendment], 'amenderInForce', 'Whether this amendment is in force'),
  standsOn: aux('1', [requirement], 'amenderInForce', 'Whether the act that the ruling only changes is in force'),
  needsBase: input('1', [ruling], '1 for a ruling that only changes what another act demands'),
  governs: aux(
    '1',
    [ruling],
    'actInForce * (1 - min(1, sum(amended, ruling))) * (1 - needsBase * (1 - min(1, sum(standsOn, ruling))))',
    'Whether the ruling decides: its act is in force, no later act has taken its place, and what it changes is in force',
  ),

  passing: aux(
    '1',
    [ruling],
    'if(time >= actBegins + rulingLag, rulingPermit, 0)',
    'Share of orders that pass: licences take their time, and until then nothing does',
  ),
  stopped: aux(
    '1',
    [route, jurisdiction, chip],
    'greatest(governs * (1 - passing), route, jurisdiction, chip)',
    'Share of orders that the strictest act of the jurisdiction stops on the route',
  ),
  permitOn: aux('1', [route, chip], 'product(1 - stopped, route, chip)', 'Share of sales permitted on the route: gates in series'),
  permit: aux('1', [chip], 'greatest(permitOn, chip)', 'Share of foreign sales permitted, on the route that lets most through', {
    id: 'policy.permit',
    rows: [chip],
    total: 'none',
    yearly: 'mean',
  }),
  isAbroad: input('1', [route], '1 for shipment from abroad, 0 from the maker’s own country'),
  permitAbroad: aux('1', [chip], 'sum(permitOn * isAbroad, chip)', 'Share of sales permitted that are shipped from abroad'),
  wayTaken: aux(
    '1',
    [route, chip],
    'if(permit > permitAbroad, 1 - isAbroad, isAbroad)',
    'Whether the chip takes the route: the maker’s own country only where that lets more through',
  ),
  counting: aux('1', [ruling], 'if(governs * wayTaken > 0, 1, 0)', 'Whether the ruling governs the route that the chip takes'),
  fee: aux('1', [chip], 'sum(counting * rulingFee, chip)', 'Fees and tariffs on the price', {
    id: 'policy.fee',
    rows: [chip],
    total: 'none',
    yearly: 'mean',
  }),
  restricted: aux('1', [chip], 'if(permit < 1, 1, 0)', 'Whether any gate stands before the chip'),
  closingSoon: aux(
    '1',
    [route, chip],
    'greatest(if(time >= actAnnounced and time < actBegins, actHappens * (1 - rulingPermit), 0), route, chip)',
    'Share of orders that acts announced and not yet in effect will stop on the route',
  ),
  pending: aux(
    '1',
    [chip],
    'permit - greatest(permitOn * (1 - closingSoon), chip)',
    'Share of foreign sales permitted now that acts already announced will stop',
  ),

  allowanceFixed: input('1', [allowance], 'The quota, in chips or TPP'),
  allowanceMonths: input('month', [allowance], 'Months before this one whose sales count against it'),
  growthMonths: input('month', [allowance], 'Months before this one whose sales elsewhere make it grow'),
  countedAs: input('1/chip', [counted], 'What one chip counts against the quota: one, or its TPP'),
  countedSales: input('1', [counted], 'Part of the maker’s sales of the chip in its own country by which the quota grows'),
  allowanceGrown: stock('1', [allowance], 'Quota that has grown with the maker’s sales in its own country'),
  growingAllowance: flow(
    '1/month',
    [allowance],
    { to: 'allowanceGrown' },
    'sum(countedSales * soldAtHome * countedAs, allowance)',
    'Quota that grows with the maker’s sales in its own country',
  ),
  allowanceUsed: stock('1', [allowance], 'Quota used since the start'),
  usingAllowance: flow(
    '1/month',
    [allowance],
    { to: 'allowanceUsed' },
    'sum(counting * boughtAbroad * countedAs, allowance)',
    'Quota used, by the whole country',
  ),
  allowanceLeft: aux(
    '1/month',
    [allowance],
    'max(0, allowanceFixed + allowanceGrown - delay(allowanceGrown, growthMonths, 0) - allowanceUsed + delay(allowanceUsed, allowanceMonths, 0)) / month',
    'Quota still to be had this month',
  ),
  claim: aux('1/month', [counted], 'counting * soughtAbroad * countedAs', 'Quota that buyers would use'),
  allowed: aux(
    'chip/month',
    [counted],
    'ratio(allowanceLeft * ratio(claim, sum(claim, allowance), 1), countedAs, 1e9 chip/month)',
    'Chips the quota leaves, shared by what buyers would use where several count',
  ),
  quota: aux(
    'chip/month',
    [chip],
    '1e9 chip/month - greatest(counting * max(0 chip/month, 1e9 chip/month - allowed), chip)',
    'Chips the tightest quota leaves; a billion a month stands for no quota',
  ),

  tiedInForce: aux('1', [tied], 'if(actInForce > 0, 1, 0)', 'Whether the act a chip was made to fit is in force'),
  existence: aux(
    '1',
    [chip],
    'product(tiedInForce, chip)',
    'Whether the chip exists in this future: a part made to fit under an act does so only with the act',
  ),
  launched: input('month', [chip], 'Month of first sale'),
  withdrawn: input('month', [chip], 'Month of last sale'),
  onSale: aux('1', [chip], 'if(time >= launched and time < withdrawn, existence, 0)', 'Whether its maker sells the chip now'),

  banBegins: input('month', [programme], 'Month from which the programme is told to buy domestic chips'),
  banEnds: input('month', [programme], 'Month in which that mandate lapses'),
  banHappens: input('1', [programme], 'Whether that mandate comes about in this future: 1 or 0'),
  foreignBefore: input('1', [programme], 'Share of its money the programme may spend on foreign chips before the mandate'),
  foreignAfter: input('1', [programme], 'Share of its money the programme may spend on foreign chips under the mandate'),
  foreignAllowed: aux(
    '1',
    [programme],
    'if(time >= banBegins and time < banEnds, foreignBefore - banHappens * (foreignBefore - min(foreignBefore, foreignAfter)), foreignBefore)',
    'Share of its money the programme may spend on foreign chips',
  ),

  vendorShare: input('1', [maker], 'Share of the maker’s world sales open to this destination before controls'),
});
