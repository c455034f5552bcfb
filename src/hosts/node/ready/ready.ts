import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { catalogueOf, type TableName, type TableRows } from '../../../catalogue/index.ts';
import type { Rulebook } from '../../../controls/index.ts';
import { type CheckedParts, type Model, type Tree, takeTrees } from '../../../equations/index.ts';
import { suanli } from '../../../model/suanli.ts';
import type { World } from '../../../scenario/binding/index.ts';
import { knownTexts, type ReadText, takeText } from '../../../scenario/index.ts';
import { ourModel, takeModel } from '../../../study/our-model.ts';
import { readWorld, worldFiles } from '../../../study/world.ts';
import { type Shapes, takeFits } from '../../../uncertainty/index.ts';
import { readBytes } from '../bounded-read.ts';
import { dataFiles, dataHash, dataText } from '../data-texts.ts';
import { packageRoot } from '../package-root.ts';

/** A part in bytes of its own, so that a start makes again only what it uses. */
type Part<Data> = Uint8Array & { readonly holds?: Data };

/** What the build has read and parsed of our own texts, so that not every start does it again. */
interface Ready {
  /** Hashes of the files the world was made from. */
  readonly hashes: ReadonlyMap<string, string>;
  readonly tables: ReadonlyMap<TableName, Part<TableRows>>;
  readonly rulebook: Part<Rulebook>;
  /** The model as it is declared, to tell whether it still is, and as it was checked. */
  readonly declared: Part<Model>;
  readonly checked: Part<CheckedParts>;
  /** Formulas of the scenarios that come with us, and of the model, which only a scenario with variables of its own asks for. */
  readonly trees: readonly Part<ReadonlyMap<string, Tree>>[];
  /** Bases that scenarios extend. */
  readonly bases: ReadonlyMap<string, Part<ReadText>>;
  /** Fits of the intervals in those bases and in the catalogue. */
  readonly fits: ReadonlyMap<string, Shapes | undefined>;
}

/** Set by the build. Run from its source, the program reads texts only: what a build left behind may be older. */
declare const IS_BUILT: boolean | undefined;

const LARGEST = 64 * 1024 * 1024;

export const readyFile = (): string => join(packageRoot(), 'dist', 'bin', 'ready.bin');

const hashes = (): ReadonlyMap<string, string> => new Map(worldFiles(dataFiles()).map((name) => [name, dataHash(name)]));

const sameHashes = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean =>
  a.size === b.size && [...a].every(([name, hash]) => b.get(name) === hash);

const part = <Data>(data: Data): Part<Data> => serialize(data);

/** The data of a part, whose type the build put there. */
const dataOf = <Data>(bytes: Part<Data>): Data => deserialize(bytes) as Data;

/** What was met on the way to a world, for processes that will meet it again. */
export interface Met {
  /** Formulas by how likely they are asked for, the likeliest first. */
  readonly trees: readonly ReadonlyMap<string, Tree>[];
  readonly fits: Ready['fits'];
}

/** The world and the model, what was met, and the bases read so far, as the build keeps them. */
export const readyBytes = ({ catalogue, rulebook }: World, { trees, fits }: Met): Uint8Array => {
  const ready: Ready = {
    hashes: hashes(),
    tables: new Map(catalogue.tables.map((name) => [name, part(catalogue.rows(name))])),
    rulebook: part(rulebook),
    declared: part(suanli()),
    checked: part(ourModel().parts()),
    trees: trees.map(part),
    bases: new Map([...knownTexts()].filter(([file]) => file.startsWith('suanli:')).map(([file, text]) => [file, part(text)])),
    fits,
  };
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

/** The model as it was checked, where it is still declared so: the same declarations make the same bytes. */
const checkedModel = ({ declared, checked }: Ready): CheckedParts | undefined =>
  serialize(suanli()).equals(declared) ? dataOf(checked) : undefined;

/** The world of what the build kept, or of the texts where there is nothing kept or a file has changed since. */
export const worldOf = (kept: Uint8Array | undefined): World => {
  const ready = kept && readKept(kept);
  if (!ready) return fromTexts();
  for (const trees of ready.trees) takeTrees(() => dataOf(trees));
  for (const [file, text] of ready.bases) takeText(file, () => dataOf(text));
  takeFits(ready.fits);
  takeModel(() => checkedModel(ready));
  if (!sameHashes(ready.hashes, hashes())) return fromTexts();
  const { tables } = ready;
  return {
    catalogue: catalogueOf([...tables.keys()], (name) => dataOf(tables.get(name) as Part<TableRows>)),
    rulebook: dataOf(ready.rulebook),
  };
};

/** Our data, the quickest way. */
export const worldOnDisk = (): World => {
  const bytes = typeof IS_BUILT === 'undefined' ? undefined : readBytes(readyFile(), LARGEST);
  return worldOf(bytes && 'reason' in bytes ? undefined : bytes);
};
