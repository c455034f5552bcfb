import type { Scenario } from '../scenario.ts';
import { uniform } from './acts.ts';
import { type Inputs, NEVER, rest, structural } from './inputs.ts';
import type { Rules } from './policy.ts';

/** Mandates to buy at home, programme by programme; of several the first known counts. */
export const bindMandates = (inputs: Inputs, scenario: Scenario, rules: Rules): void => {
  const found = scenario.investment.map((p) => {
    const fits = (programmes: string): boolean => programmes === 'all' || (programmes === 'state-funded' && p.state_funded);
    const duty = rules.settled.mandates.find((m) => fits(m.programmes));
    return { p, duty, act: duty && rules.timed(duty.act) };
  });
  inputs.set(
    'banBegins',
    found.map(({ p, act }) => act?.begins ?? structural(NEVER, p.origin)),
  );
  inputs.set(
    'banEnds',
    found.map(({ p, act }) => act?.ends ?? structural(NEVER, p.origin)),
  );
  inputs.set(
    'banHappens',
    found.map(({ p, act }) => act?.happens ?? structural(0, p.origin)),
  );
  inputs.set(
    'foreignBefore',
    found.map(({ p }) => p.eligible.foreign),
  );
  inputs.set(
    'foreignAfter',
    found.map(({ p, duty, act }) =>
      duty && act
        ? rest(uniform(duty.domesticShare.low, duty.domesticShare.high, `policy.${duty.act}.domestic`, act.origin))
        : structural(1, p.origin),
    ),
  );
};
