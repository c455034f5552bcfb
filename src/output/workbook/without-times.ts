// signatures and offsets of the ZIP format: APPNOTE.TXT of PKWARE, sections 4.3.7, 4.3.12 and 4.3.16
const END = { signature: 0x06054b50, size: 22, count: 10, directory: 16 };
const ENTRY = { signature: 0x02014b50, time: 12, nameLength: 28, extraLength: 30, commentLength: 32, local: 42, size: 46 };
const LOCAL = { signature: 0x04034b50, time: 10 };

/** 1 January 1980, midnight, the first moment the format knows: date in the upper half, time in the lower. */
const FIRST_MOMENT = 0x0021_0000;

const endOf = (view: DataView): number => {
  for (let at = view.byteLength - END.size; at >= 0; at--) if (view.getUint32(at, true) === END.signature) return at;
  throw new Error('this is no ZIP archive');
};

/** Sets the times of all files in a ZIP archive to one moment, in place: the archive then depends on what it holds alone. */
export const withoutTimes = (archive: Uint8Array): Uint8Array => {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = endOf(view);
  let entry = view.getUint32(end + END.directory, true);
  for (let left = view.getUint16(end + END.count, true); left > 0; left--) {
    const local = view.getUint32(entry + ENTRY.local, true);
    if (view.getUint32(entry, true) !== ENTRY.signature || view.getUint32(local, true) !== LOCAL.signature)
      throw new Error('this ZIP archive is broken');
    view.setUint32(entry + ENTRY.time, FIRST_MOMENT, true);
    view.setUint32(local + LOCAL.time, FIRST_MOMENT, true);
    const lengths = [ENTRY.nameLength, ENTRY.extraLength, ENTRY.commentLength].map((at) => view.getUint16(entry + at, true));
    entry += ENTRY.size + lengths.reduce((a, b) => a + b);
  }
  return archive;
};
