import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readRulebook } from '../../../src/controls/index.ts';
import { placesText, regimeTexts, shipped } from '../../support/rulebook.ts';

const good = `id: test-act
title: A rule
jurisdiction: US
episode: test
gate: export
announced: 2024-01-01
effective: 2024-02-01
destinations: [CN]
classes:
  - id: fast
    when: {tpp: at least 4800 TPP}
    treatment: {kind: licence, policy: case-by-case, approval: 10 % to 20 %, basis: made up for a test}
sources: [this test]
confidence: low
as_of: 2024-01
`;

const read = (...texts: string[]) =>
  readRulebook(
    texts.map((text, n) => ({ file: `rule-${n}.yaml`, text })),
    placesText,
  );

/** What is wrong, as `line:column code`. */
const wrong = (...texts: string[]): string[] => read(...texts).problems.map((p) => `${p.line}:${p.column} ${p.code}`);

const changed = (from: string, to: string): string => {
  if (!good.includes(from)) throw new Error(`the rule has no '${from}'`);
  return good.replace(from, to);
};

describe('the rules that ship', () => {
  it('are read without a problem', () => {
    expect(shipped.problems).toEqual([]);
    expect(shipped.rulebook.acts.length + shipped.rulebook.whatIfs.length).toBe(regimeTexts.length);
  });

  it('each say where they come from, and bear the name of their file', () => {
    for (const act of [...shipped.rulebook.acts, ...shipped.rulebook.whatIfs]) {
      expect(act.sources.length, act.id).toBeGreaterThan(0);
      expect(act.place.file).toBe(`data/regimes/${act.id}.yaml`);
      expect(act.id.startsWith(`${act.jurisdiction.toLowerCase()}-`), act.id).toBe(true);
    }
  });

  it('are each told of in the reference', () => {
    const reference = readFileSync(new URL('../../../docs/controls.md', import.meta.url), 'utf8');
    for (const act of [...shipped.rulebook.acts, ...shipped.rulebook.whatIfs]) expect(reference).toContain(`\`${act.id}\``);
  });

  it('tell six episodes', () => {
    expect([...new Set(shipped.rulebook.acts.map((a) => a.episode))].sort()).toEqual([
      '2022',
      'april-2025-letters',
      'china-gates',
      'hbm-and-foundry-2024-25',
      'october-2023',
      'openings-2025-26',
    ]);
  });

  it('are put in order of date whatever the order of their files', () => {
    const backwards = readRulebook([...regimeTexts].reverse(), placesText);
    expect(backwards.rulebook.acts.map((a) => a.id)).toEqual(shipped.rulebook.acts.map((a) => a.id));
  });
});

describe('a good rule', () => {
  it('is read as written', () => {
    const { rulebook, problems } = read(good);
    expect(problems).toEqual([]);
    const [act] = rulebook.acts;
    expect(act).toMatchObject({
      id: 'test-act',
      effective: '2024-02-01',
      asOf: '2024-01-01',
      standsAlone: true,
      whatIf: false,
      amends: [],
    });
    expect(act?.classes[0]?.cases[0]?.treatment).toMatchObject({
      kind: 'licence',
      policy: 'case-by-case',
      approval: { low: 0.1, high: 0.2 },
    });
    expect(act?.classes[0]?.when).toEqual({ is: 'threshold', figure: 'tpp', comparator: 'at least', threshold: 4800 });
  });

  it('may give a threshold in another unit of its kind', () => {
    const { rulebook } = read(changed('tpp: at least 4800 TPP', 'memory_bandwidth: above 4.8 TB/s'));
    expect(rulebook.acts[0]?.classes[0]?.when).toMatchObject({ threshold: 4800, comparator: 'above' });
  });

  it('may give lags in days or months, and quotas in chips, TPP or a share', () => {
    const quota = (amount: string) =>
      read(changed('approval: 10 % to 20 %', `approval: 5 %, lag: 30 day to 60 day, quota: {amount: ${amount}, per: year, scope: country}`))
        .rulebook.acts[0]?.classes[0]?.cases[0]?.treatment;
    expect(quota('75000 chip')?.quota).toEqual({ amount: 75_000, unit: 'chip', per: 'year', scope: 'country' });
    expect(quota('790e6 TPP')?.quota).toMatchObject({ amount: 790e6, unit: 'TPP' });
    expect(quota('50 % of vendor sales in the US')?.quota).toMatchObject({ amount: 0.5, unit: 'share of vendor sales in the US' });
    expect(quota('1 chip')?.lag?.high).toBeCloseTo(60 / 30.436875, 12);
    expect(quota('1 chip')?.lag?.low).toBeCloseTo(30 / 30.436875, 12);
    const inMonths = read(changed('approval: 10 % to 20 %', 'approval: 5 %, lag: 1 month to 4 month'));
    expect(inMonths.rulebook.acts[0]?.classes[0]?.cases[0]?.treatment.lag).toEqual({ low: 1, high: 4 });
    expect(quota('1 chip')?.approval).toEqual({ low: 0.05, high: 0.05 });
  });

  it('may set a share of domestic chips', () => {
    const mandate = `gate: procurement
mandates:
  - {id: all, kind: domestic-content, programmes: all, domestic_share: 80 %}`;
    expect(read(changed('gate: export', mandate)).rulebook.acts[0]?.mandates[0]).toEqual({
      id: 'all',
      kind: 'domestic-content',
      programmes: 'all',
      domesticShare: { low: 0.8, high: 0.8 },
    });
  });
});

