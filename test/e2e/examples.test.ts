import { symlinkSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/cli/commands/index.ts';
import { suanli } from '../support/command-line.ts';
import { smallPlace } from '../support/small-scenario.ts';

/** Commands whose results do not need a thousand draws to be shown to work. */
const SIMULATING = ['run', 'compare'];

/** Commands that look into results, which are made first. */
const LOOKING = ['explain'];

let place = smallPlace();
beforeEach(() => {
  place = smallPlace();
  symlinkSync(fileURLToPath(new URL('../../scenarios', import.meta.url)), place.at('scenarios'));
});
afterEach(() => place.remove());

const lines = COMMANDS.flatMap((command) => command.examples.map(({ line }) => ({ command: command.name, line })));

describe('the examples in the help', () => {
  it.each(lines)('$line', async ({ command, line }) => {
    const words = line.split(' ').slice(1);
    const fewer = SIMULATING.includes(command) && !words.includes('--draws') ? ['--draws', '10'] : [];
    if (LOOKING.includes(command)) await suanli(['run', 'scenarios/china-national.yaml', '--draws', '10'], { cwd: place.folder });
    const { code, out, err } = await suanli([...words, ...fewer], { cwd: place.folder });
    expect(code, err).toBe(0);
    expect(out).not.toBe('');
  });
});
