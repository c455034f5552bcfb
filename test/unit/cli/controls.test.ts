import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { controls } from '../../../src/cli/commands/controls.ts';
import { explainFailure } from '../../../src/cli/explain-failure.ts';
import { parseArguments } from '../../../src/cli/parse.ts';
import type { Session } from '../../../src/cli/session.ts';
import { visibleWidth } from '../../../src/report/terminal/visible-width.ts';
import { listening } from '../../support/listening-session.ts';

/** Runs `controls` as the command line does, up to its exit code. */
const type = async (words: readonly string[], more: Partial<Session> = {}) => {
  const { session, said } = listening(more);
  const entry = { name: 'controls', about: '', examples: [], load: async () => controls };
  const code = await parseArguments(['controls', ...words], entry, controls)
    .then((args) => controls.run(args, session))
    .catch((error: unknown) => explainFailure(error, session));
  return { code, ...said };
};

interface Row {
  readonly chip: string;
  readonly status: string;
  readonly licence_policy: string | null;
  readonly missing: readonly string[];
  readonly tpp: number | null;
  readonly performance_density: number | null;
  readonly rules: readonly Readonly<Record<string, string>>[];
  readonly date: string;
  readonly destination: string;
  readonly headquarters: string;
  readonly route: string;
}

const rows = async (...words: readonly string[]): Promise<readonly Row[]> => {
  const { code, out, err } = await type(words, { json: true });
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out) as readonly Row[];
};

const one = async (...words: readonly string[]): Promise<Row> => {
  const all = await rows(...words);
  expect(all).toHaveLength(1);
  return all[0] as Row;
};

interface CsvChip {
  readonly id: string;
  readonly maker_country: string;
  readonly data_centre: string;
  readonly tpp: string;
  readonly die_area: string;
  readonly performance_density: string;
}

const csv = parse(readFileSync(new URL('../../../data/chips.csv', import.meta.url), 'utf8'), { columns: true }) as CsvChip[];

/** The list entry of October 2023 with its notes, written anew from its text. */
const caughtIn2023 = (c: CsvChip): boolean | undefined => {
  if (c.maker_country === 'CN') return false;
  if (c.tpp === '') return undefined;
  const tpp = Number(c.tpp);
  if (tpp >= 4800) return true;
  if (c.data_centre === 'false' || tpp < 1600) return false;
  const density = c.die_area === '' ? c.performance_density : String(tpp / Number(c.die_area));
  return density === '' ? undefined : Number(density) >= 3.2 || (tpp >= 2400 && Number(density) >= 1.6);
};

