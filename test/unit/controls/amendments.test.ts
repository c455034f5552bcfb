import { describe, expect, it } from 'vitest';
import { withoutActs, withWhatIfs } from '../../../src/controls/index.ts';
import { ask, chip, part, rules } from '../../support/rulebook.ts';

const without = (...ids: string[]) => withoutActs(rules, (act) => ids.includes(act.id));
const us = { jurisdiction: 'US' } as const;

describe('removing an act restores what it amended', () => {
  it('without October 2023 the rule of 2022 holds on, so that links decide again', () => {
    const rulebook = without('us-2023-10-17-acs-ifr');
    expect(ask(chip('a800_sxm'), '2024-06-01', us, rulebook).status).toBe('free');
    expect(ask(chip('h100_sxm'), '2024-06-01', us, rulebook).rules[0]?.regime).toBe('us-2022-10-07-ifr');
    expect(ask(chip('l4'), '2024-06-01', us, rulebook).status).toBe('free');
    expect(ask(chip('rtx_4090'), '2024-06-01', us, rulebook).status).toBe('free');
  });

  it('without the rule of 2022 too, the letters hold on', () => {
    const rulebook = without('us-2023-10-17-acs-ifr', 'us-2022-10-07-ifr');
    expect(ask(chip('h100_sxm'), '2024-06-01', us, rulebook).rules[0]?.regime).toBe('us-2022-08-26-isinformed');
  });

  it('the review of 2026 relaxes whichever rule stands, and demands nothing where none does', () => {
    const none = withoutActs(rules, (act) => act.jurisdiction === 'US' && act.id !== 'us-2026-01-15-case-by-case');
    expect(ask(chip('h200_sxm'), '2026-06-01', us, none).status).toBe('free');
    const old = without('us-2023-10-17-acs-ifr');
    expect(ask(chip('h200_sxm'), '2026-06-01', us, old).licence_policy).toBe('case-by-case');
    expect(ask(chip('h800_sxm'), '2026-06-01', { ...us, route: 'abroad' }, old).rules.map((r) => r.regime)).toContain(
      'us-2025-04-09-h20-isinformed',
    );
  });

  it('without the letters of April 2025 neither July nor August asks anything of an H20', () => {
    const rulebook = without('us-2025-04-09-h20-isinformed');
    for (const date of ['2025-05-01', '2025-07-20', '2025-12-01']) {
      const d = ask(chip('h20'), date, us, rulebook);
      expect([date, d.status, d.fee]).toEqual([date, 'free', 0]);
    }
  });

  it('without August 2025 the announcement of July holds on', () => {
    const d = ask(chip('h20'), '2025-12-01', us, without('us-2025-08-11-15pct'));
    expect([d.licence_policy, d.fee]).toEqual(['case-by-case', 0]);
  });

  it('without the review of 2026 the H200 is under presumption of denial again', () => {
    expect(ask(chip('h200_sxm'), '2026-06-01', us, without('us-2026-01-15-case-by-case')).licence_policy).toBe('presumption-of-denial');
  });
});

describe('acts that do not amend each other cumulate', () => {
  it('a chip in two of them shows both, and the stricter decides', () => {
    const d = ask(chip('b200'), '2025-12-01', us);
    expect(d.rules.map((r) => r.regime)).toEqual(['us-2023-10-17-acs-ifr', 'us-2025-04-09-h20-isinformed', 'us-2025-11-02-no-blackwell']);
    expect([d.status, d.licence_policy]).toEqual(['deny', null]);
  });

  it('a reason says in place of what it stands', () => {
    const [row] = ask(chip('h200_sxm'), '2026-06-01', us).rules;
    expect(row?.reason).toContain('in place of us-2023-10-17-acs-ifr/3A090.a, us-2025-04-09-h20-isinformed/h20-class');
    expect(row?.reason).toContain('licence, case by case');
  });
});

describe('a rule that was never enforced', () => {
  const malaysia = { destination: 'MY' };
  it('counts only where it is chosen', () => {
    expect(ask(chip('h100_sxm'), '2026-01-01', malaysia).status).toBe('free');
    const d = ask(chip('h100_sxm'), '2026-01-01', malaysia, withWhatIfs(rules, ['us-2025-01-13-ai-diffusion']));
    expect([d.status, d.licence_policy]).toEqual(['licence', 'presumption-of-approval']);
  });

  it('spares its first tier and is chosen once', () => {
    const twice = withWhatIfs(withWhatIfs(rules, ['us-2025-01-13-ai-diffusion']), ['us-2025-01-13-ai-diffusion']);
    expect(twice.acts.length).toBe(rules.acts.length + 1);
    expect(ask(part({ tpp: 9000 }), '2026-01-01', { destination: 'JP' }, twice)).toMatchObject({ status: 'free', exception: 'AIA' });
  });
});
