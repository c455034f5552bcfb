import { createHash } from 'node:crypto';
import { type Content, type FilesInTurn, type FolderFile, piecesOf } from './result-folder.ts';

/** The description of a folder's tables, Frictionless Data Package v2. */
const DESCRIPTION = 'datapackage.json';

/** As a data package writes it: `sha256:` and lower-case hexadecimal. */
export const hashOf = (content: Content): string => {
  const hash = createHash('sha256');
  for (const piece of piecesOf(content)) hash.update(piece);
  return `sha256:${hash.digest('hex')}`;
};

interface Resource {
  readonly path?: unknown;
}

const sizeOf = (pieces: readonly Uint8Array[]): number => pieces.reduce((size, piece) => size + piece.length, 0);

/** The description with the hash and size of each file it describes, so that a reader can tell whether they were edited. */
const describing = (text: string, files: ReadonlyMap<unknown, readonly Uint8Array[]>): string => {
  const description = JSON.parse(text) as { readonly resources: readonly Resource[] };
  const resources = description.resources.map((resource) => {
    const described = files.get(resource.path);
    return described ? { ...resource, bytes: sizeOf(described), hash: hashOf(described) } : resource;
  });
  return `${JSON.stringify({ ...description, resources }, null, 2)}\n`;
};

/** The files in bytes, and after them their description, which then speaks of their hashes. */
export async function* withHashes(files: FilesInTurn): AsyncGenerator<FolderFile> {
  const inBytes = new Map<unknown, readonly Uint8Array[]>();
  let description: string | undefined;
  for await (const { name, content } of files) {
    if (name === DESCRIPTION && typeof content === 'string') {
      description = content;
      continue;
    }
    const pieces = piecesOf(content);
    inBytes.set(name, pieces);
    yield { name, content: pieces };
  }
  if (description !== undefined) yield { name: DESCRIPTION, content: describing(description, inBytes) };
}

/** What the description says of each file, by name; nothing where it cannot be read, as of folders of an older version. */
export const hashesIn = (description: string): ReadonlyMap<string, string> => {
  try {
    const { resources } = JSON.parse(description) as {
      readonly resources?: readonly { readonly path?: unknown; readonly hash?: unknown }[];
    };
    const known = Array.isArray(resources) ? (resources as readonly { readonly path?: unknown; readonly hash?: unknown }[]) : [];
    return new Map(
      known.flatMap(({ path, hash }) => (typeof path === 'string' && typeof hash === 'string' ? [[path, hash] as const] : [])),
    );
  } catch (error) {
    if (error instanceof SyntaxError) return new Map();
    throw error;
  }
};
