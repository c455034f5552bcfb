import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { putNumber } from '../../src/kit/csv/put-number.ts';
import { readCsv } from '../../src/kit/csv/read.ts';
import { type CsvCell, CsvWriter, csvRecords } from '../../src/kit/csv/records.ts';
import { isFault } from '../../src/kit/fault.ts';
import { parseInterval } from '../../src/kit/interval.ts';
import { daysIn, formatDay, formatMonth, monthOfYear, parseDay, parseMonth, yearOf } from '../../src/kit/month.ts';
import { toNineDigits } from '../../src/kit/nine-digits.ts';
import { parseQuantity } from '../../src/kit/quantity.ts';
import { correlation, quantiles, sum, variance } from '../../src/kit/statistics.ts';
import { distance, suggest } from '../../src/kit/suggest.ts';
import { unitSymbols } from '../../src/kit/unit.ts';

const fixedSeed = { seed: 171_023, numRuns: 400 };
const month = fc.integer({ min: 0, max: 119_999 });
const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

describe('months', () => {
  it('print as they read, and the days of 400 years are 146,097', () => {
    fc.assert(
      fc.property(month, (m) => {
        const lastDay = { month: m, day: daysIn(m) };
        let days = 0;
        for (let i = 0; i < 4800; i++) days += daysIn(m + i);
        const again = parseDay(formatDay(lastDay));
        return (
          parseMonth(formatMonth(m)) === m && again?.day === lastDay.day && yearOf(m) * 12 + monthOfYear(m) - 1 === m && days === 146_097
        );
      }),
      { ...fixedSeed, numRuns: 50 },
    );
  });
});

describe('quantities', () => {
  it('print as they read, in every unit', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e200, max: 1e200, noNaN: true }), fc.constantFrom(...unitSymbols()), (x, symbol) => {
        const q = parseQuantity(`${x} ${symbol}`);
        return !isFault(q) && q.value === x * q.unit.factor && !q.bare;
      }),
      fixedSeed,
    );
  });

  it('never throw and never give a figure that is not finite, whatever the text', () => {
    const scraps = fc.constantFrom(
      '300',
      'MW',
      ' to ',
      '-',
      '\u2212',
      '%',
      '/',
      '^',
      '*',
      'e9',
      '1,000',
      '.',
      'Infinity',
      '0x1',
      '亿',
      '$',
      ' ',
      '2024-07',
      '__proto__',
    );
    const text = fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.array(scraps, { maxLength: 7 }).map((s) => s.join('')),
    );
    fc.assert(
      fc.property(text, (t) => {
        const q = parseQuantity(t);
        const i = parseInterval(t);
        const intervalRises = isFault(i) || (i.kind === 'months' ? i.first < i.last : i.low.value < i.high.value);
        return (isFault(q) ? q.fault.length > 0 && q.fault.length < 300 : Number.isFinite(q.value)) && intervalRises;
      }),
      { ...fixedSeed, numRuns: 2000 },
    );
  });
});

describe('suggestions', () => {
  it('are found after one slip, and distances keep the triangle loosely', () => {
    const word = fc.stringMatching(/^[a-z_]{4,12}$/);
    fc.assert(
      fc.property(word, fc.nat(), fc.constantFrom('drop', 'swap', 'double'), (w, where, slip) => {
        const i = where % (w.length - 1);
        const swapped = w.slice(0, i) + w[i + 1] + w[i] + w.slice(i + 2);
        const wrong = slip === 'drop' ? w.slice(0, i) + w.slice(i + 1) : slip === 'swap' ? swapped : w.slice(0, i) + w[i] + w.slice(i);
        return (
          suggest(wrong, ['elsewhere_entirely', w]).includes(w) && distance(w, wrong) <= 1 && distance(w, wrong) === distance(wrong, w)
        );
      }),
      fixedSeed,
    );
  });
});

describe('numbers', () => {
  const powers = fc.integer({ min: -330, max: 310 });
  const bits = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map((word) => new Float64Array(BigUint64Array.of(word).buffer)[0] as number);
  /** Of all sizes, near ties of the tenth digit, near powers of ten, and of few digits. */
  const anyNumber = fc.oneof(
    finite,
    bits.filter(Number.isFinite),
    fc.tuple(fc.integer({ min: -2_000_000_001, max: 2_000_000_001 }), powers).map(([digits, power]) => Number(`${digits}e${power}`)),
    fc.tuple(fc.integer({ min: 0, max: 999_999_999 }), powers, fc.integer({ min: -3, max: 3 })).map(([digits, power, off]) => {
      const tie = Number(`${digits}.5e${power}`);
      return tie * (1 + off * Number.EPSILON);
    }),
    fc.tuple(powers, fc.integer({ min: -3, max: 3 })).map(([power, off]) => Number(`1e${power}`) * (1 + off * Number.EPSILON)),
    fc.maxSafeInteger(),
    fc.float({ noNaN: true, noDefaultInfinity: true }),
  );
  const known = fc.constantFrom(
    0,
    -0,
    5e-324,
    1e21,
    1e-7,
    1e-6,
    999_999_999.5,
    999_999_999.4999999,
    2 ** 53,
    2 ** 53 - 1,
    1e9,
    123456789.5,
  );
  const number = fc.oneof(anyNumber, known).filter(Number.isFinite);

  it('of nine digits are those that their text of nine digits reads back as', () => {
    fc.assert(
      fc.property(number, (x) => Object.is(toNineDigits(x), Number(x.toPrecision(9)))),
      { ...fixedSeed, numRuns: 60_000 },
    );
    for (const x of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) expect(toNineDigits(x)).toBe(x);
  });

  it('are written as the language writes them', () => {
    const written = (x: number): string => {
      const bytes = new Uint8Array(40);
      const end = putNumber(x, bytes, 3);
      return Buffer.from(bytes.subarray(3, end)).toString('latin1');
    };
    fc.assert(
      fc.property(number, (x) => written(x) === String(x) && written(toNineDigits(x)) === String(toNineDigits(x))),
      { ...fixedSeed, numRuns: 60_000 },
    );
  });
});

