import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { ChipFigures, Determination } from '../../../src/controls/index.ts';
import { ask, chip, rules } from '../../support/rulebook.ts';

type Outcome = 'restricted' | 'not_restricted' | 'licensed' | 'case_by_case' | 'fee';

interface Case {
  readonly id: string;
  readonly regime: string;
  readonly chip: string;
  readonly outcome_class: Outcome;
}

const cases = parse(readFileSync(new URL('../../support/cases/determinations.csv', import.meta.url), 'utf8'), { columns: true }) as Case[];

/** Statements about licences rather than acts: the day to look at all acts. */
const STATEMENTS: Readonly<Record<string, string>> = {
  'us-2025-12-08-h200-25pct': '2025-12-08',
  'us-2026-05-14-h200-ten-firms': '2026-05-14',
};

/**
 * Where sources and rules part, with the reason; anything else that differs fails.
 */
const EXPLAINED: Readonly<Record<string, string>> = {
  d067: 'HL-328 was offered as compliant, but its compute was never published, so that the rules cannot be applied to it: unknown',
};

const classOf = (d: Determination, regime: string): Outcome | 'unknown' => {
  const row = d.rules.find((r) => r.regime === regime);
  if (row?.reason.includes('duty')) return 'fee';
  const status = row?.status ?? d.status;
  if (status === 'unknown') return 'unknown';
  if (status === 'free') return 'not_restricted';
  const reason = row?.reason ?? d.reason;
  return reason.includes('presumption of approval') ? 'licensed' : reason.includes('case by case') ? 'case_by_case' : 'restricted';
};

const byRules = (c: Case): Outcome | 'unknown' => {
  const act = rules.acts.find((a) => a.id === c.regime);
  const date = act?.effective ?? STATEMENTS[c.regime];
  if (date === undefined) throw new Error(`${c.id}: no act and no date for ${c.regime}`);
  return classOf(ask(chip(c.chip), date, { jurisdiction: 'US' }), c.regime);
};

/** What the formula of October 2023 alone would say, written here anew. */
const byFormula = (c: Case): Outcome | 'unknown' => {
  const { tpp, area, performance_density, datacentre }: ChipFigures = chip(c.chip);
  if (tpp === undefined) return 'unknown';
  if (tpp >= 4800) return 'restricted';
  if (!datacentre) return 'not_restricted';
  const density = area === undefined ? performance_density : tpp / area;
  if (density === undefined) return 'unknown';
  return (tpp >= 1600 && density >= 3.2) || (tpp >= 2400 && density >= 1.6) ? 'restricted' : 'not_restricted';
};

const agreement = (answers: ReadonlyMap<string, string>): Map<string, [right: number, all: number]> => {
  const table = new Map<string, [number, number]>([['all', [0, 0]]]);
  for (const c of cases) {
    const right = answers.get(c.id) === c.outcome_class ? 1 : 0;
    for (const key of ['all', c.outcome_class]) {
      const [n, of] = table.get(key) ?? [0, 0];
      table.set(key, [n + right, of + 1]);
    }
  }
  return table;
};

describe('determinations that sources state', () => {
  const methods = {
    rules: new Map(cases.map((c) => [c.id, byRules(c)])),
    'always restricted': new Map(cases.map((c) => [c.id, 'restricted'])),
    'formula of 2023': new Map(cases.map((c) => [c.id, byFormula(c)])),
  };
  const tables = Object.entries(methods).map(([name, answers]) => [name, agreement(answers)] as const);

  it('agree with the rules, class by class, and are shown beside two naive methods', () => {
    for (const [name, table] of tables) {
      const parts = [...table].map(([key, [right, all]]) => `${key} ${right}/${all}`);
      console.log(`${name.padEnd(18)} ${parts.join('  ')}`);
    }
    const score = (name: string): number => tables.find(([n]) => n === name)?.[1].get('all')?.[0] ?? 0;
    expect(cases).toHaveLength(48);
    expect(score('always restricted')).toBe(36);
    expect(score('formula of 2023')).toBeLessThan(score('rules'));
    expect(score('rules')).toBe(48 - Object.keys(EXPLAINED).length);
  });

  it('differ only where it is explained', () => {
    const differing = cases.filter((c) => methods.rules.get(c.id) !== c.outcome_class).map((c) => c.id);
    expect(differing).toEqual(Object.keys(EXPLAINED));
    expect(methods.rules.get('d067')).toBe('unknown');
  });
});
