import type { Value } from '../../uncertainty/index.ts';
import type { Programme, Scenario } from '../scenario.ts';
import { type Timed, uniform } from './acts.ts';
import { firstEffect } from './first-act.ts';
import { during, type Inputs, NEVER, rest, structural } from './inputs.ts';
import type { Rules } from './policy.ts';

/** Mandates to buy at home, programme by programme; of several the first to begin counts. */
export const bindMandates = (inputs: Inputs, scenario: Scenario, rules: Rules): void => {
  const dutiesOf = (p: Programme) =>
    rules.settled.mandates
      .filter(({ programmes }) => programmes === 'all' || (programmes === 'state-funded' && p.state_funded))
      .map((duty) => ({ duty, act: rules.timed(duty.act) }));
  type Duty = ReturnType<typeof dutiesOf>[number];
  const each = (name: string, otherwise: number, size: (d: Duty) => Value): void =>
    inputs.set(
      name,
      scenario.investment.map((p) =>
        firstEffect(
          dutiesOf(p).map((d) => ({ act: d.act, size: size(d) })),
          otherwise,
          p.origin,
        ),
      ),
    );
  each('banBegins', NEVER, ({ act }: { readonly act: Timed }) => act.begins);
  each('banEnds', NEVER, ({ act }: { readonly act: Timed }) => act.ends);
  each('banHappens', 0, ({ act }) => structural(1, act.origin));
  each('foreignAfter', 1, ({ duty, act }) =>
    rest(uniform(duty.domesticShare.low, duty.domesticShare.high, `policy.${duty.act}.domestic`, act.origin)),
  );
  inputs.set(
    'foreignBefore',
    scenario.investment.map((p) => during(p.eligible.foreign, undefined, p.eligible.domestic_from, scenario.horizon.months)),
  );
};
