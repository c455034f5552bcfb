import { CHUNK, type Layout } from '../../../src/engine/plan/layout.ts';
import type { Nest } from '../../../src/engine/plan/nest.ts';
import { ownRow } from '../../../src/engine/plan/own-row.ts';
import { isPlain, lagVaries, type Read, varies } from '../../../src/engine/plan/reads.ts';
import type { Task } from '../../../src/engine/plan/task.ts';
import type { Check, Expression, Variable } from '../../../src/equations/program.ts';
import { literal } from './elementary.ts';
import { isTruth, operation } from './expressions.ts';
import { CRows, NOW, type Shift } from './rows.ts';

const COMBINE = {
  add: (a: string, b: string) => `${a}+${b}`,
  send: (a: string, b: string) => `${a}+${b}`,
  multiply: (a: string, b: string) => `${a}*${b}`,
  least: (a: string, b: string) => `(${b}<${a}?${b}:${a})`,
  greatest: (a: string, b: string) => `(${a}<${b}?${b}:${a})`,
};

/**
 * One planned nest as C. The loop over draws is a function of its own, so that `restrict` holds and the compiler may use the widest vectors
 * it has; sums over draws keep the engine's two lanes and chunks, so that the bits agree.
 */
export class CNest {
  private readonly layout: Layout;
  private readonly nest: Nest;
  private readonly months: number;
  private readonly rows: CRows;
  /** Pointers and numbers handed to the loop over draws: name, type, value. */
  private readonly parameters = new Map<string, { name: string; type: string; value: string }>();
  private readonly hoisted: string[] = [];
  private readonly gathers: string[] = [];
  private readonly inside: string[] = [];
  private readonly afterwards: string[] = [];
  private readonly sums = new Map<Expression, { name: string; cells: string[] }>();
  private readonly buffers: string[] = [];
  private readonly counts: { name: string; cell: string }[] = [];
  private readonly names = new Map<Expression, string>();
  private readonly written = new Map<Variable, string>();
  private aliased = false;

  constructor(layout: Layout, nest: Nest, months: number) {
    this.layout = layout;
    this.nest = nest;
    this.months = months;
    this.rows = new CRows(layout, nest.space);
  }

  private parameter(type: string, value: string): string {
    const known = this.parameters.get(`${type}${value}`);
    if (known) return known.name;
    const name = `p${this.parameters.size}`;
    this.parameters.set(`${type}${value}`, { name, type, value });
    return name;
  }

  private row(v: Variable, shift: Shift): string {
    if (!this.nest.uncertain) return `*(double*)(${this.rows.address(v, shift)})`;
    return `${this.parameter('double*', `(double*)(${this.rows.address(v, shift)})`)}[${v.uncertain ? 'k' : '0'}]`;
  }

  private number(e: Expression): string {
    const name = this.value(e);
    return isTruth(e) ? `(double)${name}` : name;
  }

  private truth(e: Expression): string {
    const name = this.value(e);
    return isTruth(e) ? name : `(int64_t)(${name}!=0.0)`;
  }

  private value(e: Expression): string {
    if (e.op === 'number') return literal(e.value);
    const known = this.names.get(e) ?? (e.op === 'read' && isPlain(e) ? this.written.get(e.variable) : undefined);
    if (known !== undefined) return known;
    const fixed = this.nest.uncertain && !varies(e);
    const text =
      e.op === 'read'
        ? this.read(e, fixed)
        : operation(
            e,
            (a) => this.number(a),
            (a) => this.truth(a),
          );
    const [type, name] = [isTruth(e) ? 'int64_t' : 'double', `v${this.names.size}`];
    (fixed ? this.hoisted : this.inside).push(`const ${type} ${name}=${text};`);
    // what is the same in all draws is computed beside the loop and handed in
    this.names.set(e, fixed ? this.parameter(type, name) : name);
    if (fixed) this.hoistedNames.set(this.names.get(e) as string, name);
    return this.names.get(e) as string;
  }

  /** Parameters that are hoisted values: inside hoisted code they go by their own name. */
  private readonly hoistedNames = new Map<string, string>();

