import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Command, CommandEntry } from '../../src/cli/command.ts';
import { readFullLine } from '../../src/cli/full-line.ts';
import { GLOBAL_OPTIONS } from '../../src/cli/global-options.ts';
import { type Line, readPlainLine } from '../../src/cli/plain-line.ts';

// yargs is the oracle: a line that the plain reader takes, yargs reads the same

const SEED = 20261128;

const command = (positionals: string): Command => ({
  positionals,
  options: {
    out: { about: '', value: 'DIR' },
    set: { about: '', value: 'path=value', many: true },
    chart: { about: '' },
    'no-chart': { about: '' },
  },
  run: async () => 0,
});

const PATTERNS = ['', '<scenario>', '[table]', '<scenario..>', '[chip..]', '<folder> <variable>', '<shell> [words..]'];

const WORDS = [
  ...['a.yaml', 'b#c', '1', '-1', '1e3', '0x10', 'true', 'false', '-', '--', '', ' ', "'x'", '"y z"', 'é', 'a=b', 'null'],
  ...['--out', '--out=x', '--out=', '--out=-1', '--set', '--set=a.b=1 MW', '--set=c=', '--set="q"', '--chart', '--no-chart'],
  ...['--json', '-q', '--quiet', '-qq', '--debug', '-h', '--no-color', '-o', '--no-out', '--chart=false', '--jso', '-q=1'],
];

/** Of a flag that is given more than once, the last counts. */
const asData = ({ positionals, values }: Line) => ({
  positionals,
  values: Object.entries({ ...GLOBAL_OPTIONS, ...command('').options }).map(([name, { value }]) => [
    name,
    value === undefined ? values(name).at(-1) : values(name),
  ]),
});

test('a line that is read plainly is read so by yargs', async () => {
  let taken = 0;
  const line = fc.tuple(fc.constantFrom(...PATTERNS), fc.array(fc.constantFrom(...WORDS), { maxLength: 5 }));
  await fc.assert(
    fc.asyncProperty(line, async ([pattern, words]) => {
      const of = command(pattern);
      const plain = readPlainLine(words, of);
      if (!plain) return;
      taken++;
      const entry: CommandEntry = { name: 'run', about: '', examples: [], load: async () => of };
      expect(asData(plain), `${pattern}: ${words.join(' ')}`).toEqual(asData(await readFullLine(words, entry, of)));
    }),
    { seed: SEED, numRuns: 3000 },
  );
  // were most left to yargs, nothing would be shown
  expect(taken).toBeGreaterThan(200);
});

test('what yargs would refuse is left to it', () => {
  const refused = [['--out'], ['a', '--out', '--json'], ['a', '--walk'], [], ['a', 'b'], ['a', '--json=false'], ['a', '--', 'b']];
  for (const words of refused) expect(readPlainLine(words, command('<scenario>')), words.join(' ')).toBeUndefined();
});
