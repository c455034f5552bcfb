import type { Index, Sensitivity } from '../../study/sensitivity/index.ts';

const orNull = (x: number | undefined): number | null => (x === undefined || !Number.isFinite(x) ? null : x);

const interval = ({ value, low, high }: Index) => ({ value, low, high });

/** One output as the contract has it, in the output's unit; what else is known stands beside `inputs`. */
export const sensitivityJson = (s: Sensitivity) => {
  const { factor, text } = s.asked.unit;
  const shown = (x: number): number | null => orNull(x / factor);
  const alone = new Map(s.groups.flatMap((g) => (g.kind === 'single' ? [[g.names[0] as string, g.indices] as const] : [])));
  return {
    output: s.asked.period === '' ? s.asked.id : `${s.asked.id}@${s.asked.period}`,
    unit: text,
    inputs: s.inputs.map(({ name, low, high, rankCorrelation }) => {
      const own = alone.get(name);
      const resolved = own?.resolved ?? false;
      return {
        name,
        low: shown(low),
        high: shown(high),
        rank_correlation: orNull(rankCorrelation),
        first_order: resolved ? orNull(own?.first.value) : null,
        total: resolved ? orNull(own?.total.value) : null,
        resolved,
      };
    }),
    without_effect: [...s.withoutEffect, ...s.unconnected].sort(),
    median: shown(s.median),
    draws: s.draws,
    undefined_draws: s.undefinedDraws,
    elasticities: s.inputs.map(({ name }) => ({ name, elasticity: orNull(s.elasticities.get(name)) })),
    groups: s.groups.map(({ names, kind, indices: { first, total, resolved, needed } }) => ({
      kind,
      inputs: names,
      resolved,
      ...(resolved ? { first_order: interval(first), total: interval(total) } : { draws_needed: needed }),
    })),
  };
};
