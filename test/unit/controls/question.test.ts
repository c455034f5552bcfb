import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCatalogue } from '../../../src/catalogue/index.ts';
import { classify, determine, figuresOf, question } from '../../../src/controls/index.ts';
import { chip, chips, part, rules } from '../../support/rulebook.ts';

const faults = (more: object): string[] =>
  question({ chip: part({}), date: '2024-01-01', destination: 'CN', ...more }, rules).faults.map((f) => f.code);

describe('question', () => {
  it('fills in what is not said', () => {
    expect(question({ chip: part({}), date: '2024-01', destination: 'SG' }, rules).question).toMatchObject({
      date: '2024-01-01',
      headquarters: 'SG',
      route: 'US',
    });
  });

  it.each([
    [{ destination: 'CHINA' }, ['unknown-place']],
    [{ destination: 'ZZ' }, ['unknown-place']],
    [{ headquarters: 'ZZ' }, ['unknown-place']],
    [{ route: 'moon' }, ['unknown-word']],
    [{ jurisdiction: 'EU' }, ['unknown-word']],
    [{ date: '2024-02-30' }, ['bad-date']],
    [{ date: 'yesterday' }, ['bad-date']],
    [{ chip: part({ tpp: -1 }) }, ['out-of-range']],
    [{ chip: part({ tpp: Number.NaN }) }, ['out-of-range']],
    [{ chip: part({ io: Number.POSITIVE_INFINITY }) }, ['out-of-range']],
    [{ chip: part({ area: 0 }) }, ['out-of-range']],
    [{ destination: 'ZZ', date: 'x', route: 'y' }, ['unknown-place', 'unknown-word', 'bad-date']],
  ])('%j', (more, codes) => {
    expect(faults(more)).toEqual(codes);
  });

  it('an unchecked destination is a bug, never free', () => {
    expect(() =>
      determine({ chip: part({ tpp: 9000 }), date: '2024-01-01', destination: 'ZZ', headquarters: 'ZZ', route: 'US' }, rules),
    ).toThrow('ZZ');
  });

  it('has a stable answer form', () => {
    const { question: asked } = question({ chip: chip('h100_sxm'), date: '2023-01-01', destination: 'CN', jurisdiction: 'US' }, rules);
    expect(asked && determine(asked, rules)).toEqual({
      chip: 'h100_sxm',
      date: '2023-01-01',
      destination: 'CN',
      headquarters: 'CN',
      status: 'licence',
      licence_policy: 'presumption-of-denial',
      exception: null,
      route: 'US',
      tpp: 15_832,
      performance_density: 15_832 / 814,
      fee: 0,
      missing: [],
      reason: expect.stringContaining('TPP 15,832 is at or above 4,800'),
      rules: [
        {
          regime: 'us-2022-10-07-ifr',
          jurisdiction: 'US',
          class: '3A090',
          status: 'licence',
          reason: expect.stringContaining('chip-to-chip I/O 900 GB/s is at or above 600 GB/s'),
        },
      ],
    });
  });
});

describe('classify', () => {
  it('answers for each class of one act, with what decided', () => {
    const act = rules.acts.find((a) => a.id === 'us-2023-10-17-acs-ifr');
    if (!act) throw new Error('the rule is gone');
    const found = classify(chip('mi250'), act, rules);
    expect([...found].map(([id, f]) => [id, f.truth])).toEqual([
      ['3A090.a', true],
      ['3A090.a-consumer', false],
      ['3A090.b', false],
    ]);
    expect(found.get('3A090.a')?.because).toContainEqual({
      is: 'figure',
      figure: 'tpp',
      value: 5794,
      comparator: 'at least',
      threshold: 4800,
      truth: true,
    });
  });
});

describe('a catalogue chip as rules see it', () => {
  it('has the figures of its row, to the last digit', () => {
    const text = readFileSync(new URL('../../../data/chips.csv', import.meta.url), 'utf8');
    const { catalogue } = readCatalogue(new Map([['chips', text]]));
    const adapted = catalogue.list('chips').map(figuresOf);
    expect(adapted).toHaveLength(chips.length);
    for (const [n, figures] of adapted.entries()) {
      const { id, tpp, area, memory_bandwidth, io, datacentre, maker, released } = chips[n] ?? {};
      expect(figures).toMatchObject({ id, tpp, area, memory_bandwidth, io, datacentre, maker, released });
    }
  });
});
