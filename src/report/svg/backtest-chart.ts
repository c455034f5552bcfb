import { formatMonth, monthOfYear, yearOf } from '../../kit/month.ts';
import type { ObservedSeries } from '../../study/backtest/index.ts';

const WIDTH = 760;
const HEIGHT = 380;
const MARGIN = { left: 76, right: 24, top: 56, bottom: 40 } as const;

/** Colour-blind-safe blue and vermilion (Okabe & Ito 2008). */
const BLUE = '#0072b2';
const RED = '#d55e00';

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`).replace(/[\p{Cc}\u{fffe}\u{ffff}]/gu, ' ');

/** Steps of 1, 2 or 5 times a power of ten: about five of them up to `top`. */
const stepFor = (top: number): number => {
  const power = 10 ** Math.floor(Math.log10(top / 5));
  return ([1, 2, 5, 10].find((m) => m * power * 5 >= top) ?? 10) * power;
};

const short = (x: number): string => String(Number(x.toPrecision(4)));
const at = (x: number): string => x.toFixed(1);

interface Frame {
  readonly x: (month: number) => number;
  readonly y: (value: number) => number;
  readonly top: number;
  readonly last: number;
}

const frameOf = (s: ObservedSeries): Frame => {
  const last = s.start + s.p50.length - 1;
  // a series of zeros still needs a scale
  const highest = Math.max(...s.p95, ...s.points.map((p) => p.high)) || 1;
  const step = stepFor(highest);
  const top = Math.ceil(highest / step) * step;
  const wide = WIDTH - MARGIN.left - MARGIN.right;
  const high = HEIGHT - MARGIN.top - MARGIN.bottom;
  return {
    x: (month) => MARGIN.left + (wide * (month - s.start)) / Math.max(1, last - s.start),
    y: (value) => MARGIN.top + high * (1 - value / top),
    top,
    last,
  };
};

const valueAxis = (f: Frame): string => {
  const step = stepFor(f.top);
  const count = Math.round(f.top / step);
  return Array.from({ length: count + 1 }, (_, i) => {
    const y = f.y(i * step);
    const line = `<line x1="${MARGIN.left}" x2="${WIDTH - MARGIN.right}" y1="${at(y)}" y2="${at(y)}" stroke="#ddd"/>`;
    return `${line}<text x="${MARGIN.left - 8}" y="${at(y + 4)}" text-anchor="end">${short(i * step)}</text>`;
  }).join('\n');
};

const timeAxis = (s: ObservedSeries, f: Frame): string => {
  const years = Array.from({ length: s.p50.length }, (_, i) => s.start + i).filter((m) => monthOfYear(m) === 1);
  return years
    .map((m) => `<text x="${at(f.x(m))}" y="${HEIGHT - MARGIN.bottom + 20}" text-anchor="middle">${yearOf(m)}-01</text>`)
    .join('\n');
};

const path = (s: ObservedSeries, f: Frame, values: readonly number[]): string[] =>
  values.map((v, i) => `${at(f.x(s.start + i))},${at(f.y(v))}`);

const pointMarks = (s: ObservedSeries, f: Frame): string =>
  s.points
    .map((p) => {
      const [x, low, high] = [at(f.x(p.at)), at(f.y(p.low)), at(f.y(p.high))];
      const label = `${p.id}: ${short(p.value)} (${short(p.low)} to ${short(p.high)}), ${formatMonth(p.at)}`;
      const bar = `<line x1="${x}" x2="${x}" y1="${low}" y2="${high}" stroke="${RED}" stroke-width="3"/>`;
      return `<g><title>${escaped(label)}</title>${bar}<circle cx="${x}" cy="${at(f.y(p.value))}" r="5" fill="${RED}"/></g>`;
    })
    .join('\n');

/** A statistic over time as an SVG picture: simulated median and 90 % range, and what was observed with its band. */
export const backtestChart = (s: ObservedSeries): string => {
  const f = frameOf(s);
  const band = [...path(s, f, s.p95), ...path(s, f, s.p5).reverse()].join(' ');
  const over = s.covers === 1 ? '' : `, ${s.covers} months to the date`;
  const title = `${s.quantity} (${s.unit}${over})`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" font-family="sans-serif" font-size="12">
<title>${escaped(title)}</title>
<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>
<text x="${MARGIN.left}" y="22" font-size="15">${escaped(title)}</text>
<text x="${MARGIN.left}" y="42" fill="${BLUE}">simulated: median and 90 % range</text>
<text x="${MARGIN.left + 220}" y="42" fill="${RED}">observed, with its band</text>
${valueAxis(f)}
${timeAxis(s, f)}
<polygon points="${band}" fill="${BLUE}" fill-opacity="0.2"/>
<polyline points="${path(s, f, s.p50).join(' ')}" fill="none" stroke="${BLUE}" stroke-width="2"/>
${pointMarks(s, f)}
</svg>
`;
};
