import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fsync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writev,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type ReadFailure, readBytes, systemReason } from './bounded-read.ts';
import { giveWay, whenStopped } from './interruption.ts';

/** What a file holds; a long one may be in pieces. */
export type Content = string | Uint8Array | readonly Uint8Array[];

/** A file to write: a plain name, or one folder deep. */
export interface FolderFile {
  readonly name: string;
  readonly content: Content;
}

/** Files that may be made one after the other. */
export type FilesInTurn = Iterable<FolderFile> | AsyncIterable<FolderFile>;

/** The bytes of a file. */
export const piecesOf = (content: Content): readonly Uint8Array[] => {
  if (typeof content === 'string') return [Buffer.from(content, 'utf8')];
  return content instanceof Uint8Array ? [content] : content;
};

/** Every folder we write holds this, and only folders that hold it are ever replaced. */
const MARK = 'manifest.json';

const MANIFEST_LIMIT = 64 * 1024 * 1024;

const isOurs = (folder: string): boolean => {
  const bytes = readBytes(join(folder, MARK), MANIFEST_LIMIT);
  if ('reason' in bytes) return false;
  try {
    const manifest: unknown = JSON.parse(bytes.toString('utf8'));
    return typeof manifest === 'object' && manifest !== null && 'suanli' in manifest;
  } catch (error) {
    // a manifest that is no JSON is not ours
    if (error instanceof SyntaxError) return false;
    throw error;
  }
};

/** The nearest folder above that is there: new folders would be made in it. */
const standingAbove = (target: string): string => {
  let above = dirname(target);
  while (!existsSync(above) && above !== dirname(above)) above = dirname(above);
  return above;
};

const whyNotReplaced = (target: string): string | undefined => {
  if (!lstatSync(target).isDirectory()) return 'something else than a folder has this name';
  if (readdirSync(target).length === 0 || isOurs(target)) return undefined;
  return 'this folder holds something else than results of suanli, and stays as it is';
};

/** Why a folder may not be written, before any work is done for it. */
export const whyNotWritable = (folder: string): ReadFailure | undefined => {
  const target = resolve(folder);
  if (dirname(target) === target) return { reason: 'this is the root of the file system' };
  try {
    const above = standingAbove(target);
    if (!statSync(above).isDirectory()) return { reason: `${basename(above)} is a file, not a folder` };
    accessSync(above, constants.W_OK);
    const reason = existsSync(target) ? whyNotReplaced(target) : undefined;
    return reason === undefined ? undefined : { reason };
  } catch (error) {
    return { reason: systemReason(error) };
  }
};

const writeSome = promisify(writev);
const sync = promisify(fsync);

/** What is left of some pieces once so many bytes of them are written. */
const restOf = (pieces: readonly Uint8Array[], written: number): readonly Uint8Array[] => {
  let passed = 0;
  return pieces.flatMap((piece) => {
    const done = Math.max(0, written - passed);
    passed += piece.length;
    return done < piece.length ? [piece.subarray(done)] : [];
  });
};

/** The file has its name at once; its bytes are forced to disk by threads of their own. */
const writeDurably = async (path: string, content: Content): Promise<void> => {
  const handle = openSync(path, 'wx');
  try {
    let rest = restOf(piecesOf(content), 0);
    while (rest.length > 0) rest = restOf(rest, (await writeSome(handle, rest)).bytesWritten);
    await sync(handle);
  } finally {
    closeSync(handle);
  }
};

const syncFolder = (folder: string): void => {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/** Puts the finished folder in the old one's place. The old one is moved aside first and comes back if that fails. */
const putInPlace = (fresh: string, target: string): void => {
  const old = `${fresh}.old`;
  const replaces = existsSync(target);
  if (replaces) renameSync(target, old);
  try {
    renameSync(fresh, target);
  } catch (error) {
    if (replaces) renameSync(old, target);
    throw error;
  }
  syncFolder(dirname(target));
  rmSync(old, { recursive: true, force: true });
};

/** A folder beside the one that is wanted, in which it is made. */
class FreshFolder {
  private readonly target: string;
  private readonly fresh: string;
  private readonly release: () => void;
  private readonly names = new Set<string>();
  private readonly writing: Promise<void>[] = [];
  private readonly failures: unknown[] = [];

  constructor(target: string) {
    this.target = target;
    mkdirSync(dirname(target), { recursive: true });
    // named by process, so that what an earlier process of this number left behind is ours to clear
    this.fresh = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
    rmSync(this.fresh, { recursive: true, force: true });
    mkdirSync(this.fresh);
    this.release = whenStopped(() => this.undo());
  }

  /** Begins to write a file; whether it could be written is known once all are. */
  add({ name, content }: FolderFile): void {
    this.names.add(name);
    this.writing.push(writeDurably(join(this.fresh, name), content).catch((error: unknown) => void this.failures.push(error)));
  }

  hasFailed(): boolean {
    return this.failures.length > 0;
  }

  /** Gives the folder its name, once every file is on disk. */
  async finish(): Promise<void> {
    await Promise.all(this.writing);
    try {
      if (this.hasFailed()) throw this.failures[0];
      if (!this.names.has(MARK)) throw new Error(`a result folder needs a ${MARK}`);
      syncFolder(this.fresh);
      putInPlace(this.fresh, this.target);
    } finally {
      this.undo();
      this.release();
    }
  }

  async abandon(): Promise<void> {
    await Promise.all(this.writing);
    this.undo();
    this.release();
  }

  /** Takes back what is not finished. */
  private undo(): void {
    const { fresh, target } = this;
    rmSync(fresh, { recursive: true, force: true });
    if (existsSync(`${fresh}.old`) && !existsSync(target)) renameSync(`${fresh}.old`, target);
    rmSync(`${fresh}.old`, { recursive: true, force: true });
  }
}

/** What went wrong when a file was made is no refusal of the system to write it. */
class NotMade extends Error {}

const fill = async (fresh: FreshFolder, files: FilesInTurn): Promise<void> => {
  try {
    for await (const file of files) {
      fresh.add(file);
      await giveWay();
      if (fresh.hasFailed()) return;
    }
  } catch (error) {
    await fresh.abandon();
    throw new NotMade('a file was not made', { cause: error });
  }
};

/**
 * Writes a whole result folder or nothing: files go to a folder beside it, are forced to disk, and take its name in one step.
 * A run that dies leaves the old result or none. Each file is on its way to the disk while the next one is made.
 */
export const writeResultFolder = async (folder: string, files: FilesInTurn): Promise<ReadFailure | undefined> => {
  const target = resolve(folder);
  const refusal = whyNotWritable(target);
  if (refusal) return refusal;
  try {
    const fresh = new FreshFolder(target);
    await fill(fresh, files);
    await fresh.finish();
    return undefined;
  } catch (error) {
    if (error instanceof NotMade) throw error.cause;
    return { reason: systemReason(error) };
  }
};
