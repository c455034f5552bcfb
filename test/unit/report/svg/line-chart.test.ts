import { describe, expect, it } from 'vitest';
import { type LineChart, lineChart } from '../../../../src/report/svg/line-chart.ts';

const chart = (more: Partial<LineChart> = {}): LineChart => ({
  title: 'Capacity',
  note: 'median',
  x: ['2022', '2023', '2024'],
  lines: [
    {
      name: 'a',
      values: [0, 50, 100],
      band: [
        [0, 40, 80],
        [0, 60, 120],
      ],
    },
    { name: 'b', values: [0, 50, 99] },
  ],
  ...more,
});

const polylines = (svg: string): number[][][] =>
  [...svg.matchAll(/<polyline points="([^"]*)"/g)].map((m) => (m[1] as string).split(' ').map((p) => p.split(',').map(Number)));

const labels = (svg: string, name: string): number =>
  Number(new RegExp(`<text x="[^"]*" y="([^"]*)" fill="#[0-9a-f]{6}">${name}</text>`).exec(svg)?.[1]);

describe('a chart of lines', () => {
  it('puts places evenly from left to right and values in proportion, larger ones higher', () => {
    const [a] = polylines(lineChart(chart()));
    const [p, q, r] = a as [number[], number[], number[]];
    expect((q[0] as number) - (p[0] as number)).toBeCloseTo((r[0] as number) - (q[0] as number), 0);
    expect((p[1] as number) - (r[1] as number)).toBeCloseTo(2 * ((p[1] as number) - (q[1] as number)), 0);
    expect(r[1]).toBeLessThan(p[1] as number);
  });

  it('keeps labels apart and inside the picture', () => {
    const many = Array.from({ length: 12 }, (_, i) => ({ name: `line${i}`, values: [0, 0, i % 2] }));
    const svg = lineChart(chart({ lines: many }));
    const heights = many.map((l) => labels(svg, l.name)).sort((x, y) => x - y);
    for (let i = 1; i < heights.length; i++) expect((heights[i] as number) - (heights[i - 1] as number)).toBeGreaterThanOrEqual(15.9);
    expect(heights[0]).toBeGreaterThan(0);
    expect(heights.at(-1)).toBeLessThanOrEqual(460);
  });

  it('draws a band only where there is one', () => {
    expect(lineChart(chart()).match(/<polygon/g)).toHaveLength(1);
  });

  it('takes no markup from names', () => {
    const svg = lineChart(chart({ title: '<script>"&', lines: [{ name: "</text><a href='x'>", values: [1, 2, 3] }] }));
    expect(svg).not.toContain('<script>');
    expect(svg).not.toContain('<a ');
  });

  it('draws all zeros without a number that is none', () => {
    expect(lineChart(chart({ lines: [{ name: 'none', values: [0, 0, 0] }] }))).not.toMatch(/NaN|Infinity/);
    expect(lineChart(chart({ x: ['2022'], lines: [{ name: 'one', values: [3] }] }))).not.toMatch(/NaN|Infinity/);
  });
});
