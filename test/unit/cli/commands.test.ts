import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Command } from '../../../src/cli/command.ts';
import { checkCommand } from '../../../src/cli/commands/check.ts';
import { compareCommand } from '../../../src/cli/commands/compare.ts';
import { runCommand } from '../../../src/cli/commands/run.ts';
import { RunFailure, UsageError } from '../../../src/cli/exit.ts';
import { explainFailure } from '../../../src/cli/explain-failure.ts';
import { parseArguments } from '../../../src/cli/parse.ts';
import type { Session } from '../../../src/cli/session.ts';
import type { Study, StudyRequest } from '../../../src/cli/studies/study.ts';
import { type Problem, ProblemsError } from '../../../src/kit/problem.ts';
import { listening } from '../../support/listening-session.ts';
import { smallRun } from '../../support/small-run.ts';

let here = '';
beforeEach(() => {
  here = mkdtempSync(join(tmpdir(), 'suanli-'));
});
afterEach(() => rmSync(here, { recursive: true, force: true }));

const problem: Problem = {
  code: 'unknown-key',
  message: 'site: there is no such key',
  hint: "did you mean 'sites'?",
  file: 'bad.yaml',
  line: 3,
  column: 1,
};

/** Finds fault with files called bad, breaks on files called broken, and otherwise gives the small run. */
const madeStudy = () => {
  const asked: StudyRequest[] = [];
  const check = ({ name }: StudyRequest) => (name.file.includes('bad') ? [problem] : []);
  const study: Study = {
    check,
    simulate: async (request, onBlock) => {
      asked.push(request);
      if (check(request).length > 0) throw new ProblemsError(check(request));
      if (request.name.file.includes('broken')) throw new RunFailure('money is not conserved in month 3');
      await onBlock(5, 5);
      return { ...smallRun, scenario: `${request.name.file}#${request.name.variant ?? ''}` };
    },
  };
  return { study, asked };
};

/** Runs a command as the command line does, up to its exit code. */
const type = async (make: (study: Study) => Command, name: string, words: string[], more: Partial<Session> = {}) => {
  const { study, asked } = madeStudy();
  const { session, said } = listening(more);
  const command = make(study);
  const entry = { name, about: '', examples: [], load: async () => command };
  const code = await parseArguments([name, ...words], entry, command)
    .then((args) => command.run(args, session))
    .catch((error: unknown) => explainFailure(error, session));
  return { code, asked, ...said };
};

const run = (words: string[], more?: Partial<Session>) => type(runCommand, 'run', words, more);
const compare = (words: string[], more?: Partial<Session>) => type(compareCommand, 'compare', words, more);
const check = (words: string[], more?: Partial<Session>) => type(checkCommand, 'check', words, more);
const out = (...parts: string[]) => join(here, ...parts);

describe('run', () => {
  it('writes the folder and prints a summary', async () => {
    const { code, out: text, err } = await run(['a.yaml', '--out', out('r')]);
    expect(code).toBe(0);
    expect(text).toContain('capacity.installed');
    expect(err).toContain(out('r'));
    expect(readdirSync(out('r'))).toContain('projections.csv');
  });

  it('hands its options to the study, and has standards for them', async () => {
    const given = await run(['a.yaml#x', '--out', out('r'), '--draws', '7', '--seed', '9', '--set', 'a=1', '--set', 'b=-2']);
    expect(given.asked).toEqual([
      { name: { file: 'a.yaml', variant: 'x' }, flags: { draws: 7, seed: 9, sets: ['a=1', 'b=-2'], variant: undefined, workers: 1 } },
    ]);
    const plain = await run(['a.yaml', '--out', out('s'), '--variant', 'y']);
    expect(plain.asked[0]).toMatchObject({ name: { variant: 'y' }, flags: { draws: 1000, seed: 1, sets: [] } });
  });

  it.each([
    [['--draws', '0'], '--draws 0 cannot be'],
    [['--draws', '1.5'], '--draws 1.5 cannot be'],
    [['--draws', '1e9'], '--draws 1e9 cannot be'],
    [['--draws', '1000000000'], 'a whole number from 1 to 1000000'],
    [['--draws', '-3'], '--draws'],
    [['--draws', ''], '--draws needs a value'],
    [['--draws', '1', '--draws', '2'], 'given 2 times'],
    [['--seed', 'lucky'], '--seed lucky cannot be'],
    [['--seed', '99999999999999999999'], '--seed'],
    [['--format', 'docx'], "no format 'docx'"],
    [['--format', 'cvs'], "did you mean 'csv'?"],
    [['--set', 'novalue'], 'write --set path=value'],
    [['--set', '=3'], 'write --set path=value'],
    [['--variant', 'y', 'b.yaml#x'], 'another'],
    [['--drws', '3'], "did you mean '--draws'?"],
    [['--out'], 'out'],
    [['#x'], 'write file.yaml#variant'],
  ])('refuses %j with a sentence, and writes nothing', async (words, sentence) => {
    const { code, err, out: text } = await run(['a.yaml', ...words]);
    expect([code, text]).toEqual([2, '']);
    expect(err).toContain(sentence);
    expect(err).not.toMatch(/ {4}at /);
  });

  it('wants a scenario', async () => {
    expect((await run([])).code).toBe(2);
  });

  it('names folders after scenario and variant, and refuses to write one twice', async () => {
    await run(['x/a.yaml', 'a.yaml#v/..', '--out', out('all')]);
    expect(readdirSync(out('all')).sort()).toEqual(['a', 'a-v-..']);
    expect((await run(['x/a.yaml', 'y/a.yaml', '--out', out('twice')])).err).toContain('two of these scenarios would write');
    expect(existsSync(out('twice'))).toBe(false);
  });

  it('writes nothing for good scenarios beside a bad one', async () => {
    const { code, err } = await run(['a.yaml', 'bad.yaml', '--out', out('all')]);
    expect(code).toBe(2);
    expect(err).toContain("bad.yaml:3:1  unknown-key  site: there is no such key  (did you mean 'sites'?)");
    expect(existsSync(out('all'))).toBe(false);
  });

  it('keeps the old result when a run fails', async () => {
    await run(['a.yaml', '--out', out('r')]);
    const before = readFileSync(out('r', 'annual.csv'), 'utf8');
    const { code, err } = await run(['broken.yaml', '--out', out('r')]);
    expect([code, err]).toEqual([1, 'suanli: money is not conserved in month 3\n']);
    expect(readFileSync(out('r', 'annual.csv'), 'utf8')).toBe(before);
  });

  it('refuses a folder of someone else before it simulates', async () => {
    writeFileSync(out('notes.txt'), 'mine');
    const { code, asked, err } = await run(['a.yaml', '--out', here]);
    expect([code, asked]).toEqual([2, []]);
    expect(err).toContain('stays as it is');
  });

  it('gives the summary as JSON, and nothing else on standard output', async () => {
    const { out: text } = await run(['a.yaml', '--out', out('r')], { json: true });
    expect(JSON.parse(text)[0]).toMatchObject({ metric: 'finance.npv', unit: 'CNY' });
  });

  it('says nothing when quiet', async () => {
    const { out: text, err } = await run(['a.yaml', '--out', out('r')], { quiet: true });
    expect([text, err]).toEqual(['', '']);
  });

  it('writes further formats', async () => {
    await run(['a.yaml', '--out', out('r'), '--format', 'csv,json']);
    expect(readdirSync(out('r'))).toContain('annual.json');
  });
});

