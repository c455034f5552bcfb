/** Where a file may reach: paths with `/`, as the user or the host wrote them. */

export const SHIPPED = 'suanli:';

const parts = (path: string): string[] => path.replaceAll('\\', '/').split('/');

/** Folders of a path, without the file's name. */
const foldersOf = (path: string): string[] => parts(path).slice(0, -1);

/** `a/../b` → `b`; undefined where it climbs above its start. */
const normal = (segments: readonly string[]): string[] | undefined => {
  const out: string[] = [];
  for (const [i, segment] of segments.entries()) {
    if (segment === '.' || (segment === '' && i > 0)) continue;
    if (segment !== '..') out.push(segment);
    else if (out.length === 0 || out.at(-1) === '') return undefined;
    else out.pop();
  }
  return out;
};

/** The folder a file's references must stay in: the nearest ancestor named `scenarios`, else the file's own. */
const treeOf = (file: string): string[] => {
  const folders = foldersOf(file);
  const at = folders.lastIndexOf('scenarios');
  return at < 0 ? folders : folders.slice(0, at + 1);
};

const isInside = (path: readonly string[], tree: readonly string[]): boolean => tree.every((segment, i) => path[i] === segment);

/** Leading `..` of the user's own path stay: they are where the user is, not an escape. */
const withoutClimb = (folders: readonly string[]): { readonly climb: string[]; readonly rest: string[] } => {
  const first = folders.findIndex((f) => f !== '..' && f !== '.');
  const at = first < 0 ? folders.length : first;
  return { climb: folders.slice(0, at), rest: folders.slice(at) };
};

const resolveShipped = (from: string, reference: string): string | undefined => {
  const name = reference.startsWith(SHIPPED) ? reference.slice(SHIPPED.length) : undefined;
  const start = name === undefined ? foldersOf(from.slice(SHIPPED.length)) : [];
  const path = normal([...start, ...parts(name ?? reference)]);
  return path === undefined || path[0] === '' ? undefined : SHIPPED + path.join('/').replace(/\.ya?ml$/, '');
};

/**
 * The file that `reference` in file `from` means.
 * @returns undefined where it lies outside the tree the file may reach
 */
export const resolvePath = (from: string, reference: string): string | undefined => {
  if (reference.startsWith(SHIPPED) || from.startsWith(SHIPPED)) return resolveShipped(from, reference);
  if (/^([a-zA-Z]:|[/\\]|[a-z][a-z0-9+.-]+:)/.test(reference)) return undefined;
  const { climb, rest } = withoutClimb(foldersOf(from));
  const path = normal([...rest, ...parts(reference)]);
  const tree = treeOf(from);
  return path !== undefined && isInside([...climb, ...path], tree) ? [...climb, ...path].join('/') : undefined;
};
