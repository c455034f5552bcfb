import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { type ReadFailure, readBytes, systemReason } from './bounded-read.ts';
import { packageRoot } from './package-root.ts';

/** No text of a scenario or a column of figures is larger. The reader of scenarios has tighter limits and says so with a place. */
const LARGEST = 32 * 1024 * 1024;

/** A text that was read, for the manifest. */
export interface ReadText {
  readonly file: string;
  readonly sha256: string;
}

/** A text of a scenario, whole: the manifest keeps it, so that a run can be made again when the file has changed. */
export interface ReadScenarioText extends ReadText {
  readonly text: string;
}

/** `real` stands in `tree` or is it; both without symbolic links. */
const inside = (tree: string, real: string): boolean => {
  const way = relative(tree, real);
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way));
};

/** The folder a scenario may read from: its nearest ancestor named `scenarios`, otherwise its own. */
export const scenarioTree = (real: string): string => {
  const own = dirname(real);
  for (let folder = own; folder !== dirname(folder); folder = dirname(folder)) if (basename(folder) === 'scenarios') return folder;
  return own;
};

/** Reads the texts of one scenario, and nothing outside its tree, whatever names and symbolic links say. */
export class ScenarioTexts {
  private readonly seen = new Map<string, ReadScenarioText>();
  private readonly tree: string | undefined;
  /** Why the scenario itself cannot be read. */
  readonly failure: ReadFailure | undefined;

  /** @param file as the user typed it, from the current folder */
  constructor(file: string) {
    try {
      this.tree = scenarioTree(realpathSync(resolve(file)));
    } catch (error) {
      this.failure = { reason: systemReason(error) };
      return;
    }
    const first = this.take(file, resolve(file), this.tree);
    if (typeof first !== 'string') this.failure = first;
  }

  /** The text of a file by its path; undefined where there is none inside the tree. */
  readonly read = (path: string): string | undefined => {
    if (this.tree === undefined) return undefined;
    const text = this.take(path, resolve(path), this.tree);
    return typeof text === 'string' ? text : undefined;
  };

  /** The text of a scenario that comes with this package: `bases/china`. */
  readonly shipped = (name: string): string | undefined => {
    const tree = join(packageRoot(), 'scenarios');
    const path = join(tree, name.endsWith('.yaml') ? name : `${name}.yaml`);
    const text = this.take(`suanli:${name}`, path, tree);
    return typeof text === 'string' ? text : undefined;
  };

  /** Every text read so far with its hash, by name. */
  readTexts(): ReadScenarioText[] {
    return [...this.seen.values()].sort((a, b) => (a.file < b.file ? -1 : 1));
  }

  private take(name: string, path: string, tree: string): string | ReadFailure {
    let real: string;
    try {
      real = realpathSync(path);
    } catch (error) {
      return { reason: systemReason(error) };
    }
    if (!inside(realpathSync(tree), real)) return { reason: 'it is outside the folder this scenario may read from' };
    const bytes = readBytes(real, LARGEST);
    if ('reason' in bytes) return bytes;
    const text = bytes.toString('utf8');
    this.seen.set(name, { file: name, sha256: createHash('sha256').update(bytes).digest('hex'), text });
    return text;
  }
}
