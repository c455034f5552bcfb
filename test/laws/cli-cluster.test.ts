import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CLUSTER_OPTIONS } from '../../src/cli/cluster/options.ts';
import { cluster } from '../../src/cli/commands/cluster.ts';
import { explainFailure } from '../../src/cli/explain-failure.ts';
import { parseArguments } from '../../src/cli/parse.ts';
import { listening } from '../support/listening-session.ts';

const type = async (words: readonly string[]) => {
  const { session, said } = listening();
  const entry = { name: 'cluster', about: '', examples: [], load: async () => cluster };
  const code = await parseArguments(['cluster', ...words], entry, cluster)
    .then((args) => cluster.run(args, session))
    .catch((error: unknown) => explainFailure(error, session));
  return { code, ...said };
};

/** Good, odd and hostile values alike. */
const VALUE = fc.oneof(
  fc.constantFrom(
    '1',
    '2',
    '4',
    '8',
    '64',
    '1024',
    '100000',
    '0',
    '-1',
    '2.5',
    '1e9',
    '1e300',
    'NaN',
    'Infinity',
    '300 MW',
    '50 ms',
    '\u001b[2J',
    '%s',
    'full',
    'bf16',
  ),
  fc.constantFrom('llama-3.1-405b', 'mpt-7b', 'deepseek-v3-671b', 'h20', 'hgx-h100', 'guian', 'megatron-2023'),
);
const CHIP = fc.constantFrom('h100_sxm', 'h20', 'ascend_910c', 'a100_80_sxm', 'l40s');
const FLAG: fc.Arbitrary<string> = fc
  .constantFrom(...Object.entries(CLUSTER_OPTIONS))
  .chain(([name, { value }]) => (value === undefined ? fc.constant(`--${name}`) : VALUE.map((v) => `--${name}=${v}`)));

it('ends with figures or with a mistake of the user, never with a fault of its own or with NaN', async () => {
  const lines = fc.tuple(CHIP, fc.constantFrom('1', '8', '12', '384', '1000', '65536'), fc.array(FLAG, { maxLength: 4 }));
  await fc.assert(
    fc.asyncProperty(lines, async ([chip, count, flags]) => {
      const { code, out, err } = await type([chip, count, ...flags]);
      expect([0, 2], err).toContain(code);
      expect(code === 0 ? out : err).not.toBe('');
      expect(out).not.toMatch(/NaN|Infinity|undefined/);
      expect(out + err).not.toContain('\u001b');
    }),
    { seed: 20_261_124, numRuns: 60 },
  );
});
