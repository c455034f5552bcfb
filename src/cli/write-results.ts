import { withHashes } from '../hosts/node/hashed.ts';
import { whyNotWritable, writeResultFolder } from '../hosts/node/result-folder.ts';
import type { OutputFile } from '../output/formats/format.ts';
import { RunFailure, UsageError } from './exit.ts';

/** Refuses a folder we could not or should not replace, before any work is done. */
export const checkFolder = (folder: string): void => {
  const refusal = whyNotWritable(folder);
  if (refusal) throw new UsageError(`cannot write results to ${folder}: ${refusal.reason}`, 'choose another with --out');
};

/** Writes all files or none; they may be made one after the other. */
export const writeResults = async (folder: string, files: Iterable<OutputFile> | AsyncIterable<OutputFile>): Promise<void> => {
  const failure = await writeResultFolder(folder, withHashes(files));
  if (failure) throw new RunFailure(`could not write ${folder}: ${failure.reason}`);
};
