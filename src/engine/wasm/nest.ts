import type { Variable } from '../../equations/program.ts';
import { CHUNK, type Layout } from '../plan/layout.ts';
import type { Nest } from '../plan/nest.ts';
import type { Task } from '../plan/task.ts';
import { Addresses } from './addresses.ts';
import type { Body } from './body.ts';
import type { Elementary } from './elementary.ts';
import { Rows, VECTOR } from './rows.ts';
import { Values } from './values.ts';
import { checkWriter } from './writers/check.ts';
import { keepWriter, recordWriter } from './writers/record.ts';
import { statementWriter } from './writers/statement.ts';
import { tallyWriter } from './writers/tally.ts';
import type { Context, Writer } from './writers/writer.ts';

const UNROLL = 2;

const writerOf = (c: Context, task: Task, months: number): Writer => {
  switch (task.kind) {
    case 'write':
      return statementWriter(c, task);
    case 'record':
      return recordWriter(c, task);
    case 'keep':
      return keepWriter(c, task);
    case 'tally':
      return tallyWriter(c, task, months);
    case 'check':
      return checkWriter(c, task);
  }
};

const contextOf = (body: Body, layout: Layout, nest: Nest, call: (name: Elementary) => number): Context => {
  const addresses = new Addresses(body, layout, nest.space);
  const draw = body.local('i32');
  const halfDraw = body.local('i32');
  const rows = new Rows(body, addresses, draw);
  const values = new Values(body, rows, call);
  for (const task of nest.tasks) values.take(task.roots);
  const valid = body.local('v128');
  return { body, layout, addresses, rows, values, uncertain: nest.uncertain, draw, halfDraw, valid, shared: new Map() };
};

const loadValid = ({ body, layout, draw, valid }: Context, at: number): void => {
  body.get(draw);
  body.memory('v128.load', layout.valid + at);
  body.set(valid);
};

const writtenIn = (nest: Nest): Set<Variable> =>
  new Set(nest.tasks.flatMap((task) => (task.kind === 'write' ? [task.statement.target] : [])));

const writeDraws = (c: Context, nest: Nest, writers: readonly Writer[]): void => {
  const { body, layout } = c;
  const bytes = layout.block * 8;
  const chunk = Math.min(bytes, CHUNK * 8);
  const step = chunk % (VECTOR * UNROLL) === 0 ? VECTOR * UNROLL : VECTOR;
  const sums = writers.some((w) => w.after !== undefined);
  const half = nest.tasks.some((task) => task.kind === 'record');
  c.values.begin(0);
  c.values.hoist(nest.tasks.flatMap((task) => task.roots));
  const reads = nest.tasks.flatMap((task) => task.reads);
  c.rows.gatherAhead(reads, writtenIn(nest), layout.scratch, bytes, step);
  const stretch = (from: () => void, to: () => void): void => {
    for (const w of writers) w.before?.();
    body.loop(c.draw, from, to, step, () => {
      if (half) {
        body.get(c.draw);
        body.integer(1);
        body.op('i32.shr_u');
        body.set(c.halfDraw);
      }
      for (let at = 0; at < step; at += VECTOR) {
        c.values.begin(at);
        if (sums) loadValid(c, at);
        for (const w of writers) w.inside(at);
      }
    });
    for (const w of writers) w.after?.();
  };
  if (bytes === chunk || !sums) {
    stretch(
      () => body.integer(0),
      () => body.integer(bytes),
    );
    return;
  }
  const start = body.local('i32');
  const end = body.local('i32');
  const begin = (): void => body.integer(0);
  body.loop(
    start,
    begin,
    () => body.integer(bytes),
    chunk,
    () => {
      body.get(start);
      body.integer(chunk);
      body.op('i32.add');
      body.set(end);
      stretch(
        () => body.get(start),
        () => body.get(end),
      );
    },
  );
};

const writeOnce = (c: Context, writers: readonly Writer[]): void => {
  c.values.begin(0);
  for (const w of writers) w.before?.();
  for (const w of writers) w.inside(0);
  for (const w of writers) w.after?.();
};

/** Writes the function of one nest: all its members and all draws of the block, for the month it is given. */
export const writeNest = (body: Body, layout: Layout, nest: Nest, months: number, call: (name: Elementary) => number): void => {
  body.begin(1);
  const c = contextOf(body, layout, nest, call);
  const writers = nest.tasks.map((task) => writerOf(c, task, months));
  c.addresses.writeMonthly();
  const members = (axis: number): void => {
    const along = nest.space[axis];
    if (along) {
      const counter = c.addresses.counters[axis] as number;
      body.loop(
        counter,
        () => body.integer(0),
        () => body.integer(along.members.length),
        1,
        () => members(axis + 1),
      );
      return;
    }
    c.addresses.writePerMember();
    if (nest.uncertain) writeDraws(c, nest, writers);
    else writeOnce(c, writers);
  };
  members(0);
};
