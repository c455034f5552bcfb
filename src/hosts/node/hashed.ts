import { createHash } from 'node:crypto';
import type { FolderFile } from './result-folder.ts';

/** The description of a folder's tables, Frictionless Data Package v2. */
const DESCRIPTION = 'datapackage.json';

/** As a data package writes it: `sha256:` and lower-case hexadecimal. */
export const hashOf = (content: string | Uint8Array): string => `sha256:${createHash('sha256').update(content).digest('hex')}`;

interface Resource {
  readonly path?: unknown;
}

const bytesOf = ({ content }: FolderFile): Uint8Array => (typeof content === 'string' ? Buffer.from(content, 'utf8') : content);

/** The files in bytes, with the hash and size of each described one in the description, so that a reader can tell whether they were edited. */
export const withHashes = (files: readonly FolderFile[]): FolderFile[] => {
  const inBytes = files.map((file) => ({ name: file.name, content: bytesOf(file) }));
  return files.map(({ name, content }, i) => {
    if (name !== DESCRIPTION || typeof content !== 'string') return inBytes[i] as FolderFile;
    const description = JSON.parse(content) as { readonly resources: readonly Resource[] };
    const resources = description.resources.map((resource) => {
      const described = inBytes.find((f) => f.name === resource.path);
      return described ? { ...resource, bytes: described.content.length, hash: hashOf(described.content) } : resource;
    });
    return { name, content: `${JSON.stringify({ ...description, resources }, null, 2)}\n` };
  });
};

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
