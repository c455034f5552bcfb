import { aux, input, sector } from '../equations/declare.ts';
import { act, amender, amendment, chip, jurisdiction, maker, programme, requirement, ruling, tied } from './dimensions.ts';

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
  rulingQuota: input('chip/month', [ruling], 'Most that may be sold while the ruling governs'),

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
    [jurisdiction, chip],
    'greatest(governs * (1 - passing), jurisdiction, chip)',
    'Share of orders that the strictest act of the jurisdiction stops',
  ),
  permit: aux('1', [chip], 'product(1 - stopped, chip)', 'Share of foreign sales permitted: gates of all jurisdictions in series', {
    id: 'policy.permit',
    rows: [chip],
    total: 'none',
    yearly: 'mean',
  }),
  fee: aux('1', [chip], 'sum(governs * rulingFee, chip)', 'Fees and tariffs on the price', {
    id: 'policy.fee',
    rows: [chip],
    total: 'none',
    yearly: 'mean',
  }),
  quotaTightness: aux(
    'month/chip',
    [chip],
    'greatest(governs / rulingQuota, chip)',
    'Months of quota that one chip takes; 0 where no quota governs',
  ),
  quota: aux(
    'chip/month',
    [chip],
    'if(quotaTightness > 0 month/chip, 1 / quotaTightness, 1e9 chip/month)',
    'Least quota that governs; a billion chips a month stands for none',
  ),
  restricted: aux('1', [chip], 'if(permit < 1, 1, 0)', 'Whether any gate stands before the chip'),
  pending: aux(
    '1',
    [chip],
    'min(1, sum(if(time >= actAnnounced and time < actBegins, actHappens * (1 - rulingPermit), 0), chip))',
    'How far an act already announced will close the gate',
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
  banHappens: input('1', [programme], 'Whether that mandate comes about in this future: 1 or 0'),
  foreignBefore: input('1', [programme], 'Share of its money the programme may spend on foreign chips before the mandate'),
  foreignAfter: input('1', [programme], 'Share of its money the programme may spend on foreign chips under the mandate'),
  foreignAllowed: aux(
    '1',
    [programme],
    'if(time >= banBegins, foreignBefore - banHappens * (foreignBefore - min(foreignBefore, foreignAfter)), foreignBefore)',
    'Share of its money the programme may spend on foreign chips',
  ),

  vendorShare: input('1', [maker], 'Share of the maker’s world sales open to this destination before controls'),
});
