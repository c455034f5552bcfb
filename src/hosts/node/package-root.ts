import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

interface PackageFile {
  readonly name?: string;
  readonly version?: string;
}

const readPackage = (folder: string): PackageFile | undefined => {
  const file = join(folder, 'package.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as PackageFile) : undefined;
};

/** Walks up from this file, since it stands elsewhere in the source, in what the compiler writes, and in the bundle. */
const find = (): { readonly root: string; readonly version: string } => {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const found = readPackage(folder);
    if (found?.name === 'suanli') return { root: folder, version: found.version ?? '0.0.0' };
    if (folder === dirname(folder)) throw new Error('the files of the package suanli are incomplete: its package.json is missing');
  }
};

let known: ReturnType<typeof find> | undefined;

const own = (): ReturnType<typeof find> => {
  known ??= find();
  return known;
};

/** The folder this package is installed in; data and shipped scenarios are read from there, wherever the command is typed. */
export const packageRoot = (): string => own().root;

export const packageVersion = (): string => own().version;
