import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { type ReadFailure, readBytes, systemReason } from './bounded-read.ts';
import { whenStopped } from './interruption.ts';

/** A file to write: a plain name, or one folder deep. */
export interface FolderFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}

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

const writeDurably = (path: string, content: string | Uint8Array): void => {
  const handle = openSync(path, 'wx');
  try {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
    for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done);
    fsyncSync(handle);
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

/**
 * Writes a whole result folder or nothing: files go to a folder beside it, are forced to disk, and take its name in one step.
 * A run that dies leaves the old result or none.
 */
export const writeResultFolder = (folder: string, files: readonly FolderFile[]): ReadFailure | undefined => {
  const target = resolve(folder);
  const refusal = whyNotWritable(target);
  if (refusal) return refusal;
  if (!files.some((file) => file.name === MARK)) throw new Error(`a result folder needs a ${MARK}`);
  try {
    mkdirSync(dirname(target), { recursive: true });
    // named by process, so that what an earlier process of this number left behind is ours to clear
    const fresh = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
    rmSync(fresh, { recursive: true, force: true });
    mkdirSync(fresh);
    const undo = (): void => {
      rmSync(fresh, { recursive: true, force: true });
      if (existsSync(`${fresh}.old`) && !existsSync(target)) renameSync(`${fresh}.old`, target);
      rmSync(`${fresh}.old`, { recursive: true, force: true });
    };
    const release = whenStopped(undo);
    try {
      for (const file of files) writeDurably(join(fresh, file.name), file.content);
      syncFolder(fresh);
      putInPlace(fresh, target);
    } finally {
      undo();
      release();
    }
    return undefined;
  } catch (error) {
    return { reason: systemReason(error) };
  }
};
