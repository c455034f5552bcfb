import { aux, check, type Dimension, type ModelFault, type Sector, sector } from '../equations/index.ts';
import type { Problem } from '../kit/problem.ts';
import { parseUnit } from '../kit/unit.ts';
import * as dimensions from '../model/dimensions.ts';
import { suanli } from '../model/suanli.ts';
import type { Scenario } from '../scenario/index.ts';

const known = new Map<string, Dimension>(Object.values(dimensions).map((d) => [d.name, d]));

/** Dimensions a user may count over. */
const OPEN = ['chip', 'site', 'programme', 'workload', 'source', 'maker'];

type Variable = Scenario['variables'] extends ReadonlyMap<string, infer V> ? V : never;

/** The user's own variables as a sector of the model, or what is wrong with them. */
export const userSector = (scenario: Scenario): { readonly sectors: readonly Sector[] } | { readonly problems: readonly Problem[] } => {
  if (scenario.variables.size === 0) return { sectors: [] };
  const problems: Problem[] = [];
  const report = (v: Variable, code: string, message: string, hint?: string): void => {
    const { file, line, column } = v.formula.origin;
    problems.push({ file, line, column, code, message, ...(hint !== undefined && { hint }) });
  };
  const declarations = [...scenario.variables].map(([name, v]) => {
    const unit = parseUnit(v.unit);
    if ('unknown' in unit) report(v, 'unknown-unit', `variables.${name}: '${unit.unknown}' is no unit`);
    const over = v.over.flatMap((d) => {
      if (OPEN.includes(d)) return [known.get(d) as Dimension];
      report(v, 'unknown-dimension', `variables.${name}: there is no dimension '${d}'`, `dimensions: ${OPEN.join(', ')}`);
      return [];
    });
    return [name, aux(v.unit, over, v.formula.text, v.about ?? name, { id: name, rows: over })] as const;
  });
  if (problems.length > 0) return { problems };
  const sectors = [sector('variables', 'Variables of the scenario', Object.fromEntries(declarations))];
  for (const f of check(suanli(sectors)) as readonly ModelFault[]) {
    const v = scenario.variables.get(f.variable);
    if (!v) throw new Error(`the model itself is at fault: ${f.variable} ${f.message}`);
    report(v, 'bad-variable', `variables.${f.variable}: ${f.message}`, f.hint);
  }
  return problems.length > 0 ? { problems } : { sectors };
};
