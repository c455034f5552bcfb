import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readBytes } from './bounded-read.ts';
import { packageRoot } from './package-root.ts';
import type { ReadText } from './scenario-texts.ts';

/** Our own tables are far smaller; a larger one is a broken installation. */
const LARGEST = 32 * 1024 * 1024;

const seen = new Map<string, { readonly text: string; readonly sha256: string }>();

/** Names of the files in `data/`, such as `chips.csv` and `regimes/us-2022.yaml`, sorted. */
export const dataFiles = (): string[] =>
  readdirSync(join(packageRoot(), 'data'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(join(packageRoot(), 'data').length + 1)
        .replaceAll('\\', '/'),
    )
    .sort();

/** The text of a file in `data/`, read when it is first asked for. A name that leads elsewhere is a bug. */
export const dataText = (name: string): string => {
  const known = seen.get(name);
  if (known) return known.text;
  if (!/^[a-z0-9-]+(?:\/[a-z0-9-]+)*\.[a-z]+$/.test(name)) throw new Error(`'${name}' is no file of data/`);
  const bytes = readBytes(join(packageRoot(), 'data', name), LARGEST);
  if ('reason' in bytes) throw new Error(`data/${name}: ${bytes.reason}`);
  const text = bytes.toString('utf8');
  seen.set(name, { text, sha256: createHash('sha256').update(bytes).digest('hex') });
  return text;
};

/** The hash of a file in `data/`. */
export const dataHash = (name: string): string => {
  dataText(name);
  return (seen.get(name) as { readonly sha256: string }).sha256;
};

/** The data read so far with hashes, for the manifest. */
export const readData = (): ReadText[] =>
  [...seen].map(([name, { sha256 }]) => ({ file: `data/${name}`, sha256 })).sort((a, b) => (a.file < b.file ? -1 : 1));
