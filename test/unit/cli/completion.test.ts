import { describe, expect, it } from 'vitest';
import type { Command, CommandEntry } from '../../../src/cli/command.ts';
import { completionCommand } from '../../../src/cli/commands/completion.ts';
import { candidates, type Sources } from '../../../src/cli/completion/candidates.ts';
import { SCRIPTS } from '../../../src/cli/completion/scripts.ts';
import { UsageError } from '../../../src/cli/exit.ts';
import { parseArguments } from '../../../src/cli/parse.ts';
import { listening } from '../../support/listening-session.ts';

const simple: Command = {
  positionals: '<scenario..>',
  options: { out: { about: '', value: 'DIR' }, variant: { about: '', value: 'name' }, chart: { about: '' } },
  run: async () => 0,
};
const entry = (name: string): CommandEntry => ({ name, about: '', examples: [], load: async () => simple });
const sources: Sources = {
  commands: [entry('run'), entry('reach'), entry('data')],
  argumentsOf: (command) => (command === 'data' ? ['chips', 'sites'] : []),
  variantsOf: (file) => (file === 'a.yaml' ? ['late', 'large'] : []),
};
const offered = (...typed: string[]) => candidates(typed, sources);

describe('what completion offers', () => {
  it.each<[string, string[], string[]]>([
    ['commands', [''], ['run', 'reach', 'data']],
    ['commands that begin so', ['re'], ['reach']],
    ['commands behind a global option', ['--quiet', 'ru'], ['run']],
    ['global options', ['--no'], ['--no-color']],
    ['options of a command and of all', ['run', '--c'], ['--chart']],
    ['names that a command takes', ['data', 'ch'], ['chips']],
    ['variants behind a #', ['run', 'a.yaml#la'], ['a.yaml#late', 'a.yaml#large']],
    ['variants of the file named', ['run', 'a.yaml', '--variant', 'lat'], ['late']],
    ['nothing for a variant without a file', ['run', '--variant', ''], []],
    ['nothing for the value of an option: files', ['run', '--out', 'x'], []],
    ['nothing for a scenario: files', ['run', 'a'], []],
    ['nothing for a command there is not', ['walk', ''], []],
    ['variants of no file', ['run', 'b.yaml#'], []],
  ])('%s', async (_, typed, found) => {
    expect(await offered(...typed)).toEqual(found);
  });
});

const type = async (...words: string[]) => {
  const command = completionCommand(sources.commands);
  const { session, said } = listening();
  const args = await parseArguments(['completion', ...words], { ...entry('completion'), load: async () => command }, command);
  await command.run(args, session);
  return said.out;
};

describe('the command', () => {
  it.each(Object.keys(SCRIPTS))('prints a script for %s that asks the program', async (shell) => {
    expect(await type(shell)).toContain('suanli completion words --');
  });

  it('answers with one candidate a line, options behind the bare dashes included', async () => {
    expect(await type('words', '--', 'r')).toBe('run\nreach\n');
    expect(await type('words', '--', 'run', '--ch')).toBe('--chart\n');
    expect(await type('words', '--', 'run', 'x')).toBe('');
  });

  it.each([['ksh'], ['__proto__'], ['bash', 'more']])('refuses %s', async (...words) => {
    await expect(type(...words)).rejects.toThrow(UsageError);
  });
});
