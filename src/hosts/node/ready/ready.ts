import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { type CatalogueRows, catalogueOf } from '../../../catalogue/index.ts';
import type { Rulebook } from '../../../controls/index.ts';
import { knownTrees, type Tree, takeTrees } from '../../../equations/index.ts';
import type { World } from '../../../scenario/binding/index.ts';
import { knownTexts, type ReadText, takeTexts } from '../../../scenario/index.ts';
import { readWorld, worldFiles } from '../../../study/world.ts';
import { readBytes } from '../bounded-read.ts';
import { dataFiles, dataHash, dataText } from '../data-texts.ts';
import { packageRoot } from '../package-root.ts';

/** What the build has read and parsed of our own texts, so that not every start does it again. */
interface Ready {
  /** Hashes of the files the world was made from. */
  readonly hashes: ReadonlyMap<string, string>;
  readonly rows: CatalogueRows;
  readonly rulebook: Rulebook;
  /** Formulas of the model and of the scenarios that come with it. */
  readonly trees: ReadonlyMap<string, Tree>;
  /** Bases that scenarios extend. */
  readonly bases: ReadonlyMap<string, ReadText>;
}

/** Set by the build. Run from its source, the program reads texts only: what a build left behind may be older. */
declare const IS_BUILT: boolean | undefined;

const LARGEST = 64 * 1024 * 1024;

export const readyFile = (): string => join(packageRoot(), 'dist', 'bin', 'ready.bin');

const hashes = (): ReadonlyMap<string, string> => new Map(worldFiles(dataFiles()).map((name) => [name, dataHash(name)]));

const sameHashes = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean =>
  a.size === b.size && [...a].every(([name, hash]) => b.get(name) === hash);

/** The world, and the formulas and bases met so far, as the build keeps them. */
export const readyBytes = (world: World): Uint8Array => {
  const bases = new Map([...knownTexts()].filter(([file]) => file.startsWith('suanli:')));
  const ready: Ready = { hashes: hashes(), rows: world.catalogue.rows, rulebook: world.rulebook, trees: knownTrees(), bases };
  return serialize(ready);
};

const fromTexts = (): World => readWorld({ text: dataText, names: dataFiles() });

/** What was kept; nothing where another version of node wrote it in a form that this one does not know. The texts say the same. */
const readKept = (kept: Uint8Array): Ready | undefined => {
  try {
    return deserialize(kept) as Ready;
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('Unable to deserialize')) return undefined;
    throw error;
  }
};

/** The world of what the build kept, or of the texts where there is nothing kept or a file has changed since. */
export const worldOf = (kept: Uint8Array | undefined): World => {
  const ready = kept && readKept(kept);
  if (!ready) return fromTexts();
  takeTrees(ready.trees);
  takeTexts(ready.bases);
  if (!sameHashes(ready.hashes, hashes())) return fromTexts();
  return { catalogue: catalogueOf(ready.rows), rulebook: ready.rulebook };
};

/** Our data, the quickest way. */
export const worldOnDisk = (): World => {
  const bytes = typeof IS_BUILT === 'undefined' ? undefined : readBytes(readyFile(), LARGEST);
  return worldOf(bytes && 'reason' in bytes ? undefined : bytes);
};
