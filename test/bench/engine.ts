import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepare } from '../../src/engine/index.ts';
import { tasksOf } from '../../src/engine/plan/task.ts';
import type { Program } from '../../src/equations/program.ts';
import type { Plan } from '../../src/study/plan.ts';
import { Limit } from './limit/limit.ts';
import { cpu, type Figure, interleaved, median } from './measure.ts';
import { cellsOf } from './national.ts';

const ROUNDS = 5;
const REPEATS = 3;

const nanoseconds = (perBlock: number, plan: Plan, block: number): string =>
  `${(perBlock / block / plan.program.months / cellsOf(plan)).toFixed(2)} ns`;

/** The engine beside generated C: the same nests, the same bits, one block of draws. */
export const besideC = async (name: string, plan: Plan): Promise<Figure[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'suanli-bench-'));
  try {
    const limit = new Limit(plan.program, plan.inputs, folder);
    const refusal = limit.compile();
    if (refusal !== undefined)
      return [{ what: `${name}: engine over generated C`, figure: `no C compiler: ${refusal.split('\n')[0]}`, target: '≤ 2.5, aim 2.0' }];
    const different = limit.differences();
    limit.engine(2 * REPEATS);
    const { engine, c } = await interleaved(ROUNDS, { engine: () => median(limit.engine(REPEATS)), c: () => median(limit.c(REPEATS)) });
    const { block } = limit.layout;
    return [
      { what: `${name}: bytes in which engine and C differ`, figure: String(different), target: '0' },
      { what: `${name}: engine over generated C, limits counted`, figure: (engine / c).toFixed(2), target: '≤ 2.5, aim 2.0' },
      { what: `${name}: engine, a cell, month and draw`, figure: nanoseconds(engine, plan, block), target: '' },
      { what: `${name}: C, a cell, month and draw`, figure: nanoseconds(c, plan, block), target: '' },
      { what: `${name}: memory of one block of ${block} draws`, figure: `${(limit.layout.bytes / 2 ** 20).toFixed(0)} MiB`, target: '' },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** What draws cost beside the compiled equations: random numbers and distributions, and what is kept of the results. */
export const sampling = async (plan: Plan): Promise<Figure[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'suanli-bench-'));
  try {
    const limit = new Limit(plan.program, plan.inputs, folder);
    const blocks = 4;
    const run = prepare(plan.program, plan.inputs, { totalDraws: 1e4 });
    const range = (): number => cpu(() => void run.range({ firstDraw: 0, draws: blocks * limit.layout.block })) / blocks;
    // everything compiled
    limit.engine(2 * REPEATS);
    limit.sampling(2 * REPEATS);
    range();
    range();
    const { alone, drawn, whole } = await interleaved(ROUNDS, {
      alone: () => median(limit.engine(REPEATS)) / 1e6,
      drawn: () => median(limit.sampling(REPEATS)) / 1e6,
      whole: range,
    });
    return [
      { what: 'Sampling and equations, over the equations alone', figure: ((drawn + alone) / alone).toFixed(2), target: '≤ 1.5' },
      { what: 'With what is recorded and summed up of every draw', figure: (whole / alone).toFixed(2), target: '' },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const EQUATIONS = 300;

const statementsOf = (program: Program): number => tasksOf(program).filter((task) => task.kind === 'write').length;

/** The program with the one record that needs `EQUATIONS` statements, or the fewest beyond. */
const partOf = (program: Program): Program => {
  const parts = program.recorded.map((record) => {
    const part = { ...program, recorded: [record], tallies: [], checks: [], overalls: [] };
    return { part, size: statementsOf(part) };
  });
  const enough = parts.filter(({ size }) => size >= EQUATIONS).sort((a, b) => a.size - b.size);
  return enough[0]?.part ?? program;
};

/** CPU milliseconds to plan and compile, in a process that has compiled nothing yet: to be measured first. */
export const compiling = (plan: Plan): Figure[] => {
  const part = partOf(plan.program);
  const once = (program: Program): number => cpu(() => void prepare(program, plan.inputs, { totalDraws: 1000 }));
  const [first, whole] = [once(part), once(plan.program)];
  return [
    {
      what: `${statementsOf(part)} equations planned and compiled, the first time`,
      figure: `${first.toFixed(0)} ms CPU, ${((first * EQUATIONS) / statementsOf(part)).toFixed(0)} ms for ${EQUATIONS} of them`,
      target: '300: ≤ 100 ms',
    },
    { what: `All ${statementsOf(plan.program)} equations of the national plan`, figure: `${whole.toFixed(0)} ms CPU`, target: '' },
  ];
};
