import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Nine months of one centre on the shipped base: small enough to simulate in a moment. */
export const SMALL_SCENARIO = `suanli: 1
name: A small centre
extends: suanli:bases/china
horizon: {start: 2024-07, end: 2025-03}
currency: CNY
demand:
  - {id: inference, kind: inference, tokens: 1e12 token/day, model: qwen2.5-72b}
sites:
  - id: guian
    phases:
      - {id: one, power: 20 MW to 40 MW, basis: facility, ready: 2024-08}
clusters:
  - {chip: ascend_910b2, server: kunlun-g5680-v2, serves: [training, inference, general]}
investment:
  - {id: enterprise, amount: 0.3e9 CNY/month}
variants:
  twice:
    investment:
      - {id: enterprise, amount: 0.6e9 CNY/month}
`;

/** A folder of its own with the small scenario in it; `remove` takes it away. */
export const smallPlace = () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'suanli-')));
  writeFileSync(join(folder, 'small.yaml'), SMALL_SCENARIO);
  return { folder, at: (...parts: string[]) => join(folder, ...parts), remove: () => rmSync(folder, { recursive: true, force: true }) };
};
