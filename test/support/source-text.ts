/** A source file as the rules look at it: where it stands and what it says. `path` counts from src: `engine/results.ts`. */
export interface SourceText {
  readonly path: string;
  readonly text: string;
}

/** The text without comments, so that a word in a comment breaks no rule. Texts in quotes stay: imports are among them. */
export const withoutComments = (text: string): string =>
  text.replace(
    /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g,
    (_, quoted: string | undefined) => quoted ?? '',
  );

const STATIC = /(?:^|[\n;])\s*(?:import|export)\b[^'"`;]*?\bfrom\s*(['"])([^'"]+)\1/g;
const BARE = /(?:^|[\n;])\s*import\s*(['"])([^'"]+)\1/g;
const LAZY = /\bimport\s*\(\s*(['"])([^'"]+)\1/g;

/** What a file imports, as written: statically, for effect, or later with `import()`. */
export const importsOf = (text: string): string[] => {
  const code = withoutComments(text);
  return [STATIC, BARE, LAZY].flatMap((pattern) => [...code.matchAll(pattern)].map((match) => match[2] as string));
};

/** Resolves `../kit/unit.ts`, as written in `engine/results.ts`, to `kit/unit.ts`. */
export const resolveImport = (from: string, specifier: string): string => {
  const parts = from.split('/').slice(0, -1);
  for (const part of specifier.split('/')) {
    if (part === '..') {
      if (parts.length === 0 || parts.at(-1) === '..') parts.push('..');
      else parts.pop();
    } else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
};