describe('a bad rule says what is wrong and where', () => {
  it.each([
    ['a threshold without its unit', 'at least 4800 TPP', 'at least 4800', '11:17 missing-unit'],
    ['a threshold in a wrong unit', 'at least 4800 TPP', 'at least 4800 GB/s', '11:21 wrong-unit'],
    ['a threshold with an unknown unit', 'at least 4800 TPP', 'at least 4800 TPPs', '11:22 unknown-unit'],
    ['no comparison', 'at least 4800 TPP', '4800 TPP', '11:17 bad-comparison'],
    ['an unknown figure', 'tpp: at', 'ttp: at', '11:12 unknown-key'],
    ['a figure that can be nothing', 'tpp: at least 4800 TPP', 'tpp: [at least 4800 TPP, below 1600 TPP]', '11:17 impossible-condition'],
    ['an empty condition', '{tpp: at least 4800 TPP}', '{}', '11:11 empty-condition'],
    ['any of nothing', '{tpp: at least 4800 TPP}', '{any: []}', '11:17 empty-condition'],
    ['an unknown destination', '[CN]', '[XX]', '8:15 unknown-place'],
    ['an unknown group', '[CN]', '["D:9"]', '8:15 unknown-place'],
    ['world and more', '[CN]', '[CN, world]', '8:15 contradictory-places'],
    ['no destination', '[CN]', '[]', '1:1 no-effect'],
    ['an end before its start', 'effective: 2024-02-01', 'effective: 2024-02-01\nends: 2024-01-15', '1:1 ends-before-start'],
    ['an end on its start', 'effective: 2024-02-01', 'effective: 2024-02-01\nends: 2024-02-01', '1:1 ends-before-start'],
    ['a day there is not', '2024-02-01', '2024-02-30', '7:12 bad-date'],
    ['no date', 'effective: 2024-02-01', 'effective:', '7:11 wrong-shape'],
    ['an unknown key', 'title: A', 'titel: A', '2:1 unknown-key'],
    ['an unknown word', 'policy: case-by-case', 'policy: case by case', '12:40 unknown-word'],
    ['a share without per cent', '10 % to 20 %', '0.1', '12:64 missing-unit'],
    ['a share above all', '10 % to 20 %', '120 %', '12:64 out-of-range'],
    ['an interval backwards', '10 % to 20 %', '20 % to 10 %', '12:64 reversed-interval'],
    ['a judgement without a basis', ', basis: made up for a test', '', '12:16 missing-key'],
    ['a licence without its policy', 'policy: case-by-case, ', '', '12:16 missing-key'],
    ['a refusal of a licence', 'approval: 10', 'refusal: 10', '12:16 contradictory-treatment'],
    [
      'a tariff with a lag',
      'kind: licence, policy: case-by-case, approval: 10 % to 20 %',
      'kind: tariff, fee: 5 %, lag: 3 month',
      '12:16 contradictory-treatment',
    ],
    [
      'freedom that frees from nothing',
      '{kind: licence, policy: case-by-case, approval: 10 % to 20 %, basis: made up for a test}',
      '{kind: free}',
      '10:5 no-effect',
    ],
    ['an id that is none', 'id: test-act', 'id: "test act"', '1:5 bad-id'],
    ['a key twice', 'title: A rule', 'title: A rule\ntitle: B', '3:1 yaml-syntax'],
    ['an alias', 'destinations: [CN]', 'destinations: &x [CN]\nheadquarters: *x', '9:1 wrong-shape'],
    [
      'a ban that bans little',
      'gate: export',
      'gate: export\nmandates: [{id: m, kind: procurement-ban, programmes: all, domestic_share: 80 %}]',
      '6:12 contradictory-treatment',
    ],
  ])('%s', (_, from, to, problem) => {
    expect(wrong(changed(from, to))).toContain(problem);
  });

  it.each([
    ['nothing', '', 'empty-file'],
    ['a list', '- a', 'wrong-shape'],
    ['a word', 'rule', 'wrong-shape'],
    ['a NUL', 'id: a\0b', 'unreadable-text'],
    ['a book', `# ${'x'.repeat(200_000)}`, 'unreadable-text'],
    ['half a map', 'id: {', 'yaml-syntax'],
  ])('%s', (_, text, code) => {
    const { problems, rulebook } = read(text);
    expect(problems.map((p) => p.code)).toContain(code);
    expect(rulebook.acts).toEqual([]);
  });

  it('conditions nested without end are refused', () => {
    const nested = `${'{not: '.repeat(200)}{hbm: true}${'}'.repeat(200)}`;
    expect(wrong(changed('{tpp: at least 4800 TPP}', nested)).some((w) => w.endsWith('too-deep'))).toBe(true);
  });

  it('keys of the language itself are ordinary unknown keys', () => {
    for (const key of ['__proto__', 'constructor', 'toString'])
      expect(wrong(changed('title:', `${key}: x\ntitle:`))).toEqual(['2:1 unknown-key']);
    expect(wrong(changed('tpp: at least 4800 TPP', 'constructor: x'))).toEqual(['11:12 unknown-key']);
  });

  it('all is told at once', () => {
    const text = changed('at least 4800 TPP', 'at least 4800').replace('[CN]', '[XX]').replace('confidence: low', 'confidence: lo');
    expect(wrong(text).map((w) => w.split(' ')[1])).toEqual(['unknown-place', 'missing-unit', 'unknown-word']);
  });
});