describe('compare', () => {
  it('sets scenarios and result folders side by side', async () => {
    await run(['a.yaml', '--out', out('r')]);
    const { code, out: text } = await compare([out('r'), 'b.yaml#x', '--out', out('c')]);
    expect(code).toBe(0);
    expect(text).toContain('capacity.installed');
    expect(readFileSync(out('c', 'compare.csv'), 'utf8')).toContain(`${out('r')},b.yaml#x,capacity.installed`);
  });

  it('gives its rows as JSON', async () => {
    const { out: text } = await compare(['a.yaml', 'b.yaml', '--out', out('c')], { json: true });
    expect(JSON.parse(text)[0]).toMatchObject({ base: 'a.yaml', scenario: 'b.yaml', difference: 0 });
  });

  it.each([
    [['a.yaml'], 'two results or more'],
    [['a.yaml', 'a.yaml'], 'the same result twice'],
    [['a.yaml', 'bad.yaml'], 'unknown-key'],
  ])('refuses %j', async (words, sentence) => {
    const { code, err } = await compare([...words, '--out', out('c')]);
    expect(code).toBe(2);
    expect(err).toContain(sentence);
    expect(existsSync(out('c'))).toBe(false);
  });

  it('refuses a folder that holds no result', async () => {
    const { code, err } = await compare([here, 'a.yaml', '--out', out('c')]);
    expect(code).toBe(2);
    expect(err).toContain('not-a-result');
  });
});

describe('check', () => {
  it('is content with what is right', async () => {
    expect(await check(['a.yaml', 'b.yaml'])).toMatchObject({ code: 0, out: '2 scenarios checked, nothing wrong\n', err: '' });
  });

  it('prints every problem and ends with 2', async () => {
    const { code, err } = await check(['a.yaml', 'bad.yaml', 'bad-too.yaml']);
    expect(code).toBe(2);
    expect(err.split('\n')[0]).toBe("bad.yaml:3:1  unknown-key  site: there is no such key  (did you mean 'sites'?)");
  });

  it('gives problems as JSON', async () => {
    const { code, out: text } = await check(['bad.yaml'], { json: true });
    expect([code, JSON.parse(text)]).toEqual([2, [problem]]);
  });
});

describe('failures', () => {
  it('show a stack trace only to those who asked', () => {
    const quiet = listening();
    expect(explainFailure(new Error('broken'), quiet.session)).toBe(1);
    expect(quiet.said.err).not.toMatch(/ {4}at /);
    const debug = listening({ debug: true });
    expect(explainFailure(new Error('broken'), debug.session)).toBe(1);
    expect(debug.said.err).toMatch(/ {4}at /);
    expect(explainFailure(new UsageError('no'), listening().session)).toBe(2);
    expect(explainFailure('a text', listening().session)).toBe(1);
  });
});
