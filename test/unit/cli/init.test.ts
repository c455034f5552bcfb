import { describe, expect, it } from 'vitest';
import { init } from '../../../src/cli/commands/init.ts';
import { UsageError } from '../../../src/cli/exit.ts';
import { parseArguments } from '../../../src/cli/parse.ts';
import type { Session } from '../../../src/cli/session.ts';
import { templateNames, templateText } from '../../../src/hosts/node/template-texts.ts';
import { audit } from '../../../src/study/audit/index.ts';
import { listening } from '../../support/listening-session.ts';
import { planned, planText } from '../../support/shipped-world.ts';

const type = async (words: readonly string[], more: Partial<Session> = {}) => {
  const { session, said } = listening(more);
  const args = await parseArguments(['init', ...words], { name: 'init', about: '', examples: [], load: async () => init }, init);
  await init.run(args, session);
  return said;
};

describe('init', () => {
  it('lists the templates with what each is', async () => {
    const { out } = await type([]);
    for (const name of ['firm', 'investor', 'nation', 'province']) expect(out).toMatch(new RegExp(`^${name} +An? .*\\.$`, 'm'));
    const listed = JSON.parse((await type([], { json: true })).out) as { name: string }[];
    expect(listed.map((t) => t.name)).toEqual(templateNames());
  });

  it('prints one, and nothing else on standard output', async () => {
    const { out, err } = await type(['firm'], { watched: true });
    expect(out.split('\n')[0]).toBe('# yaml-language-server: $schema=scenario.schema.json');
    expect(out.split('\n').slice(1).join('\n').trimEnd()).toBe(templateText('firm').split('\n').slice(1).join('\n').trimEnd());
    expect(err).toContain('suanli schema > scenario.schema.json');
    expect((await type(['firm'])).err).toBe('');
  });

  it.each(['provice', '../bases/china', '__proto__', ''])('refuses %j', async (name) => {
    await expect(type([name])).rejects.toThrow(UsageError);
  });
});

describe.each(templateNames())('the template %s', (name) => {
  it('is sound, with every variant', () => {
    const { plan, problems } = planText(templateText(name));
    expect(problems).toEqual([]);
    for (const variant of plan?.scenario.variants ?? []) expect(planText(templateText(name), { variant }).problems).toEqual([]);
    expect(plan?.scenario.variants.length).toBeGreaterThan(0);
  });

  it('explains itself before it begins', () => {
    expect(templateText(name)).toMatch(/^# yaml-language-server: \$schema=\.\.\/\.\.\/data\/scenario\.schema\.json\n# An? [^\n]*\n/);
    expect(templateText(name).split('\n').length).toBeLessThan(90);
  });

  it('gives a source to every figure of its own, or says that it is the reader’s', () => {
    const bare = templateText(name)
      .split('\n')
      .filter(
        (line) =>
          /\b(amount|tokens|runs|flops_per_run|access|installed|compute): *(\{|\d)/.test(line) && !/source|^ +[a-z-]+: \{[a-z]/.test(line),
      );
    expect(bare).toEqual([]);
  });

  it('asks for nothing that has no effect', () => {
    const { unused } = audit(planned(templateText(name)));
    expect(unused.filter((u) => u.file === 'tried.yaml').map((u) => u.path)).toEqual([]);
  });
});