describe('rules that do not go together', () => {
  const second = (amends: string, more = ''): string =>
    good.replace('test-act', 'second-act').replace('effective: 2024-02-01', `effective: 2024-03-01\namends:\n  - ${amends}${more}`);

  it('an amendment needs its act and class', () => {
    expect(wrong(good, second('{act: test-act, classes: [fast]}'))).toEqual([]);
    expect(wrong(good, second('{act: tset-act, classes: [fast]}'))).toEqual(['9:5 unknown-act']);
    expect(wrong(good, second('{act: test-act, classes: [slow]}'))).toEqual(['9:5 unknown-class']);
  });

  it('hints at what was meant', () => {
    expect(read(good, second('{act: tset-act, classes: [fast]}')).problems[0]?.hint).toBe("did you mean 'test-act'?");
  });

  it('an act amends neither itself nor what comes after it, nor another jurisdiction', () => {
    expect(wrong(good, second('{act: second-act, classes: [fast]}'))).toEqual(['9:5 contradictory-rules']);
    const later = good.replace('effective: 2024-02-01', 'effective: 2024-05-01');
    expect(wrong(later, second('{act: test-act, classes: [fast]}'))).toEqual(['9:5 contradictory-rules']);
    expect(wrong(good, second('{act: test-act, classes: [fast]}').replace('jurisdiction: US', 'jurisdiction: CN'))).toEqual([
      '9:5 contradictory-rules',
    ]);
  });

  it('two acts of one id, two classes of one id', () => {
    expect(wrong(good, good)).toEqual(['1:1 duplicate-id']);
    const twice = changed('sources:', '  - id: fast\n    when: {hbm: true}\n    treatment: {kind: deny}\nsources:');
    expect(wrong(twice)).toEqual(['13:5 duplicate-id']);
  });

  it('one condition, two treatments', () => {
    const other = good.replace('test-act', 'other-act').replace('case-by-case', 'presumption-of-denial');
    expect(wrong(good, other)).toEqual(['10:5 contradictory-rules']);
    expect(wrong(good, good.replace('test-act', 'other-act'))).toEqual([]);
  });

  it('a class is not defined by itself, nor by a class there is not', () => {
    expect(wrong(changed('tpp: at least 4800 TPP', 'class: fast'))).toEqual(['10:5 contradictory-rules']);
    expect(wrong(changed('tpp: at least 4800 TPP', 'class: none/fast'))).toEqual(['10:5 unknown-class']);
    expect(wrong(changed('tpp: at least 4800 TPP', 'class: a/b/c'))).toContain('11:19 bad-id');
  });

  it('what a broken file defines is not reported as missing elsewhere', () => {
    const broken = good.replace('confidence: low', 'confidence: lo');
    expect(wrong(broken, second('{act: test-act, classes: [fast]}'))).toEqual(['14:13 unknown-word']);
  });
});

describe('places', () => {
  const places = (text: string): string[] =>
    readRulebook([], { file: 'places.yaml', text }).problems.map((p) => `${p.line}:${p.column} ${p.code}`);

  it('a group holds countries that are there', () => {
    expect(places('sources: [x]\ncountries: {CN: China}\ngroups: {"D:5": [CN]}')).toEqual([]);
    expect(places('sources: [x]\ncountries: {CN: China}\ngroups: {"D:5": [CN, XX]}')).toEqual(['3:22 unknown-place']);
    expect(places('countries: {CN: China}\ngroups: {}')).toEqual(['1:1 missing-key']);
  });
});
