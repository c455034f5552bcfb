/** Gives memory for the draws that are kept. */
export type Room = (bytes: number) => ArrayBufferLike;

/** Memory of one thread, which it can hand over. */
export const ownRoom: Room = (bytes) => new ArrayBuffer(bytes);

/** Memory that all threads read where it lies. */
export const sharedRoom: Room = (bytes) => new SharedArrayBuffer(bytes);
