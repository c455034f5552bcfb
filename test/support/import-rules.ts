import { importsOf, resolveImport, type SourceText, withoutComments } from './source-text.ts';

/** A folder of src and its rung; `hosts` marks the lowest rung that may touch the outside. */
export interface Ladder {
  readonly rungs: Readonly<Record<string, number>>;
  readonly hosts: number;
}

/** The ladder's folder a path stands in: the longest that fits. Files beside them (`build.js`) stand in none. */
const folderOf = (path: string, ladder: Ladder): string | undefined =>
  Object.keys(ladder.rungs)
    .filter((folder) => path.startsWith(`${folder}/`))
    .sort((a, b) => b.length - a.length)[0];

const sentence = (from: string, to: string, a: string, b: string, ladder: Ladder): string | undefined => {
  const [rungA, rungB] = [ladder.rungs[a] as number, ladder.rungs[b] as number];
  if (a === b || rungB < rungA) return undefined;
  const what = `src/${from} imports src/${to}`;
  if (rungA === rungB)
    return `${what}: ${a} and ${b} stand on one rung (${rungA}) and may not know each other. Move what both need to a rung below, for example into kit, or let a folder above hand it in.`;
  return `${what}: imports only go down, and ${b} (rung ${rungB}) stands above ${a} (rung ${rungA}). Move what ${a} needs out of ${to} into ${a} or below it, or move this part of ${from} up to rung ${rungB + 1} or higher.`;
};

/** Imports that go up or sideways, each with where the code should go. */
export const misplacedImports = (files: readonly SourceText[], ladder: Ladder): string[] =>
  files.flatMap((file) => {
    const a = folderOf(file.path, ladder);
    if (a === undefined) return [];
    return importsOf(file.text)
      .filter((specifier) => specifier.startsWith('.'))
      .flatMap((specifier) => {
        const to = resolveImport(file.path, specifier);
        const b = folderOf(to, ladder);
        if (b === undefined) return [`src/${file.path} imports ${specifier}, which is in no folder of the ladder. Move it into one.`];
        return sentence(file.path, to, a, b, ladder) ?? [];
      });
  });

type Graph = ReadonlyMap<string, readonly string[]>;

const graphOf = (files: readonly SourceText[]): Graph => {
  const known = new Set(files.map((f) => f.path));
  const next = (f: SourceText): string[] =>
    importsOf(f.text)
      .filter((s) => s.startsWith('.'))
      .map((s) => resolveImport(f.path, s));
  return new Map(files.map((f) => [f.path, next(f).filter((path) => known.has(path))]));
};

/** The shortest way from a file back to itself, if there is one. */
const shortestRing = (graph: Graph, start: string): string[] | undefined => {
  const trails = [[start]];
  const seen = new Set<string>();
  for (let trail = trails.shift(); trail; trail = trails.shift()) {
    for (const to of graph.get(trail.at(-1) as string) ?? []) {
      if (to === start) return trail;
      if (!seen.has(to)) trails.push([...trail, to]);
      seen.add(to);
    }
  }
  return undefined;
};

/** Rings of imports, imports of types among them: the shortest of each file, each said once from its first file in the alphabet. */
export const importRings = (files: readonly SourceText[]): string[] => {
  const graph = graphOf(files);
  const said = new Set<string>();
  const found = new Set<string>();
  for (const path of [...graph.keys()].sort()) {
    const ring = said.has(path) ? undefined : shortestRing(graph, path);
    if (!ring) continue;
    for (const member of ring) said.add(member);
    const first = ring.indexOf([...ring].sort()[0] as string);
    const turned = [...ring.slice(first), ...ring.slice(0, first)];
    found.add(
      `src/${[...turned, turned[0]].join(' → src/')}: a ring. Move what they share into a file of its own that imports none of them.`,
    );
  }
  return [...found];
};

const OUTSIDE: readonly (readonly [RegExp, string])[] = [
  [/\bprocess\s*\./, 'the process'],
  // a YAML document and a window of time are fine; the compiler, which knows no DOM here, sees to the rest
  [/\bdocument\s*\.\s*(?:body|head|createElement|querySelector|getElementById)|\blocalStorage\b/, 'the page'],
  [/\bMath\s*\.\s*random\b/, 'ambient random numbers'],
  [/\bDate\s*\.\s*now\b|\bnew\s+Date\s*\(\s*\)|\bperformance\s*\.\s*now\b/, 'the clock'],
  [/\bset(?:Timeout|Interval|Immediate)\s*\(/, 'timers'],
  [/\bconsole\s*\./, 'the console'],
  [/\bfetch\s*\(/, 'the network'],
];

/** Whatever below the hosts reaches for the outside world: node's modules, the process, the clock, chance. */
export const reachesOut = (files: readonly SourceText[], ladder: Ladder): string[] =>
  files.flatMap((file) => {
    const folder = folderOf(file.path, ladder);
    if (folder === undefined || (ladder.rungs[folder] as number) >= ladder.hosts) return [];
    const advice = `${folder} is pure: let a host hand it in as a value, or move this to src/hosts.`;
    const imports = importsOf(file.text)
      .filter((s) => s.startsWith('node:') || ['fs', 'path', 'os', 'url', 'crypto', 'yargs', 'cli-progress', 'piscina'].includes(s))
      .map((s) => `src/${file.path} imports ${s}: ${advice}`);
    const code = withoutComments(file.text).replace(/'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g, "''");
    const uses = OUTSIDE.filter(([pattern]) => pattern.test(code)).map(([, what]) => `src/${file.path} uses ${what}: ${advice}`);
    return [...imports, ...uses];
  });