describe('controls --json', () => {
  it('classifies the whole catalogue as the text of the rule of 2023 does', async () => {
    const found = await rows('--on', '2023-12-01', '--to', 'CN');
    expect(found.map((r) => r.chip)).toEqual(csv.map((c) => c.id));
    const caught = (status: string) => (status === 'unknown' ? undefined : status !== 'free');
    // a chip whose density would not change the answer is decided without it; those are looked at below
    const differing = csv.filter((c, n) => caught((found[n] as Row).status) !== caughtIn2023(c)).map((c) => c.id);
    expect(differing).toEqual([]);
  });

  it('has the promised keys, in their order, before any other', async () => {
    const h20 = await one('h20', '--on', '2025-05-01');
    const keys = 'chip date destination status licence_policy exception route tpp performance_density rules'.split(' ');
    expect(Object.keys(h20).slice(0, keys.length)).toEqual(keys);
    expect(h20).toMatchObject({ chip: 'h20', date: '2025-05-01', destination: 'CN', route: 'US', status: 'licence', tpp: 2368 });
    for (const rule of h20.rules) expect(Object.keys(rule)).toEqual(['regime', 'jurisdiction', 'class', 'status', 'reason']);
  });

  it('takes the day to which the acts were read where no day is given', async () => {
    const acts = await one('h20');
    expect(acts.date).toBe((acts as Row & { readonly as_of: string }).as_of);
    expect(acts.date).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  it('looks at the owner as well as at the place', async () => {
    const abroad = ['h100_sxm', '--on', '2024-06-01', '--to', 'SG'];
    expect((await one(...abroad)).status).toBe('free');
    expect(await one(...abroad, '--hq', 'CN')).toMatchObject({ status: 'licence', headquarters: 'CN' });
  });

  it('looks at the route and at one side only', async () => {
    const h200 = ['h200_sxm', '--on', '2026-01-20'];
    expect((await one(...h200, '--jurisdiction', 'US')).licence_policy).toBe('case-by-case');
    expect((await one(...h200, '--jurisdiction', 'US', '--from', 'abroad')).licence_policy).toBe('presumption-of-denial');
    expect((await one(...h200, '--jurisdiction', 'CN')).status).toBe('deny');
  });

  it('counts an act that was never enforced only where asked', async () => {
    const there = ['h100_sxm', '--on', '2025-06-01', '--to', 'IN'];
    expect((await one(...there)).status).toBe('free');
    expect((await one(...there, '--what-if', 'us-2025-01-13-ai-diffusion')).status).not.toBe('free');
  });

  it('finds chips by id or name, however spelled, once each and in their order', async () => {
    expect((await rows('H20', 'h100-sxm', 'RTX 4090', 'h20')).map((r) => r.chip)).toEqual(['h20', 'h100_sxm', 'rtx_4090']);
  });

  it('gives history with what changed it, asked either way', async () => {
    const before = await type(['--history', 'h20'], { json: true });
    const after = await type(['h20', '--history'], { json: true });
    expect(before).toEqual(after);
    const [{ chip, history }] = JSON.parse(before.out) as [
      { chip: string; history: { from: string | null; status: string; acts: string[] }[] },
    ];
    expect(chip).toBe('h20');
    expect(history[0]).toMatchObject({ from: null, status: 'free', acts: [] });
    expect(history[1]).toMatchObject({ from: '2025-04-09', status: 'licence', acts: ['us-2025-04-09-h20-isinformed'] });
  });

  it('gives the frontier with the chips near it', async () => {
    const { out } = await type(['--frontier', '--on', '2024-06-01'], { json: true });
    const found = JSON.parse(out) as { steps: object[]; near: { chip: string }[]; datacentre: boolean };
    expect(found.steps).toEqual([{ tpp: 4800, performance_density: 1.6 }, { tpp: 2400, performance_density: 3.2 }, { tpp: 1600 }]);
    expect(found.near.map((n) => n.chip)).toEqual(expect.arrayContaining(['l20', 'h20']));
    const desk = JSON.parse((await type(['--frontier', '--no-datacentre', '--on', '2024-06-01'], { json: true })).out) as typeof found;
    expect([desk.datacentre, desk.steps]).toEqual([false, [{ tpp: 4800 }]]);
  });
});

describe('a chip on paper', () => {
  const on2024 = ['--on', '2024-06-01', '--memory-bandwidth', '100', '--io', '10'];

  it.each([
    ['4800', '10000', 'licence', 'presumption-of-denial'],
    ['4799.99', '10000', 'free', null],
    ['1,600', '270.27', 'licence', 'presumption-of-denial'],
    ['1600', '500', 'notify', null],
    ['1600', '500.1', 'free', null],
    ['1599', '100', 'free', null],
    ['2400', '1500', 'notify', null],
  ])('of TPP %s on %s mm² is %s', async (tpp, area, status, policy) => {
    const found = await one('--tpp', tpp, '--area', area, ...on2024);
    expect(found).toMatchObject({ chip: 'hypothetical', status, licence_policy: policy });
    expect(found.performance_density).toBeCloseTo(Number(tpp.replace(',', '')) / Number(area), 12);
  });

  it('is a data-centre part unless said otherwise', async () => {
    const part = ['--tpp', '4000', '--area', '400', ...on2024];
    expect((await one(...part)).status).toBe('licence');
    expect((await one(...part, '--datacentre')).status).toBe('licence');
    expect((await one(...part, '--no-datacentre')).status).toBe('free');
  });

  it('stands on the same side of a line in any unit', async () => {
    const at = async (bandwidth: string) =>
      (await one('--tpp', '1000', '--io', '10', '--memory-bandwidth', bandwidth, '--on', '2025-05-01')).status;
    expect(await Promise.all(['1400', '1400 GB/s', '1.4 TB/s', '1400000 MB/s'].map(at))).toEqual(Array(4).fill('licence'));
    expect(await Promise.all(['1399.9', '1.3999 TB/s'].map(at))).toEqual(['free', 'free']);
  });

  it('is unknown where the figure that decides is', async () => {
    const found = await one('--tpp', '2000', '--on', '2024-06-01');
    expect(found).toMatchObject({ status: 'unknown', missing: ['performance_density'], performance_density: null });
    expect((await one('--tpp', '5000', '--on', '2024-06-01')).status).toBe('licence');
    expect((await one('--tpp', '2000', '--planar', '--on', '2024-06-01')).status).toBe('free');
  });

  it('may pass for a chip that an act names, and is free at home', async () => {
    const small = ['--tpp', '1000', '--memory-bandwidth', '100', '--io', '10', '--on', '2025-05-01'];
    expect((await one(...small)).status).toBe('free');
    expect(await one(...small, '--named', 'h20')).toMatchObject({ chip: 'hypothetical', status: 'licence' });
    expect((await one('--tpp', '20000', '--maker', 'CN', '--on', '2024-06-01')).status).toBe('free');
  });
});

describe('controls for people', () => {
  it.each([[['h20']], [[]], [['--history', 'h20']], [['--frontier']], [['--tpp', '100', '--area', '100']]])(
    'page of %j says as of when and that it is no legal advice',
    async (words) => {
      const { code, out, err } = await type(words);
      expect([code, err]).toEqual([0, '']);
      expect(out).toMatch(/Acts as read on \d{4}-\d\d-\d\d/);
      expect(out.replace(/\s+/g, ' ')).toContain('This is not legal advice.');
    },
  );

  // narrower, the ids of acts are wider than the page and are not broken, so that they can be copied
  it.each([56, 70, 80, 120])('fits %i columns', async (width) => {
    for (const words of [[], ['h200_sxm', 'ascend_910c'], ['--history', 'h100_sxm'], ['--frontier']]) {
      const { out } = await type(words, { width });
      expect(visibleWidth(out), words.join(' ')).toBeLessThanOrEqual(width);
    }
  });

  it('names in the table the act that decides, where there is no terminal to be too narrow', async () => {
    const { out } = await type(['--on', '2023-12-01'], { width: 120 });
    expect(out).toMatch(/^h100_sxm .* licence, presumption of denial +us-2023-10-17-acs-ifr$/m);
  });

  it('says each side of the border and the numbers that decide', async () => {
    const { out } = await type(['h20', '--on', '2025-09-20']);
    expect(out).toContain('United States: licence, presumption of approval, fee 15 %. China: refused.');
    expect(out).toContain('TPP 2,368 is below 2,400');
  });

  it('says what it takes for granted of a later day', async () => {
    expect((await type(['h20', '--on', '2030-01'])).out.replace(/\s+/g, ' ')).toContain('For 2030-01-01 they are taken to stand');
  });
});

describe('a wrong question', () => {
  it.each([
    [['h100'], 'h100_sxm, h100_pcie, h100_nvl'],
    [['h21'], "did you mean 'h20'?"],
    [['--to', 'XX'], "--to:1:1  unknown-place  'XX'"],
    [['--to', 'china'], '--to:1:1  unknown-place'],
    [['--hq', 'QQ'], '--hq:1:1  unknown-place'],
    [['--from', 'EU'], 'write US or abroad'],
    [['--jurisdiction', 'JP'], '--jurisdiction:1:1  unknown-word'],
    [['--on', '2023-02-30'], '--on:1:1  bad-date'],
    [['--on', 'yesterday'], '--on:1:1  bad-date'],
    [['--on', '2023-01-01', '--on', '2024-01-01'], '--on is given 2 times'],
    [['--what-if', 'us-2022-10-07-ifr'], '--what-if:1:1  unknown-act'],
    [['--tpp', '4800 TPP'], 'write 4800'],
    [['--tpp', '-1'], '--tpp:1:1  out-of-range'],
    [['--tpp', 'much'], '--tpp:1:1  not-a-number'],
    [['--tpp', 'NaN'], '--tpp:1:1  not-a-number'],
    [['--tpp', '1e999'], '--tpp:1:1  number-too-large'],
    [['--tpp', '100', '--area', '0'], '--area:1:1  out-of-range'],
    [['--tpp', '100', '--area', '8 mm2'], 'write 8'],
    [['--tpp', '100', '--io', '3 MW'], '--io:1:2  wrong-unit'],
    [['--tpp', '100', '--io', '-3'], '--io:1:1  out-of-range'],
    [['--area', '800'], '--area without --tpp'],
    [['--io', '900', 'GB/s'], 'stands in quotes'],
    [['--tpp', '1', '--planar', '--area', '4'], '--planar and --area exclude'],
    [['--tpp', '1', '--named', 'h21'], "did you mean 'h20'?"],
    [['--tpp', '1', '--maker', 'ZZ'], '--maker:1:1  unknown-place'],
    [['--maker', 'DE'], '--maker alone describes no chip'],
    [['--datacentre'], '--datacentre describes no chip'],
    [['--tpp', '1', '--datacentre', '--no-datacentre'], 'exclude each other'],
    [['--history'], '--history of which chip?'],
    [['--history=h20'], '--history takes no value'],
    [['--history', 'h20', '--on', '2024-01-01'], '--history shows all days'],
    [['--history', '--frontier'], 'exclude each other'],
    [['--frontier', 'h20'], '--frontier is about all chips'],
    [['--frontier', '--tpp', '5'], '--frontier finds figures'],
  ])('%j is explained', async (words, sentence) => {
    const { code, out, err } = await type(words);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(sentence);
  });

  it('is told all its mistakes at once', async () => {
    const { code, err } = await type(['--to', 'XX', '--from', 'EU', '--on', 'x', '--tpp', '-1', '--io', '1 W', '--maker', 'QQ']);
    expect(code).toBe(2);
    for (const name of ['to', 'from', 'on', 'tpp', 'io', 'maker']) expect(err).toContain(`--${name}:1:`);
    expect(err).toContain('6 problems');
  });

  it('cannot move the cursor', async () => {
    const { code, err } = await type(['--to', '\u001b[2J', '--jurisdiction', '\u202eSU']);
    expect(code).toBe(2);
    expect([...err].some((c) => c === '\u001b' || c === '\u202e')).toBe(false);
  });
});
