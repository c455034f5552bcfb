import { describe, expect, it } from 'vitest';
import { sizeOf } from '../../../../src/equations/axes.ts';
import { Draw } from '../../../../src/study/explain/draw/draw.ts';
import type { Explanation, Given } from '../../../../src/study/explain/index.ts';
import { Leaves } from '../../../../src/study/explain/tree/given.ts';
import { Naming } from '../../../../src/study/explain/tree/naming.ts';
import { Tree } from '../../../../src/study/explain/tree/tree.ts';
import type { Plan } from '../../../../src/study/index.ts';
import { planned, shipped, shippedScenarios } from '../../../support/shipped-world.ts';

/** Deeper than any chain of equations. */
const ALL_THE_WAY = 1000;

/** Everything that is reached from every member of every headline in the last month, each number once. */
const reached = (plan: Plan): { readonly ends: Given[]; readonly dangling: string[] } => {
  const draw = new Draw(plan.program, plan.inputs, 0);
  const naming = new Naming(plan.descriptions, plan.scenario.currency);
  const leaves = new Leaves(plan, naming, 0);
  const grounds = { draw, naming, leaves, start: plan.scenario.horizon.start, depth: ALL_THE_WAY, brief: false };
  const tree = new Tree({ ...grounds, placeOfEquation: () => ({ file: 'src/model', line: 1 }) });
  const headlines = plan.descriptions.filter((d) => d.headline && d.kind !== 'overall').map((d) => d.name);
  const month = plan.program.months - 1;
  const roots = plan.program.variables
    .filter((v) => headlines.includes(v.name))
    .flatMap((variable) =>
      Array.from({ length: sizeOf(variable.axes) }, (_, member) => tree.told({ variable, month, member }, ALL_THE_WAY)),
    );
  tree.finish();
  const ends: Given[] = [];
  const dangling: string[] = [];
  const visit = (e: Explanation | undefined): void => {
    if (e?.kind === 'given') ends.push(e);
    if (e?.kind !== 'figure') return;
    if (e.inputs.length === 0 && e.origin === undefined) dangling.push(e.variable);
    e.inputs.forEach(visit);
  };
  roots.forEach(visit);
  return { ends, dangling };
};

const own = shippedScenarios().filter((name) => !/^(?:bases|templates)\//.test(name));

describe('where explanations end', () => {
  it.each(own)('every figure of %s has a source, or stands in the scenario itself', (name) => {
    const plan = planned(shipped(name), { draws: 1 });
    const { ends, dangling } = reached(plan);
    expect(dangling).toEqual([]);
    expect(ends.length).toBeGreaterThan(100);
    const written = new Set(plan.scenario.files);
    const unsourced = ends.filter((e) => e.source === undefined && !written.has(e.origin.file));
    expect(unsourced.map((e) => `${e.name} (${e.origin.file}:${e.origin.line})`)).toEqual([]);
    expect(ends.filter((e) => e.origin.line < 1 || e.origin.file === '').map((e) => e.name)).toEqual([]);
    expect(ends.filter((e) => !Number.isFinite(e.value)).map((e) => e.name)).toEqual([]);
  });
});
