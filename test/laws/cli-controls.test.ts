import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { controls } from '../../src/cli/commands/controls.ts';
import { explainFailure } from '../../src/cli/explain-failure.ts';
import { parseArguments } from '../../src/cli/parse.ts';
import { listening } from '../support/listening-session.ts';

const entry = { name: 'controls', about: '', examples: [], load: async () => controls };

const type = async (words: readonly string[]) => {
  const { session, said } = listening({ json: true });
  const code = await parseArguments(['controls', ...words], entry, controls)
    .then((args) => controls.run(args, session))
    .catch((error: unknown) => explainFailure(error, session));
  return { code, ...said };
};

const valued = Object.entries(controls.options).filter(([, o]) => o.value !== undefined);
const flags = Object.entries(controls.options).filter(([, o]) => o.value === undefined);

/** What people, and those who are not kind, write. */
const written = fc.oneof(
  fc.constantFrom(
    'CN',
    'US',
    'abroad',
    'h20',
    '2024-06-01',
    '2024-02-30',
    '4800',
    '-1',
    '1.4 TB/s',
    '0',
    '8 mm2',
    '1e309',
    '__proto__',
    'constructor',
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
);

const option = fc.oneof(
  fc.tuple(fc.constantFrom(...valued.map(([name]) => name)), written).map(([name, value]) => `--${name}=${value}`),
  fc.constantFrom(...flags.map(([name]) => `--${name}`)),
  fc.constantFrom('h20', 'h100_sxm', 'toString'),
);

const settings = { seed: 20231017, numRuns: 100 };

describe('any command line of controls', () => {
  it('is answered or explained, never a fault of the program', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(option, { maxLength: 5 }), async (words) => {
        const { code, out, err } = await type(words);
        expect(err).not.toContain('a fault of the program');
        expect(code === 0 ? [out !== '', err] : [out, err !== '']).toEqual(code === 0 ? [true, ''] : ['', true]);
        if (code === 0) expect(() => JSON.parse(out) as unknown).not.toThrow();
        else expect(code).toBe(2);
      }),
      settings,
    );
  });

  it('about a chip on paper is never treated more strictly than about a larger one', async () => {
    // 2023 rules are about TPP and density alone; at a fixed area both grow together
    const status = async (tpp: number) => {
      const { out } = await type(['--tpp', String(tpp), '--area', '700', '--on', '2024-06-01', '--to', 'CN']);
      return (JSON.parse(out) as [{ status: string }])[0].status;
    };
    const strictness = ['free', 'notify', 'licence', 'deny'];
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 9000 }), fc.integer({ min: 1, max: 9000 }), async (a, b) => {
        const [less, more] = [await status(Math.min(a, b)), await status(Math.max(a, b))];
        expect(strictness.indexOf(less)).toBeLessThanOrEqual(strictness.indexOf(more));
      }),
      { ...settings, numRuns: 40 },
    );
  });
});
