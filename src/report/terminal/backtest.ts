import { BAR, type Backtest, type BacktestRow, type Score } from '../../study/backtest/index.ts';
import { type GridRow, grid } from './grid.ts';
import { type Paint, paint } from './paint.ts';
import { plain } from './plain.ts';
import { wrapText } from './wrap.ts';

interface Screen {
  readonly draws: number;
  readonly colour: boolean;
  readonly width: number;
}

/** What was observed keeps the digits it was published with; a simulation is not known better than three. */
const exact = (x: number): string => String(Number(x.toPrecision(4)));
const figure = (x: number): string => String(Number(x.toPrecision(3)));

const HEAD = ['', 'observed', 'band', 'simulated', 'P5 to P95', '', 'width', 'CRPS', 'trend'];

const cells = (r: BacktestRow, p: Paint): GridRow => {
  const median = r.low <= r.simulated_p50 && r.simulated_p50 <= r.high;
  const agrees = r.inside && r.width_ratio <= BAR.width;
  const verdict = r.inside ? (agrees ? 'inside' : p.yellow('too wide')) : p.red('outside');
  return [
    `${plain(r.id)}  ${plain(r.quantity)}\n${p.dim(`${r.date}, ${r.unit}`)}`,
    p.bold(exact(r.observed)),
    `${exact(r.low)} to ${exact(r.high)}`,
    median ? p.bold(figure(r.simulated_p50)) : figure(r.simulated_p50),
    `${figure(r.simulated_p5)} to ${figure(r.simulated_p95)}`,
    verdict,
    figure(r.width_ratio),
    figure(r.crps),
    r.crps_naive === null ? p.dim('·') : figure(r.crps_naive),
  ];
};

const percent = (x: number): string => `${(x * 100).toFixed(1)} %`;

const scoreText = (s: Score, draws: number): string => {
  const judged = Number.isFinite(s.crps)
    ? ` Mean CRPS over the observed figure: ${percent(s.crps)}, of the trend drawn through two earlier observations ${percent(s.crpsNaive)}.`
    : '';
  return `${s.inside} of ${s.rows} observed figures lie in the simulated range with a width of at most ${BAR.width} bands; ${s.median} medians lie in the observed band.${judged} The bar is ${s.passed ? 'passed' : 'missed'} (${draws.toLocaleString('en')} draws).`;
};

/** What `backtest` prints: every observation beside the simulation, and the score over all. */
export const backtestText = ({ rows, score }: Backtest, { draws, colour, width }: Screen): string => {
  const p = paint(colour);
  const table = grid([HEAD.map(p.dim), ...rows.map((r) => cells(r, p))], ['left', ...HEAD.slice(1).map(() => 'right' as const)]);
  return `${table}\n\n${wrapText(scoreText(score, draws), width)}\n`;
};
