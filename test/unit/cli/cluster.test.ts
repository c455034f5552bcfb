import { describe, expect, it } from 'vitest';
import { cluster } from '../../../src/cli/commands/cluster.ts';
import { explainFailure } from '../../../src/cli/explain-failure.ts';
import { parseArguments } from '../../../src/cli/parse.ts';
import type { Session } from '../../../src/cli/session.ts';
import { listening } from '../../support/listening-session.ts';

/** Runs `cluster` as the command line does, up to its exit code. */
const type = async (words: readonly string[], more: Partial<Session> = {}) => {
  const { session, said } = listening(more);
  const entry = { name: 'cluster', about: '', examples: [], load: async () => cluster };
  const code = await parseArguments(['cluster', ...words], entry, cluster)
    .then((args) => cluster.run(args, session))
    .catch((error: unknown) => explainFailure(error, session));
  return { code, ...said };
};

const json = async (...words: string[]) => {
  const { code, out, err } = await type(words, { json: true });
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out);
};

/** A leaf of JSON that is no finite number, text or null would have been written as null by mistake: those that may be null are named. */
const nulls = (value: unknown, path = ''): string[] =>
  value === null
    ? [path]
    : typeof value === 'object'
      ? Object.entries(value as object).flatMap(([key, v]) => nulls(v, path === '' ? key : `${path}.${key}`))
      : [];

describe('a cluster as JSON', () => {
  it('has the keys that programs rely on', async () => {
    const found = await json('h100_sxm', '1024', '--model', 'llama-3.1-405b');
    expect(found).toMatchObject({ servers: 128, islands: 1, switches: { leaf: 32, spine: 16, core: 0 }, transceivers: 4096, cables: 2048 });
    for (const [part, keys] of [
      ['power', ['it_mw', 'facility_mw']],
      ['capex', ['servers', 'switches', 'optics', 'cables', 'total']],
      ['peak', ['fp16_pflops', 'fp8_pflops']],
      ['training', ['mfu', 'tflops_per_chip', 'tokens_per_second', 'step_seconds']],
      ['reliability', ['mtbf_hours', 'checkpoint_minutes', 'goodput']],
    ] as const)
      for (const key of keys) expect(found[part][key], `${part}.${key}`).toBeGreaterThan(0);
    expect(found.inference).toBeUndefined();
    // an H100 has no 4-bit rate
    expect(nulls(found)).toEqual(['peak.fp4_pflops']);
  });

  it('defines MFU by its own figures', async () => {
    // 12 layers of 768 with 12 heads and 4 × 768 wide blocks: 12·(4·768² + 8·768²) weights and 51,200·768 embedded, tied
    const { training } = await json('a100_80_sxm', '8', ...'--layers 12 --hidden 768 --heads 12 --seq 1024 --batch 64'.split(' '));
    const active = 12 * 12 * 768 ** 2 + 51_200 * 768;
    const flops = 6 * active + 12 * 12 * 768 * 1024;
    const mfu = (training.tokens_per_second * flops) / (8 * training.peak_tflops * 1e12);
    expect(training.mfu / mfu).toBeCloseTo(1, 2);
    expect((64 * 1024) / training.step_seconds).toBeCloseTo(training.tokens_per_second, 6);
  });

  it('keeps what is settled of a layout and searches the rest', async () => {
    const words = '--model gpt3-175b --tp 8 --pp 8 --micro-batch 1 --recompute full --batch 64 --seq 2048'.split(' ');
    const { training } = await json('a100_80_sxm', '64', ...words);
    expect(training.layout).toMatchObject({ tp: 8, pp: 8, dp: 1, micro_batch: 1, recompute: 'full' });
    expect(training.batch).toBe(64);
  });

  it('shares everything with --fsdp', async () => {
    const { training } = await json('a100_80_sxm', '8', '--model', 'mpt-7b', '--fsdp');
    expect(training.layout.sharding).toBe('full');
  });

  it('speaks of serving with --serve, and of its precision', async () => {
    const words = '--serve --model deepseek-v3-671b --precision int8 --prompt 2048 --output 512'.split(' ');
    const { inference, training } = await json('ascend_910c', '384', ...words, '--token-latency', '100 ms');
    expect(inference).toMatchObject({ precision: 'int8', prompt: 2048, output: 512 });
    expect(inference.token_latency_seconds).toBeLessThanOrEqual(0.1 + 1e-9);
    expect(inference.usd_per_million_output_tokens).toBeGreaterThan(0);
    expect(training.precision).toBe('bf16');
  });

  it('takes the fabric as told', async () => {
    const found = await json('h100_sxm', '1024', ...'--tiers 3 --radix 32 --oversubscription 1'.split(' '));
    // three tiers, full and non-blocking: N/16 leaves, as many spines, half as many cores
    expect(found.switches).toEqual({ leaf: 64, spine: 64, core: 32 });
  });

  it('prices power and halls by the site, and obeys its racks and its PUE', async () => {
    const [bare, placed] = [await json('h20', '64'), await json('h20', '64', '--site', 'guian', '--pue', '1.3', '--rack-kw', '8')];
    expect(placed.power.facility_mw / placed.power.it_mw).toBeCloseTo(1.3, 12);
    expect(placed.facility_capex).toBeLessThan(bare.facility_capex);
    expect(placed.rack_parts).toMatchObject({ compute: 8 });
    expect(placed.cost.usd_per_hour).toBeLessThan(bare.cost.usd_per_hour);
  });

  it('builds of the server that was made for the chip, unless told', async () => {
    expect((await json('h20', '8')).server).toBe('hgx-h20');
    expect((await json('h20', '8', '--server', 'inspur-nf5688m7')).server).toBe('inspur-nf5688m7');
  });

  it('says so where no server is known', async () => {
    const found = await json('l40s', '16');
    expect(found).toMatchObject({ server: 'eight-way', servers: 2 });
    expect(found.notes).toContain('no server of the catalogue carries l40s: a plain eight-way server stands in');
  });
});

