import { spawnSync } from 'node:child_process';
import { prepare } from '../../src/engine/index.ts';
import { axis, Builder } from '../unit/engine/builder.ts';
import { cpu, type Figure, median } from './measure.ts';

const MONTHS = 120;
const CELLS = 120;
const DRAWS = 2048;
const REPEATS = 9;

/** Chips at sites with limited power: `power` varies by month, site and draw, chips fail, their total is recorded. */
const engine = (): number => {
  const b = new Builder(MONTHS);
  const site = axis('site', CELLS);
  const power = b.input('power', [site], { monthly: true, uncertain: true }, (t, m, k) => 20 + ((t * 7 + m * 13 + k * 29) % 101) / 10);
  const failure = b.input('failure', [], { monthly: false, uncertain: true }, (_, __, k) => ((k * 37) % 101) / 2000);
  const need = b.input('need', [site], { monthly: false, uncertain: false }, (_, m) => 0.7 + (1.2 * m) / CELLS);
  const chips = b.variable('chips', [site], { role: 'stock', before: 2 });
  const [room, adding, failed] = ['room', 'adding', 'failed'].map((name) => b.variable(name, [site])) as [
    typeof chips,
    typeof chips,
    typeof chips,
  ];
  const total = b.variable('total', []);
  b.set(room, b.op('/', b.op('max', 0, b.op('-', b.read(power), b.op('*', b.opening(chips), b.read(need)))), b.read(need)));
  b.set(adding, b.op('min', 11, b.read(room)));
  b.set(failed, b.op('*', b.opening(chips), b.read(failure)));
  b.set(chips, b.op('-', b.op('+', b.opening(chips), b.read(adding)), b.read(failed)));
  b.set(total, 0);
  b.write(total, 'add', b.read(chips), [site]);
  b.record(total);
  const program = b.build();
  const sampled = new Map([...b.inputs].map(([name, data]) => [name, data.uncertain ? once(data) : data] as const));
  const run = prepare(program, sampled, { totalDraws: 1e6 });
  const work = (): unknown => run.range({ firstDraw: 0, draws: DRAWS });
  work();
  return (median(Array.from({ length: REPEATS }, () => cpu(() => void work()))) * 1e6) / MONTHS / CELLS / DRAWS;
};

/** Draws made once: both sides find their numbers ready. */
const once = (data: ReturnType<Builder['inputs']['get']> & object): typeof data => {
  let made: Float64Array | undefined;
  return {
    ...data,
    sample: (first, count, out) => {
      if (!made) {
        made = new Float64Array(out.length);
        data.sample?.(first, count, made);
      }
      out.set(made);
    },
  };
};

export const besideNumpy = (): Figure[] => {
  const script = 'test/bench/kernel.py';
  const { status, stdout } = spawnSync('python3', [script, ...[MONTHS, CELLS, DRAWS, REPEATS].map(String)], { encoding: 'utf8' });
  const own = engine();
  const figures = [{ what: 'Small kernel of 120 cells, engine, a cell, month and draw', figure: `${own.toFixed(2)} ns`, target: '' }];
  if (status !== 0) return [...figures, { what: 'The same by numpy', figure: 'python3 has no numpy here', target: '' }];
  const [numpy, version] = stdout.trim().split(' ') as [string, string];
  return [
    ...figures,
    {
      what: `The same by numpy ${version}`,
      figure: `${Number(numpy).toFixed(1)} ns, ${(Number(numpy) / own).toFixed(1)} × the engine`,
      target: '',
    },
  ];
};