describe('tables', () => {
  const cell = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('', 'a,b', 'say "x"', 'two\nlines', '=1+1', '-3', '\u22123', "'x"));

  it('read back what was written: cells trimmed, line ends unified, formulas disarmed', () => {
    const disarmed = (text: string): string => (/^'[=+\-@\t\r＝＋－＠]/.test(text) ? text.slice(1) : text).trim();
    const plain = (text: string): string => disarmed(text.replace(/\r\n?/g, '\n'));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 8 }), (rows) => {
        fc.pre(rows.every((r) => !r.join('').includes('\0')));
        // a first cell that is never empty: an empty line would be skipped
        const written = rows.map(([x, y]) => [`k${x}`, y]);
        const { table, problems } = readCsv(csvRecords([['a', 'b'], ...written]), 't.csv');
        const found = (table?.rows ?? []).map((r) => [...r.cells.values()].map(plain));
        return problems.length === 0 && JSON.stringify(found) === JSON.stringify(written.map((r) => r.map(plain)));
      }),
      fixedSeed,
    );
  });

  it('are the same in blocks as row by row', () => {
    const column = (length: number) =>
      fc.oneof(
        cell,
        fc.array(fc.oneof(cell, finite), { minLength: length, maxLength: length }),
        fc.float64Array({ minLength: length, maxLength: length, noNaN: true, noDefaultInfinity: true }),
        // few different ones, so that records come again
        fc.array(fc.constantFrom<CsvCell>(0, -0, 2.5, 'x', ''), { minLength: length, maxLength: length }),
        fc.array(fc.constantFrom(0, -0, 2.5), { minLength: length, maxLength: length }).map((numbers) => Float64Array.from(numbers)),
      );
    const block = fc
      .tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 6 }))
      .chain(([length, width]) => fc.array(column(length), { minLength: width, maxLength: width }).map((columns) => ({ length, columns })));
    fc.assert(
      fc.property(fc.array(block, { maxLength: 4 }), (blocks) => {
        const rows = blocks.flatMap(({ length, columns }) =>
          Array.from({ length }, (_, i) => columns.map((c): CsvCell => (typeof c === 'object' ? c[i] : c))),
        );
        return Buffer.concat(new CsvWriter().table(blocks)).equals(Buffer.from(csvRecords(rows), 'utf8'));
      }),
      fixedSeed,
    );
  });

  it('keep every number to its last bit, and let no text begin like a formula', () => {
    fc.assert(
      fc.property(finite, fc.string({ maxLength: 8 }), (x, text) => {
        const number = csvRecords([[x]]).trimEnd();
        const written = csvRecords([[text]]);
        return Number(number) === x && (!/^"?[=+@-]/.test(written) || Number.isFinite(Number(written)));
      }),
      fixedSeed,
    );
  });

  it('never throw, whatever the text', () => {
    const scraps = fc.constantFrom('a', ',', '"', '\n', '\r\n', '\uFEFF', '""', '1', ' ', ';');
    fc.assert(
      fc.property(fc.array(scraps, { maxLength: 30 }), (parts) => {
        const { table, problems } = readCsv(parts.join(''), 't.csv');
        const lines = parts.join('').split(/\r\n|\n/).length;
        return (table !== undefined || problems.length > 0) && problems.every((p) => p.line >= 1 && p.line <= lines && p.column >= 1);
      }),
      { ...fixedSeed, numRuns: 1500 },
    );
  });
});

describe('statistics', () => {
  const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 120 });
  const ties = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 120 });

  it('quantiles are those of the sorted values, which stay as they were', () => {
    fc.assert(
      fc.property(fc.oneof(values, ties), fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 }), (list, ps) => {
        const kept = [...list];
        const sorted = [...list].sort((a, b) => a - b);
        const found = quantiles(list, ps);
        const right = ps.every((p, i) => {
          const at = p * (sorted.length - 1);
          const low = sorted[Math.floor(at)];
          const high = sorted[Math.ceil(at)];
          return Math.abs(found[i] - (low + (at % 1) * (high - low))) <= 1e-9 * Math.max(1, Math.abs(low), Math.abs(high));
        });
        return right && list.every((x, i) => Object.is(x, kept[i]));
      }),
      fixedSeed,
    );
  });

  it('sums are near the exact ones, variances do not see a shift', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 2, maxLength: 200 }),
        fc.integer({ min: -1e6, max: 1e6 }),
        (list, shift) => {
          const exact = list.reduce((s, x) => s + BigInt(x), 0n);
          const shifted = variance(list.map((x) => x + shift));
          const own = correlation(list, list);
          return (
            BigInt(sum(list)) === exact &&
            Math.abs(shifted - variance(list)) <= 1e-9 * (1 + shifted) &&
            (Number.isNaN(own) || Math.abs(own - 1) < 1e-9)
          );
        },
      ),
      fixedSeed,
    );
  });
});
