import { type SourceText, withoutComments } from './source-text.ts';

/** A name that says nothing collects everything. */
const VAGUE = /^(?:utils?|helpers?|common|misc|shared|stuff|lib|tools?|manager|base)$/;
const KEBAB = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Folders and files whose names are vague or not in kebab-case. */
export const badNames = (paths: readonly string[]): string[] =>
  paths.flatMap((path) =>
    path.split('/').flatMap((part) => {
      const name = part.replace(/(?:\.(?:test|config|d))?\.(?:ts|js)$/, '');
      if (VAGUE.test(name)) return [`${path}: '${name}' says nothing about what is inside. Name it after the noun it holds.`];
      return KEBAB.test(name) ? [] : [`${path}: '${name}' is not kebab-case.`];
    }),
  );

/** Folders that hold more than `most` source files, with their count. */
export const crowdedFolders = (paths: readonly string[], most: number): string[] => {
  const counts = new Map<string, number>();
  for (const path of paths) {
    const folder = path.split('/').slice(0, -1).join('/');
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count > most)
    .map(([folder, count]) => `${folder} holds ${count} files, more than ${most}: split it by the nouns its files have in common.`);
};

/** What a registry array does not need: functions of its own name, loops, choices. A lambda inside an entry is part of the list. */
const WORK = /\b(?:function|class|let)\b|\b(?:for|if|while|switch)\s*\(|\bconst\s+\w+[^=]*=\s*(?:async\s*)?(?:<[^>]*>)?\([^)]*\)[^=;]*=>/;

/** Doors that do more than open: an `index.ts` holds re-exports, or one array of what it imports. */
export const busyDoors = (files: readonly SourceText[]): string[] =>
  files
    .filter((file) => file.path.endsWith('/index.ts') && WORK.test(withoutComments(file.text)))
    .map((file) => `src/${file.path} does work. A door only re-exports or lists a registry; move the work into a file named after it.`);
