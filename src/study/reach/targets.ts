import { type Fault, fault, isFault, problemOf } from '../../kit/fault.ts';
import { formatMonth } from '../../kit/month.ts';
import type { Problem } from '../../kit/problem.ts';
import type { Scenario } from '../../scenario/index.ts';
import { modelFor } from '../plan.ts';
import { readTarget, type Target } from './target.ts';

export type Targets = { readonly targets: readonly Target[] } | { readonly problems: readonly Problem[] } | { readonly fault: Fault };

type Read = (text: string, period?: string) => Target | Fault;

/** The targets that the scenario itself names, each by its last month. */
const written = ({ targets }: Scenario, read: Read): Targets => {
  const problems: Problem[] = [];
  const found: Target[] = [];
  for (const { name, when, by } of targets) {
    const target = read(when.text, by === undefined ? undefined : formatMonth(by));
    if (isFault(target)) problems.push(problemOf(target, when.origin));
    else found.push({ ...target, name });
  }
  return problems.length > 0 ? { problems } : { targets: found };
};

/** Targets as typed; where none was, those of the scenario. */
export const targetsOf = (typed: readonly string[], scenario: Scenario): Targets => {
  const model = modelFor(scenario);
  if ('problems' in model) return model;
  const read: Read = (text, period) => readTarget(text, model.descriptions, scenario.horizon, period);
  if (typed.length === 0 && scenario.targets.length === 0) {
    const hint = "--target 'capacity.effective >= 300 EFLOPS @ 2027-12', or targets: in the file";
    return { fault: fault('no-target', 'the scenario has no targets of its own', { hint }) };
  }
  if (typed.length === 0) return written(scenario, read);
  const targets: Target[] = [];
  for (const text of typed) {
    const target = read(text);
    if (isFault(target)) return { fault: target };
    targets.push(target);
  }
  return { targets };
};
