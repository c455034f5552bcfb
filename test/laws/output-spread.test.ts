import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../src/kit/csv/read.ts';
import { spreadOf } from '../../src/output/spread.ts';
import { eachAlone, rowsIn, text } from '../../src/output/table.ts';
import { annual } from '../../src/output/tables/annual.ts';
import { band, figureStyle } from '../../src/report/terminal/figures.ts';
import { plain } from '../../src/report/terminal/plain.ts';
import { wrapPieces } from '../../src/report/terminal/wrap.ts';
import { results, series } from '../support/made-results.ts';
import { smallRun } from '../support/small-run.ts';
import { csvText } from '../support/written-files.ts';

const law = (property: Parameters<typeof fc.assert>[0]): void => void fc.assert(property, { seed: 20260401, numRuns: 200 });
const figure = fc.double({ min: -1e12, max: 1e12, noNaN: true });

describe('spreads', () => {
  it('are ordered, and lie within the draws', () => {
    law(
      fc.property(fc.array(figure, { minLength: 1, maxLength: 60 }), (draws) => {
        const s = spreadOf(draws, 1)!;
        const ordered = [Math.min(...draws), s.p5, s.p25, s.p50, s.p75, s.p95, Math.max(...draws)];
        for (let i = 1; i < ordered.length; i++) expect(ordered[i]!).toBeGreaterThanOrEqual(ordered[i - 1]! - 1e-9 * Math.abs(ordered[i]!));
        expect(s.defined).toBe(1);
      }),
    );
  });

  it('look at defined draws only, and are undefined without one', () => {
    law(
      fc.property(fc.array(figure, { maxLength: 30 }), fc.integer({ min: 1, max: 20 }), (draws, gaps) => {
        const holes = new Array<number>(gaps).fill(Number.NaN);
        const [whole, gapped] = [spreadOf(draws, 1), spreadOf([...holes, ...draws], 1)];
        if (draws.length === 0) expect(gapped).toBeUndefined();
        else {
          expect(gapped).toMatchObject({ p5: whole!.p5, p50: whole!.p50, p95: whole!.p95, mean: whole!.mean });
          expect(gapped!.defined).toBeCloseTo(draws.length / (draws.length + gaps), 12);
        }
      }),
    );
  });

  it('scale with the unit', () => {
    law(
      fc.property(fc.array(figure, { minLength: 1, maxLength: 30 }), (draws) => {
        const [base, kilo] = [spreadOf(draws, 1)!, spreadOf(draws, 1000)!];
        for (const key of ['mean', 'p5', 'p50', 'p95'] as const) expect(kilo[key]).toBe(base[key] / 1000);
      }),
    );
  });
});

describe('years', () => {
  it('of flows add up over the months, draw by draw', () => {
    const months = fc.integer({ min: 1, max: 40 });
    law(
      fc.property(
        months,
        fc.integer({ min: 0, max: 11 }),
        fc.integer({ min: 1, max: 5 }),
        fc.infiniteStream(fc.integer({ min: 0, max: 1000 })),
        (count, first, draws, stream) => {
          const next = (): number => stream.next().value as number;
          const figures = Array.from({ length: count }, () => [Array.from({ length: draws }, next)]);
          const flow = series({ id: 'x', unit: 'chip/month', yearly: 'sum', figures });
          const table = annual({
            ...smallRun,
            costs: [],
            start: 2024 * 12 + first,
            results: results({ months: count, draws, series: [flow] }),
          });
          const rows = [...rowsIn(table)];
          const mean = table.columns.findIndex((c) => c.name === 'mean');
          const total = figures.flat(2).reduce((a, b) => a + b, 0) / draws;
          expect(rows.reduce((sum, row) => sum + (row[mean] as number), 0)).toBeCloseTo(total, 6);
          expect(rows).toHaveLength(Math.ceil((first + count) / 12));
        },
      ),
    );
  });
});

describe('text of results', () => {
  it('reads back from CSV as it was, but for the quote before a formula', () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 20 }).filter((s) => s.trim() === s && !/[\0\r\uFEFF]/.test(s));
    law(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), (rows) => {
        const kept = rows.filter(([a, b]) => a !== '' || b !== '');
        const written = csvText({ name: 't', about: '', columns: [text('a', ''), text('b', '')], blocks: eachAlone(kept) });
        const { table, problems } = readCsv(written, 't.csv');
        expect(problems).toEqual([]);
        const read = table!.rows.map((r) => [r.cells.get('a')!, r.cells.get('b')!]);
        expect(read.map((r) => r.map((c) => c.replace(/^'/, '')))).toEqual(kept.map((r) => r.map((c) => c.replace(/^'/, ''))));
      }),
    );
  });

  it('never holds a control character on its way to a terminal', () => {
    law(fc.property(fc.string({ unit: 'binary' }), (s) => void expect(plain(s)).not.toMatch(/\p{Cc}/u)));
  });

  it('keeps every piece when it is wrapped', () => {
    const piece = fc.stringMatching(/^[a-z]{1,30}$/);
    law(
      fc.property(fc.array(piece, { maxLength: 20 }), fc.integer({ min: 20, max: 90 }), (pieces, width) => {
        const lines = wrapPieces(pieces, ' ', width, 2);
        expect(lines.join(' ').split(/\s+/).filter(Boolean)).toEqual(pieces);
        for (const line of lines) expect(line.trim().length <= width || !line.trim().includes(' ')).toBe(true);
      }),
    );
  });

  it('writes figures that differ by no more than the last digit shown', () => {
    law(
      fc.property(fc.double({ min: 1e-6, max: 1e15, noNaN: true }), (value) => {
        const { unit, write } = figureStyle([value], 'chip');
        const size = { trillion: 1e12, billion: 1e9, million: 1e6, thousand: 1e3 }[unit.split(' ')[0]!] ?? 1;
        expect(Math.abs(Number(write(value).replaceAll(',', '')) * size - value)).toBeLessThanOrEqual(value * 0.006);
        expect(band(write(value), write(value))).toBe(write(value));
      }),
    );
  });
});
