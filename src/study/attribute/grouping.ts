import type { Act } from '../../controls/index.ts';
import type { Origin } from '../../uncertainty/index.ts';

/** How changed figures are put together: `episode` takes rules by the story they tell and all else by section. */
export const GROUPINGS = ['episode', 'section', 'rule', 'path'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** The act a figure belongs to: its own dates and treatments, or what the scenario changes about it. */
const actOf = (path: string): string | undefined => /^(?:regimes|policy\.change)\.([^.]+)/.exec(path)?.[1];

const sectionOf = (path: string): string => (path.startsWith('regimes.') ? 'policy' : (path.split('.', 1)[0] as string));

/** Where a figure is written: in the scenario rather than in our data, where one side has it from there. */
const written = (a: Origin, b: Origin): string => (b.file.startsWith('data/') && !a.file.startsWith('data/') ? a.path : b.path);

/** The group of a figure that differs, from where both sides have it. */
export const groupingBy = (by: Grouping, acts: ReadonlyMap<string, Act>): ((a: Origin, b: Origin) => string) => {
  const ruled = (path: string): string => {
    const act = actOf(path);
    if (act === undefined) return path.startsWith('policy.embargo') ? 'embargo' : sectionOf(path);
    return by === 'rule' ? act : (acts.get(act)?.episode ?? act);
  };
  const keyOf = { path: (p: string) => p, section: sectionOf, episode: ruled, rule: ruled }[by];
  return (a, b) => keyOf(written(a, b));
};

/** Acts of these that an act only changes, and without which it demands nothing. */
export const restsOn = (group: string, groups: readonly string[], acts: ReadonlyMap<string, Act>): readonly string[] => {
  const act = acts.get(group);
  return act && !act.standsAlone ? [...new Set(act.amends.map((a) => a.act))].filter((id) => groups.includes(id)) : [];
};
