import type { Change, Reach, Separation } from '../../study/reach/index.ts';

const boxOf = (s: Separation) => ({
  describes: s.describes,
  coverage: s.coverage,
  density: s.density,
  base: s.base,
  restrictions: s.restrictions.map(({ name, from, to, low, high, unit }) => ({
    input: name,
    from_share: from,
    to_share: to,
    low: low ?? null,
    high: high ?? null,
    unit: unit ?? null,
  })),
});

const changeOf = ({ path, from, to, factor, probability, cost }: Change) => ({ path, from, to, factor, probability, cost: cost ?? null });

/** One target: `box` is null where nothing separates the draws, `changes` where none were asked for or needed. */
export const reachJson = (r: Reach) => ({
  target: r.target.text,
  name: r.target.name ?? null,
  probability: r.probability.value,
  low: r.probability.low,
  high: r.probability.high,
  draws: r.draws,
  undefined_draws: r.undefinedDraws,
  box: r.separation ? boxOf(r.separation) : null,
  wanted: r.lifted?.wanted ?? null,
  tried: r.lifted?.tried ?? null,
  cost_unit: r.lifted?.money ?? null,
  changes: r.lifted?.changes.map(changeOf) ?? null,
  nearest: r.lifted?.nearest ? changeOf(r.lifted.nearest) : null,
});
