import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { suanli } from '../support/command-line.ts';
import { SMALL_SCENARIO, smallPlace } from '../support/small-scenario.ts';

// what the build bundles apart is read by the built program alone: here by texts that the build has not met

let place: ReturnType<typeof smallPlace>;
beforeAll(() => {
  place = smallPlace();
});
afterAll(() => place.remove());

const check = (text: string) => {
  const file = join(place.folder, 'own.yaml');
  writeFileSync(file, text);
  return suanli(['check', file]);
};

const withAmount = (amount: string): string => SMALL_SCENARIO.replace('amount: 0.3e9 CNY/month', `amount: ${amount}`);
const PARAMETER = 'parameters: {scale: {value: 1.25}}\n';

describe('libraries that are read late', () => {
  it('parse a formula of the user', async () => {
    expect(await check(PARAMETER + withAmount('= scale * 0.271828e9 CNY/month'))).toMatchObject({ code: 0 });
    const { code, err } = await check(PARAMETER + withAmount('"= scale * (0.271828e9 CNY/month"'));
    expect(code).toBe(2);
    expect(err).toContain('cannot read the formula');
  });

  it('read YAML of every kind', async () => {
    const anchored = SMALL_SCENARIO.replace('- {id: one,', '- &first {id: one,').replace(
      'ready: 2024-08}',
      'ready: 2024-08}\n      - {<<: *first, id: two}',
    );
    expect(await check(anchored)).toMatchObject({ code: 0 });
    const { code, err } = await check(SMALL_SCENARIO.replace('basis: facility, ready: 2024-08}', 'basis: facility'));
    expect(code).toBe(2);
    expect(err).toContain('yaml-syntax');
  });

  it('read CSV of every kind', async () => {
    writeFileSync(join(place.folder, 'money.csv'), 'month,"money, in all"\r\n2024-07,"3e8"\r\n2025-03,4e8\r\n');
    expect(await check(withAmount('{csv: money.csv, column: "money, in all", unit: CNY/month}'))).toMatchObject({ code: 0 });
  });
});
