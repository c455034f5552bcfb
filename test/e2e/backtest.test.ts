import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { suanli } from '../support/command-line.ts';

let folder = '';
beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'suanli-')));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const KEYS = 'id quantity date observed low high simulated_p5 simulated_p50 simulated_p95 inside width_ratio crps crps_naive unit'.split(
  ' ',
);

describe('backtest', () => {
  it('gives the rows of the shipped history as JSON, in the units of their sources', async () => {
    const { code, out, err } = await suanli(['backtest', '--draws', '60', '--json'], { cwd: folder });
    expect([code, err]).toEqual([0, '']);
    const rows = JSON.parse(out) as Record<string, unknown>[];
    expect(rows.map((r) => r['id'])).toEqual(['1', '2', '3', '6', '7', '8', '11', '12a', '12b']);
    for (const row of rows) expect(Object.keys(row)).toEqual(KEYS);
    expect(rows.map((r) => [r['observed'], r['unit']])).toEqual([
      [417, 'EFLOPS'],
      [725, 'EFLOPS'],
      [788, 'EFLOPS'],
      [17.1, 'bn USD'],
      [1, 'million'],
      [0, 'bn USD'],
      [10, '%'],
      [8.1, 'million'],
      [10.85, 'million'],
    ]);
  });

  it('prints a page, and writes rows and a chart of each series where it is told', async () => {
    const { code, out } = await suanli(['backtest', '--draws', '20', '--out', 'rows'], { cwd: folder });
    expect(code).toBe(0);
    expect(out).toContain('in-use standard racks');
    expect(out.replaceAll('\n', ' ')).toMatch(/The bar is (passed|missed) \(20 draws\)/);
    const files = readdirSync(join(folder, 'rows')).sort();
    expect(files.filter((f) => f.endsWith('.svg'))).toHaveLength(7);
    expect(JSON.parse(readFileSync(join(folder, 'rows', 'backtest.json'), 'utf8'))).toHaveLength(9);
    expect(JSON.parse(readFileSync(join(folder, 'rows', 'manifest.json'), 'utf8'))).toMatchObject({ score: { rows: 9 } });
  });

  it('gives the same rows for the same seed', async () => {
    const runs = await Promise.all([1, 2].map(() => suanli(['backtest', '--draws', '20', '--seed', '3', '--json'], { cwd: folder })));
    expect(runs[0]?.out).toBe(runs[1]?.out);
  });

  it('says what is wrong with a scenario that observes nothing', async () => {
    writeFileSync(join(folder, 'bare.yaml'), 'suanli: 1\nextends: suanli:bases/china\nhorizon: {start: 2024-01, end: 2024-03}\n');
    const { code, err } = await suanli(['backtest', 'bare.yaml'], { cwd: folder });
    expect(code).toBe(2);
    expect(err).toContain('no-observations');
  });
});