  private read(e: Read, fixed: boolean): string {
    const { variable, lag } = e;
    const shift = this.rows.shiftOf(e);
    if (fixed) return `*(double*)(${this.rows.address(variable, shift)})`;
    if (!lagVaries(lag)) return this.row(variable, shift);
    const own = this.nest.tasks.some((task) => task.kind === 'write' && task.statement.target === variable);
    const from = this.parameter('char*', `(char*)(${this.rows.first(variable)})`);
    const slot = this.rows.drawnSlot(variable, shift, this.row((lag as { by: Variable }).by, NOW));
    const found = `*(double*)(${from}+${slot}+${variable.uncertain ? '8*k' : '0'})`;
    if (own) {
      this.aliased = true;
      return found;
    }
    const buffer = `g${this.gathers.length}`;
    this.gathers.push(`double ${buffer}[${this.layout.block}];for(long k=0;k<${this.layout.block};k++)${buffer}[k]=${found};`);
    return `${buffer}[k]`;
  }

  private write(task: Extract<Task, { kind: 'write' }>): void {
    const { target, mode, expression, lag } = task.statement;
    const name = `w${this.written.size}_${this.inside.length}`;
    const own = ownRow(task);
    const shift = lag === undefined ? NOW : { lag, extra: 0 as const, ahead: true };
    if (lagVaries(lag)) {
      this.send(target, (lag as { by: Variable }).by, this.number(expression), shift);
      return;
    }
    const held = own ? this.written.get(target) : undefined;
    const before = mode === 'set' ? '' : (held ?? this.row(target, shift));
    const x = this.number(expression);
    this.inside.push(`const double ${name}=${mode === 'set' ? x : COMBINE[mode](before, x)};`);
    if (this.layout.places.has(target)) this.inside.push(`${this.row(target, shift)}=${name};`);
    if (own) this.written.set(target, name);
  }

  /** Each draw adds to a month of its own: after the loop, one by one. */
  private send(target: Variable, by: Variable, value: string, shift: Shift): void {
    const buffer = this.buffer();
    const to = this.parameter('char*', `(char*)(${this.rows.first(target)})`);
    this.inside.push(`${buffer}[k-s]=${value};`);
    this.afterwards.push(
      `for(long k=s;k<s+${this.chunk};k++)*(double*)(${to}+${this.rows.drawnSlot(target, shift, this.row(by, NOW))}+8*k)+=${buffer}[k-s];`,
    );
  }

  private get chunk(): number {
    return Math.min(this.layout.block, CHUNK);
  }

  private buffer(): string {
    this.buffers.push(`b${this.buffers.length}`);
    return this.buffers[this.buffers.length - 1] as string;
  }

  private single(base: number, x: string): void {
    this.inside.push(`*(double*)(${this.rows.cell(base, 8)})=${x};`);
  }

  private sum(e: Expression, base: number): void {
    const cell = this.parameter('double*', `(double*)(${this.rows.cell(base, 8)})`);
    const known = this.sums.get(e);
    if (known) {
      known.cells.push(cell);
      return;
    }
    const name = this.buffer();
    this.inside.push(`${name}[k-s]=valid[k]?${this.number(e)}:0.0;`);
    this.sums.set(e, { name, cells: [cell] });
  }

  private tally(task: Extract<Task, { kind: 'tally' }>): void {
    const { bound, missed, slack } = task.tally;
    const { base, members } = this.layout.tallies[task.index] as { base: number; members: number };
    const part = this.months * members * 8;
    if (!this.nest.uncertain) {
      for (const [i, e] of [bound, missed, slack].entries()) this.single(base + i * part, this.number(e));
      return;
    }
    const name = `n${this.counts.length}`;
    this.inside.push(`${name}+=${this.truth(bound)}&(valid[k]&1);`);
    this.counts.push({ name, cell: this.parameter('double*', `(double*)(${this.rows.cell(base, 8)})`) });
    for (const [i, e] of [missed, slack].entries()) if (!(e.op === 'number' && e.value === 0)) this.sum(e, base + (i + 1) * part);
  }

