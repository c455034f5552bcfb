import { expect, it } from 'vitest';
import { LoopKinds } from '../../../../src/engine/plan/loop-kinds.ts';
import { tasksOf } from '../../../../src/engine/plan/task.ts';
import type { Axis } from '../../../../src/equations/program.ts';
import { axis, Builder } from '../builder.ts';

it('tasks are of one kind over the same axes in the same order, for as many draws', () => {
  const [a, b] = [axis('a', 2), axis('b', 3)];
  const spaces: readonly (readonly Axis[])[] = [[], [a], [b], [a, b], [b, a], [a], [a, b], []];
  const builder = new Builder(1);
  for (const [i, space] of spaces.entries()) {
    for (const uncertain of [false, true]) {
      const drawn = builder.input(`input ${i} ${uncertain}`, space, { monthly: false, uncertain }, () => 1);
      builder.check(`check ${i} ${uncertain}`, space, builder.read(drawn), 1);
    }
  }
  const kinds = new LoopKinds();
  const tasks = tasksOf(builder.build());
  const found = tasks.map((task) => ({ kind: kinds.of(task), text: `${task.uncertain} ${task.space.map((one) => one.name)}` }));
  expect(tasks.length).toBe(2 * spaces.length);
  for (const one of found) for (const other of found) expect(one.kind === other.kind).toBe(one.text === other.text);
  for (const { kind } of found) expect(kind).toBeLessThan(kinds.count);
});
