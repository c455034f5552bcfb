const WIDTH = 860;
const HEIGHT = 460;
const MARGIN = { left: 64, right: 190, top: 56, bottom: 36 } as const;
/** Least distance between labels at the ends of lines. */
const LABEL = 16;

/** Told apart by colour-blind readers (Okabe & Ito 2008), with black and grey. */
const COLOURS = ['#000000', '#0072b2', '#d55e00', '#009e73', '#cc79a7', '#56b4e9', '#e69f00', '#7f7f7f', '#8c510a'] as const;

export interface Line {
  readonly name: string;
  /** One for each place on the x axis. */
  readonly values: readonly number[];
  /** Lower and upper edge of a band around the line. */
  readonly band?: readonly [low: readonly number[], high: readonly number[]];
}

export interface LineChart {
  readonly title: string;
  readonly note: string;
  /** What stands under the places of the x axis. */
  readonly x: readonly string[];
  readonly lines: readonly Line[];
}

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`).replace(/[\p{Cc}\u{fffe}\u{ffff}]/gu, ' ');

const at = (x: number): string => x.toFixed(1);

/** A step of 1, 2 or 5 times a power of ten, such that at most six reach the top. */
const stepFor = (top: number): number => {
  const power = 10 ** Math.floor(Math.log10(top / 6));
  return ([1, 2, 5, 10].find((m) => m * power * 6 >= top) ?? 10) * power;
};

interface Frame {
  readonly x: (place: number) => number;
  readonly y: (value: number) => number;
  readonly ticks: readonly number[];
}

const frameOf = ({ x, lines }: LineChart): Frame => {
  const highest = Math.max(0, ...lines.flatMap((l) => [...l.values, ...(l.band?.[1] ?? [])])) || 1;
  const step = stepFor(highest);
  const count = Math.ceil(highest / step);
  const wide = WIDTH - MARGIN.left - MARGIN.right;
  const high = HEIGHT - MARGIN.top - MARGIN.bottom;
  return {
    x: (place) => MARGIN.left + (wide * place) / Math.max(1, x.length - 1),
    y: (value) => MARGIN.top + high * (1 - value / (count * step)),
    ticks: Array.from({ length: count + 1 }, (_, i) => i * step),
  };
};

const grid = (f: Frame): string =>
  f.ticks
    .map((tick) => {
      const y = f.y(tick);
      const line = `<line x1="${MARGIN.left}" x2="${WIDTH - MARGIN.right}" y1="${at(y)}" y2="${at(y)}" stroke="#ddd"/>`;
      return `${line}<text x="${MARGIN.left - 8}" y="${at(y + 4)}" text-anchor="end">${Number(tick.toPrecision(6)).toLocaleString('en-US')}</text>`;
    })
    .join('\n');

const points = (f: Frame, values: readonly number[]): readonly string[] => values.map((v, i) => `${at(f.x(i))},${at(f.y(v))}`);

const bandOf = (f: Frame, { band }: Line, colour: string): string => {
  if (!band) return '';
  const edge = [...points(f, band[1]), ...[...points(f, band[0])].reverse()];
  return `<polygon points="${edge.join(' ')}" fill="${colour}" fill-opacity="0.1"/>\n`;
};

/** Heights of labels near where lines end, moved apart so that none covers another. */
const labelHeights = (f: Frame, lines: readonly Line[]): readonly number[] => {
  const wanted = lines.map((l, i) => ({ i, y: f.y(l.values.at(-1) ?? 0) })).sort((a, b) => a.y - b.y);
  const placed: number[] = [];
  for (const w of wanted) placed.push(Math.max(w.y, (placed.at(-1) ?? Number.NEGATIVE_INFINITY) + LABEL));
  // what ran out at the bottom is pushed back up
  let floor = HEIGHT - MARGIN.bottom;
  for (let k = placed.length - 1; k >= 0; k--) {
    placed[k] = Math.min(placed[k] as number, floor);
    floor = (placed[k] as number) - LABEL;
  }
  return lines.map((_, i) => placed[wanted.findIndex((w) => w.i === i)] as number);
};

/** Lines over named places, such as years, each labelled where it ends, as an SVG picture. Values are finite and not negative. */
export const lineChart = (chart: LineChart): string => {
  const f = frameOf(chart);
  const heights = labelHeights(f, chart.lines);
  const end = f.x(chart.x.length - 1);
  const drawn = chart.lines.map((line, i) => {
    const colour = COLOURS[i % COLOURS.length] as string;
    const y = heights[i] as number;
    const tie = `<line x1="${at(end)}" y1="${at(f.y(line.values.at(-1) ?? 0))}" x2="${at(end + 14)}" y2="${at(y)}" stroke="${colour}" stroke-opacity="0.5"/>`;
    const label = `<text x="${at(end + 18)}" y="${at(y + 4)}" fill="${colour}">${escaped(line.name)}</text>`;
    const path = `<polyline points="${points(f, line.values).join(' ')}" fill="none" stroke="${colour}" stroke-width="2"/>`;
    return `${bandOf(f, line, colour)}${path}\n${tie}${label}`;
  });
  const places = chart.x.map((name, i) => `<text x="${at(f.x(i))}" y="${HEIGHT - 14}" text-anchor="middle">${escaped(name)}</text>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" font-family="sans-serif" font-size="12">
<title>${escaped(chart.title)}</title>
<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>
<text x="${MARGIN.left}" y="22" font-size="15">${escaped(chart.title)}</text>
<text x="${MARGIN.left}" y="42" fill="#555">${escaped(chart.note)}</text>
${grid(f)}
${places.join('\n')}
${drawn.join('\n')}
</svg>
`;
};
