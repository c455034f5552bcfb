import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readBytes } from './bounded-read.ts';
import { packageRoot } from './package-root.ts';

/** A template is a short text; a larger one is a broken installation. */
const LARGEST = 1024 * 1024;

const folder = (): string => join(packageRoot(), 'scenarios', 'templates');

/** Names of the scenarios that come as starting points, sorted. */
export const templateNames = (): string[] =>
  readdirSync(folder())
    .flatMap((name) => /^([a-z-]+)\.yaml$/.exec(name)?.[1] ?? [])
    .sort();

/** The text of one of them. */
export const templateText = (name: string): string => {
  const bytes = readBytes(join(folder(), `${name}.yaml`), LARGEST);
  if ('reason' in bytes) throw new Error(`scenarios/templates/${name}.yaml: ${bytes.reason}`);
  return bytes.toString('utf8');
};