describe('a comparison', () => {
  it('sets chips beside the reference at equal money, power and compute', async () => {
    const found = await json('h20', '1024', '--compare', 'ascend_910b2, h100_sxm');
    for (const basis of ['money', 'power', 'compute'])
      expect(found[basis].map((r: { chip: string }) => r.chip)).toEqual(['h20', 'ascend_910b2', 'h100_sxm']);
    // dense 16-bit: 1,024 × 148 TFLOPS in whole chips of 989.4
    expect(found.compute[2].count).toBe(Math.floor((1024 * 148) / 989.4));
  });

  it('is a page of three tables for people', async () => {
    const { code, out } = await type(['h20', '64', '--compare', 'l40s']);
    expect(code).toBe(0);
    expect(out).toMatch(/^Equal money\n[\s\S]*^Equal facility power\n[\s\S]*^Equal dense 16-bit compute\n/m);
  });
});

it('is a page of figures without holes for people', async () => {
  const { code, out } = await type('ascend_910c 384 --serve --model deepseek-v3-671b'.split(' '));
  expect(code).toBe(0);
  for (const part of ['Bill of materials', 'Power', 'Cost', 'Training', 'Serving', 'Reliability', 'Biggest levers'])
    expect(out).toContain(`\n${part}\n`);
  expect(out).not.toMatch(/NaN|undefined|Infinity|null/);
  expect(
    out
      .split('Biggest levers\n')[1]
      ?.split('\n')
      .filter((line) => line.startsWith('  ')),
  ).toHaveLength(3);
});

describe('a wrong line', () => {
  it.each([
    ['h100 8', 'h100_sxm, h100_pcie'],
    ['h100_sxm 0', 'nearest: 1'],
    ['h100_sxm 2.6', 'nearest: 3'],
    ['h100_sxm -5', 'nearest: 1'],
    ['h100_sxm NaN', 'not a count of chips'],
    ['h100_sxm 0x10', 'decimal'],
    ['h100_sxm 1e400', 'larger than any figure'],
    ['h100_sxm 1e12', '--count:1:1  bad-count'],
    ['h100_sxm 8MW', 'it has a unit'],
    ['h100_sxm 8 --tp 8', '--tp:1:1  no-model'],
    ['h100_sxm 8 --serve', '--serve:1:1  no-model'],
    ['h100_sxm 8 --output 5', '--output:1:1  not-serving'],
    ['h100_sxm 8 --model llama-3.1-405', "did you mean 'llama-3.1-405b'?"],
    ['h100_sxm 1024 --model llama-3.1-405b --tp 7', 'nearest that does: 8'],
    ['h100_sxm 8 --model llama-3.1-405b', 'needs at least 128 h100_sxm'],
    ['h100_sxm 8 --model mpt-7b --layers 3', '--layers:1:1  two-models'],
    ['h100_sxm 8 --layers x --hidden 8 --heads 2', '--layers:1:1  not-a-number'],
    ['h100_sxm 8 --layers 2 --hidden 8', '--heads:1:1  incomplete'],
    ['h100_sxm 8 --layers 2 --hidden 9 --heads 2', '--hidden 10'],
    ['h100_sxm 8 --model mpt-7b --micro-batch -1', '--micro-batch:1:1  bad-number'],
    ['h100_sxm 8 --model mpt-7b --recompute al', '--recompute:1:1  unknown-word'],
    ['h100_sxm 8 --model mpt-7b --software mosaic', '--software:1:1  unknown-word'],
    ['h100_sxm 8 --model mpt-7b --precision fp7', '--precision:1:1  unknown-word'],
    ['a100_80_sxm 8 --model mpt-7b --precision fp8', 'one of fp32, tf32, fp16, bf16, int8'],
    ['h100_sxm 8 --serve --model mpt-7b --token-latency 5', 'write 5 s'],
    ['h100_sxm 1024 --tiers 1 --radix 64', '--tiers 2 holds 2048'],
    ['h100_sxm 1024 --tiers 4', '1, 2 or 3'],
    ['h100_sxm 8 --radix 1e9', '--radix:1:1  bad-radix'],
    ['h100_sxm 8 --oversubscription 0', '--oversubscription:1:1'],
    ['h100_sxm 8 --server hgx-h20', 'those that do: hgx-h100'],
    ['h100_sxm 8 --server hgx-h1000', "did you mean 'hgx-h100'?"],
    ['h100_sxm 8 --site guiann', "did you mean 'guian'?"],
    ['h100_sxm 8 --rack-kw 5', 'at least 11 kW'],
    ['h100_sxm 8 --pue 0.5', '--pue:1:1  bad-pue'],
    ['h100_sxm 8 --compare h20,', 'leaves out a chip'],
    ['h100_sxm 8 --compare nope', "there is no chip 'nope'"],
  ])('%s', async (line, says) => {
    const { code, out, err } = await type(line.split(' '));
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(says);
  });

  it('gets all its mistakes at once', async () => {
    const { err } = await type('h100_sxm 8 --layers x --heads 0 --recompute al --tiers no --site guiann'.split(' '));
    for (const flag of ['layers', 'hidden', 'heads', 'recompute', 'tiers', 'site']) expect(err).toContain(`--${flag}:1:1`);
  });
});
