import type { Layout } from '../plan/layout.ts';
import type { Plan } from '../plan/plan.ts';
import { Body } from './body.ts';
import { Bytes } from './bytes.ts';
import { type Elementary, writeElementary } from './elementary.ts';
import { HEADER, KIND, section, TYPE } from './format.ts';
import { writeNest } from './nest.ts';
import { canMark, writeRowMarks } from './row-marks.ts';

/** Conveyors: in each month the row that comes into reach in the far future is emptied. */
const emptyConveyors = (body: Body, plan: Plan, layout: Layout, month: number): void => {
  const sent = new Set(plan.program.statements.filter((s) => s.mode === 'send').map((s) => s.target));
  for (const target of sent) {
    const place = layout.places.get(target);
    if (!place) continue;
    const bytes = place.members * place.row;
    body.get(month);
    body.integer(place.span.ahead);
    body.op('i32.add');
    body.integer(place.slots);
    body.op('i32.rem_u');
    body.integer(bytes);
    body.op('i32.mul');
    body.integer(place.base);
    body.op('i32.add');
    body.integer(0);
    body.integer(bytes);
    body.fill();
  }
};

/** Runs the months from the first parameter up to the second, which it does not reach. */
const writeRun = (body: Body, plan: Plan, layout: Layout): void => {
  body.begin(2);
  const month = body.local('i32');
  body.loop(
    month,
    () => body.get(0),
    () => body.get(1),
    1,
    () => {
      emptyConveyors(body, plan, layout, month);
      for (const i of plan.nests.keys()) {
        body.get(month);
        body.call(i);
      }
    },
  );
};

const { function: FUNCTION, i32, v128 } = TYPE;
const TYPES = [
  [FUNCTION, 1, i32, 0],
  [FUNCTION, 2, i32, i32, 0],
  [FUNCTION, 1, v128, 1, v128],
  [FUNCTION, 2, v128, v128, 1, v128],
] as const;
const NEST = 0;
const DRIVER = 1;
const UNARY = 2;
const BINARY = 3;

const importMemory = (body: Bytes): void => {
  body.name('m');
  body.name('memory');
  // no maximum, at least 0 pages: the memory that comes is made to fit
  body.append([KIND.memory, 0, 0]);
};

const exportFunction = (body: Bytes, name: string, index: number): void => {
  body.name(name);
  body.byte(KIND.function);
  body.unsigned(index);
};

/** A function that is called from outside, with two whole numbers. */
interface Driver {
  readonly name: 'run' | 'mark';
  readonly write: (body: Body, plan: Plan, layout: Layout) => void;
}

const RUN: Driver = { name: 'run', write: writeRun };
const MARK: Driver = { name: 'mark', write: (body, _, layout) => writeRowMarks(body, layout) };

const driversOf = (layout: Layout): readonly Driver[] => (canMark(layout) ? [RUN, MARK] : [RUN]);

/** The functions' code one after another, and the elementary functions among them in the order in which the nests first call them. */
const codeOf = (plan: Plan, layout: Layout): { readonly code: Bytes; readonly used: readonly Elementary[] } => {
  const code = new Bytes();
  const body = new Body();
  const used: Elementary[] = [];
  const call = (name: Elementary): number => {
    if (!used.includes(name)) used.push(name);
    return plan.nests.length + driversOf(layout).length + used.indexOf(name);
  };
  for (const nest of plan.nests) {
    writeNest(body, layout, nest, plan.program.months, call);
    body.finish(code);
  }
  for (const { write } of driversOf(layout)) {
    write(body, plan, layout);
    body.finish(code);
  }
  for (const name of used) {
    writeElementary(body, name);
    body.finish(code);
  }
  return { code, used };
};

/**
 * The module: imports `m.memory`, exports `run(from, to)` over months and, where rows are whole vectors, `mark(base, rows)`.
 * Functions: the nests, those exported, the elementary ones used.
 */
export const encodeModule = (plan: Plan, layout: Layout): Uint8Array<ArrayBuffer> => {
  const count = plan.nests.length;
  const { code, used } = codeOf(plan, layout);
  const drivers = driversOf(layout);
  const types = [...plan.nests.map(() => NEST), ...drivers.map(() => DRIVER), ...used.map((name) => (name === 'pow' ? BINARY : UNARY))];
  const module = new Bytes();
  module.append(HEADER);
  section(module, 'type', TYPES.length, (body) => {
    for (const type of TYPES) body.append(type);
  });
  section(module, 'import', 1, importMemory);
  section(module, 'function', types.length, (body) => {
    for (const type of types) body.unsigned(type);
  });
  section(module, 'export', drivers.length, (body) => {
    for (const [i, { name }] of drivers.entries()) exportFunction(body, name, count + i);
  });
  section(module, 'code', types.length, (body) => body.append(code.written));
  return module.written;
};
