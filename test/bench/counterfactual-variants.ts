/** A variant of china-national, in words. */
export interface Variant {
  readonly name: string;
  readonly what: string;
  readonly caveat: string;
}

/** What happened comes first: the others are compared with it. */
export const VARIANTS: readonly Variant[] = [
  {
    name: 'as-happened',
    what: 'Every act with its real dates; what is open in autumn 2026 is drawn, above all the share of licences under the policy of January 2026.',
    caveat:
      '*Caveat.* Acts that may come later are not in it. From 2027 most limits are forecasts of memory and packaging made under these very rules.',
  },
  {
    name: 'no-controls',
    what: 'No act of any jurisdiction from 2022 on. The original parts are sold, the editions for China never made, nothing leaks.',
    caveat:
      '*Caveat.* An upper bound. Makers sell up to their share from before the controls of world sales that were themselves earned without much of China; a China that bought more would have left others less, or raised prices. The part list ends with the B200, so that late years buy yesterday’s parts at yesterday’s price for the compute.',
  },
  {
    name: 'oct-2022-only',
    what: 'No act announced or in effect after October 2022. A800 and H800 go on; foreign foundries and makers of memory deliver.',
    caveat:
      '*Caveat.* The makers’ next editions with slower links, which this rule would have let through, were never designed and are not in the part list: from 2027 the variant understates imports. The dies in question were made for a listed firm through others; whether that would have gone on is not the rule’s doing alone.',
  },
  {
    name: 'without-oct-2023',
    what: 'The rule of October 2023 and the letter that hastened it are taken out, with the parts made to fit it (H20, L20, MI308X). A800, H800 and L40S go on until the letters of April 2025, whose figures A800 and H800 meet.',
    caveat:
      '*Caveat.* The letters of 2025 were an answer to the H20. Without it they might not have come, or not in this form; taking out one act of a chain leaves the others standing as if nothing had led to them. In 2025 the variant has less effective compute than what happened because the H20’s memory is missing.',
  },
  {
    name: 'h20-free',
    what: 'The letters of April 2025 are taken out. China’s own notices from July 2025 stand.',
    caveat:
      '*Caveat.* China’s notices answered the licences of the summer; without the letters there would have been none to answer. The gain is therefore a lower bound.',
  },
  {
    name: 'h200-open',
    what: 'From January 2026 parts under the bounds of that policy are licensed at once and accepted in China, with the duty and the quota of half of what is sold in the US. State-funded centres still buy at home.',
    caveat:
      '*Caveat.* How much of the maker’s sales the H200 makes up is not published: the quota is drawn from a wide range, and from 2027 it is what bounds these imports in most draws. The H200’s price stays at its level of 2025, and it is taken to be made for as long as the run lasts.',
  },
  {
    name: 'full-embargo',
    what: 'Every foreign accelerator denied from January 2025 on all routes; half the leakage. It comes unannounced, so that nobody hurries; of goods on their way a third to three quarters arrive, the rest goes back.',
    caveat: '*Caveat.* No foreign law would have had that reach alone. Half the leakage is an assumption of the question, not an estimate.',
  },
  {
    name: 'domestic-only',
    what: 'Every programme buys domestic chips only from January 2025 by its own rule. Acts stand as they happened.',
    caveat:
      '*Caveat.* Money that finds no domestic chip waits and in part lapses; nothing is spent on bringing capacity up. It differs from the embargo in that nothing leaks either.',
  },
  {
    name: 'hbm-relief',
    what: 'The memory rule of December 2024 is taken out. Stacks come in at the pace of 2024, and the rush of December 2024 never happens.',
    caveat:
      '*Caveat.* Only the generation of HBM2E is in the chain, as the products use it. Newer stacks would have made better chips, not only more; the gain is a lower bound where memory binds. Without the rush there is less in 2025: the rule brought seven million stacks forward.',
  },
];
