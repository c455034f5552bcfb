import type { Place } from '../../kit/problem.ts';
import type { Parameter } from '../format/figures.ts';
import { child, type MapNode, shorten } from '../text/node.ts';
import { readParameter } from './figure/parameter.ts';
import type { Names, Reading } from './reading.ts';

/** Reads each parameter when a formula first asks for it, so that they may name each other in any order. */
export class Parameters implements Names {
  readonly list: readonly string[];
  readonly used = new Set<string>();
  private readonly read = new Map<string, Parameter | undefined>();
  private readonly open: string[] = [];
  private readonly node: MapNode | undefined;
  private readonly reading: Reading;

  constructor(root: MapNode, reading: Reading) {
    const node = child(root, 'parameters');
    this.node = node?.kind === 'map' ? node : undefined;
    this.list = this.node ? [...this.node.entries.keys()] : [];
    this.reading = reading;
  }

  parameter(name: string, place: Place): Parameter | undefined {
    this.used.add(name);
    return this.get(name, place);
  }

  /** All of them, whether used or not. */
  all(): ReadonlyMap<string, Parameter> {
    const found = new Map<string, Parameter>();
    for (const [name, entry] of this.node?.entries ?? []) {
      if (!/^[a-z][a-z0-9_]{0,63}$/i.test(name)) {
        const hint = 'letters, digits and _, so that a formula can name it';
        this.reading.report(entry.key, 'bad-text', `parameters: '${shorten(name)}' cannot be a name`, hint);
      }
      const parameter = this.get(name, entry.key);
      if (parameter) found.set(name, parameter);
    }
    return found;
  }

  private get(name: string, place: Place): Parameter | undefined {
    if (this.read.has(name)) return this.read.get(name);
    const node = child(this.node, name);
    if (!node) return undefined;
    if (this.open.includes(name)) {
      const ring = [...this.open.slice(this.open.indexOf(name)), name].join(' → ');
      return this.reading.report(place, 'parameter-cycle', `parameters need each other: ${ring}`);
    }
    this.open.push(name);
    const parameter = readParameter(node, `parameters.${name}`, this.reading);
    this.open.pop();
    this.read.set(name, parameter);
    return parameter;
  }
}
