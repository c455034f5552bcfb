import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

/** What stands in the way of a text, in the words of a message: `there is no such file`. */
export type ReadFailure = { readonly reason: string };

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'this is a folder, not a file',
  EACCES: 'this is not permitted',
  EPERM: 'this is not permitted',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  ELOOP: 'its symbolic links go in a circle',
  ENAMETOOLONG: 'the name is too long',
};

/** A system's refusal in words; anything that is not one is a bug and flies on. */
export const systemReason = (error: unknown): string => {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return REASONS[error.code] ?? error.code;
  throw error;
};

/**
 * The bytes of a regular file of at most `most` bytes. Devices and pipes, which might never end, are refused.
 */
export const readBytes = (path: string, most: number): Buffer | ReadFailure => {
  let handle: number;
  try {
    handle = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    return { reason: systemReason(error) };
  }
  try {
    const state = fstatSync(handle);
    if (state.isDirectory()) return { reason: REASONS['EISDIR'] as string };
    if (!state.isFile()) return { reason: 'it is not a regular file' };
    if (state.size > most) return { reason: `it has ${state.size} bytes, more than the ${most} we read` };
    const bytes = Buffer.alloc(state.size);
    let read = 0;
    while (read < bytes.length) {
      const count = readSync(handle, bytes, read, bytes.length - read, read);
      if (count === 0) break;
      read += count;
    }
    return bytes.subarray(0, read);
  } finally {
    closeSync(handle);
  }
};