  private check({ left, right, scale, tolerance }: Check): void {
    const most = `m${this.inside.length}`;
    const size = `__builtin_fabs(${this.number(scale)})`;
    this.inside.push(`const double ${most}=(${size}<1.0?1.0:${size})*${literal(tolerance)};`);
    const holds = `(__builtin_fabs(${this.number(left)}-${this.number(right)})<=${most}&${most}<__builtin_inf())`;
    this.inside.push(`broken|=${this.nest.uncertain ? '(valid[k]&1)&' : ''}(int64_t)!${holds};`);
  }

  private keep(task: Extract<Task, { kind: 'record' | 'keep' }>): void {
    const [root] = task.roots as readonly [Expression];
    const { base } = (task.kind === 'record' ? this.layout.records : this.layout.kept)[task.index] as { base: number };
    if (!this.nest.uncertain) {
      this.single(base, this.number(root));
      return;
    }
    const [bytes, type] = task.kind === 'record' ? [4, 'float*'] : [8, 'double*'];
    const to = this.parameter(type, `(${type})(${this.rows.cell(base, this.layout.block * bytes)})`);
    this.inside.push(`${to}[k]=${this.number(root)};`);
    if (task.kind === 'record') this.sum(root, this.layout.sums[task.index] as number);
  }

  private task(task: Task): void {
    switch (task.kind) {
      case 'write':
        this.write(task);
        break;
      case 'tally':
        this.tally(task);
        break;
      case 'check':
        this.check(task.check);
        break;
      default:
        this.keep(task);
    }
  }

  /** The C functions of the nest; the one to call is `n<number>(t)`. */
  text(number: number): string {
    for (const task of this.nest.tasks) this.task(task);
    const open = this.nest.space.map((axis, i) => `for(long i${i}=0;i${i}<${axis.members.length};i${i}++){`).join('');
    const close = '}'.repeat(this.nest.space.length);
    const head = `static __attribute__((noinline)) int64_t n${number}(long t){int64_t broken=0;${open}`;
    if (!this.nest.uncertain) return `${head}\n${this.inside.join('\n')}\n${close}return broken;}`;
    const list = [...this.parameters.values()];
    const restrict = (type: string): string => (type.endsWith('*') && type !== 'char*' && !this.aliased ? `${type}restrict` : type);
    const declared = list.map((p) => `${restrict(p.type)} ${p.name}`).join();
    const own = (text: string): string => text.replace(/\bp\d+\b/g, (p) => this.hoistedNames.get(p) ?? p);
    return `static __attribute__((noinline)) int64_t k${number}(long t,${declared}){
const int64_t*restrict valid=(const int64_t*)(M+${this.layout.valid});int64_t broken=0;
${this.gathers.join('\n')}
for(long s=0;s<${this.layout.block};s+=${this.chunk}){
${this.buffers.map((b) => `double ${b}[${this.chunk}];`).join('')}${this.counts.map((c) => `int64_t ${c.name}=0;`).join('')}
for(long k=s;k<s+${this.chunk};k++){
${this.inside.join('\n')}
}
${this.addition()}${this.counts.map((c) => `*${c.cell}+=(double)${c.name};`).join('')}
${this.afterwards.join('\n')}
}return broken;}
${head}
${this.hoisted.map(own).join('\n')}
broken|=k${number}(t,${list.map((p) => own(p.value)).join()});
${close}return broken;}`;
  }

  /** All sums of a chunk together, so that their additions do not wait for one another. */
  private addition(): string {
    if (this.sums.size === 0) return '';
    const all = [...this.sums.values()];
    const lanes = all.map((_, i) => `pair a${i}={0,0};`).join('');
    const steps = all.map(({ name }, i) => `a${i}+=*(pair*)(${name}+j);`).join('');
    const ends = all.flatMap(({ cells }, i) => cells.map((cell) => `*${cell}+=a${i}[0]+a${i}[1];`)).join('');
    return `${lanes}for(long j=0;j<${this.chunk};j+=2){${steps}}${ends}`;
  }
}
