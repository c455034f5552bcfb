import { type Problem, tidyProblems } from '../kit/problem.ts';
import { didYouMean } from '../kit/suggest.ts';
import { readAct } from './reading/act-reader.ts';
import { openPage } from './reading/page.ts';
import { readPlaces } from './reading/place-reader.ts';
import { type Act, type ControlClass, type Rulebook, rulebookOf } from './rules/act.ts';
import { classKey, partsOf } from './rules/predicate.ts';

/** A text and the name by which to speak of it. */
export interface SourceText {
  readonly file: string;
  readonly text: string;
}

const problem = (at: { readonly place: Act['place'] }, code: string, message: string, hint?: string): Problem => ({
  code,
  message,
  ...at.place,
  ...(hint === undefined ? {} : { hint }),
});

const duplicates = (acts: readonly Act[]): Problem[] =>
  acts.flatMap((act, n) => {
    const first = acts.findIndex((other) => other.id === act.id);
    return first === n ? [] : [problem(act, 'duplicate-id', `'${act.id}' is also the id of ${(acts[first] as Act).place.file}`)];
  });

const amendmentProblems = (act: Act, byId: ReadonlyMap<string, Act>): Problem[] =>
  act.amends.flatMap((a): Problem[] => {
    const other = byId.get(a.act);
    if (!other) return [problem(a, 'unknown-act', `'${a.act}' is no act we know`, didYouMean(a.act, byId.keys()))];
    if (other.jurisdiction !== act.jurisdiction)
      return [problem(a, 'contradictory-rules', `an act of ${act.jurisdiction} cannot amend one of ${other.jurisdiction}`)];
    if (other.effective > act.effective || other.id === act.id || other.amends.some((back) => back.act === act.id))
      return [problem(a, 'contradictory-rules', `${act.id} cannot amend ${a.act}, which does not come before it`)];
    const known = other.classes.map((c) => c.id);
    return a.classes
      .filter((c) => !known.includes(c))
      .map((c) => problem(a, 'unknown-class', `${a.act} has no class '${c}'`, didYouMean(c, known) ?? `its classes: ${known.join(', ')}`));
  });

const referencesOf = (c: ControlClass): string[] => partsOf(c.when).flatMap((p) => (p.is === 'class' ? [classKey(p.act, p.class)] : []));

/** The ring of class references that `key` stands in, if it stands in one. */
const ringFrom = (key: string, definitions: ReadonlyMap<string, ControlClass>): readonly string[] | undefined => {
  const seen = new Set<string>();
  const search = (at: string, path: readonly string[]): readonly string[] | undefined => {
    if (at === key && path.length > 0) return [...path, key];
    if (seen.has(at)) return undefined;
    seen.add(at);
    const c = definitions.get(at);
    for (const next of c ? referencesOf(c) : []) {
      const ring = search(next, [...path, at]);
      if (ring) return ring;
    }
    return undefined;
  };
  return search(key, []);
};

const referenceProblems = (act: Act, definitions: ReadonlyMap<string, ControlClass>): Problem[] =>
  act.classes.flatMap((c) => {
    const unknown = referencesOf(c).filter((key) => !definitions.has(key));
    if (unknown.length > 0)
      return unknown.map((key) => problem(c, 'unknown-class', `there is no class '${key}'`, didYouMean(key, definitions.keys())));
    const ring = ringFrom(classKey(act.id, c.id), definitions);
    return ring ? [problem(c, 'contradictory-rules', `a class is defined by itself: ${ring.join(' → ')}`)] : [];
  });

/** Same condition, same buyers, different treatment, and neither act amends the other. */
const contradictions = (acts: readonly Act[]): Problem[] => {
  const found: Problem[] = [];
  const seen = new Map<string, { readonly act: Act; readonly c: ControlClass }>();
  for (const act of acts) {
    for (const c of act.classes) {
      const key = written([c.when, act.jurisdiction, act.gate, act.effective, act.destinations, act.headquarters, act.routes]);
      const first = seen.get(key);
      if (first && written(first.c.cases) !== written(c.cases) && !act.amends.some((a) => a.act === first.act.id))
        found.push(problem(c, 'contradictory-rules', `'${c.id}' treats the same chips otherwise than '${first.c.id}' of ${first.act.id}`));
      else seen.set(key, { act, c });
    }
  }
  return found;
};

const written = (value: unknown): string => JSON.stringify(value, (_, v: unknown) => (v instanceof Set ? [...v].sort() : v));

/**
 * Reads the places and all regime files, one act a file.
 * The rulebook is complete only if there are no problems; with problems it holds the acts that could be read.
 */
export const readRulebook = (
  regimes: readonly SourceText[],
  places: SourceText,
): { readonly rulebook: Rulebook; readonly problems: readonly Problem[] } => {
  const where = readPlaces(places.file, places.text);
  const problems: Problem[] = [...where.problems];
  const acts: Act[] = [];
  for (const { file, text } of regimes) {
    const { page, root } = openPage(file, text, where.places);
    const act = root && readAct(page, root);
    if (act) acts.push(act);
    problems.push(...page.problems);
  }
  const rulebook = rulebookOf(acts, where.places);
  const byId = new Map(acts.map((act) => [act.id, act]));
  problems.push(...duplicates(acts), ...contradictions(acts));
  const linking = acts.flatMap((act) => [...amendmentProblems(act, byId), ...referenceProblems(act, rulebook.definitions)]);
  // while a file cannot be read, what it defines is not missing
  problems.push(...linking.filter((p) => acts.length === regimes.length || !p.code.startsWith('unknown-')));
  return { rulebook, problems: tidyProblems(problems) };
};
