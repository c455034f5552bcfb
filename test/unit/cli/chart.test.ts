import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommand } from '../../../src/cli/commands/run.ts';
import { parseArguments } from '../../../src/cli/parse.ts';
import type { Session } from '../../../src/cli/session.ts';
import type { Study } from '../../../src/cli/studies/study.ts';
import { listening } from '../../support/listening-session.ts';
import { smallRun } from '../../support/small-run.ts';

let here = '';
beforeEach(() => {
  here = mkdtempSync(join(tmpdir(), 'suanli-'));
});
afterEach(() => rmSync(here, { recursive: true, force: true }));

const study: Study = { check: () => [], simulate: async () => smallRun };
const command = runCommand(study);

/** What `run` prints of the small run. */
const printed = async (words: readonly string[], more: Partial<Session>): Promise<string> => {
  const { session, said } = listening(more);
  const entry = { name: 'run', about: '', examples: [], load: async () => command };
  await command.run(await parseArguments(['run', 'a.yaml', '--out', join(here, 'r'), ...words], entry, command), session);
  return said.out;
};

describe('the chart of a run', () => {
  it.each<[string, string[], Partial<Session>, boolean]>([
    ['is drawn on a terminal', [], { terminal: true, width: 80 }, true],
    ['is not drawn into a pipe', [], { terminal: false }, false],
    ['is drawn into a pipe when asked for', ['--chart'], { terminal: false }, true],
    ['is left out when not wanted', ['--no-chart'], { terminal: true, width: 80 }, false],
    ['is left out on a terminal too narrow', [], { terminal: true, width: 30 }, false],
    ['is left out of JSON', ['--chart'], { json: true }, false],
    ['is left out when quiet', ['--chart'], { quiet: true }, false],
  ])('%s', async (_, words, session, drawn) => {
    expect((await printed(words, session)).includes('by month')).toBe(drawn);
  });

  it('cannot be wanted and not', async () => {
    await expect(printed(['--chart', '--no-chart'], {})).rejects.toThrow('both given');
  });
});
