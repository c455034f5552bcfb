import { evaluate, type Finding, fact, type Lookup } from './evaluate.ts';
import type { Act, Rulebook } from './rules/act.ts';
import type { ChipFigures } from './rules/figure.ts';
import { classKey, type Predicate, partsOf } from './rules/predicate.ts';

/** Whether a chip is in each class that a rulebook defines, worked out when asked and once only. */
export interface Assessment {
  readonly chip: ChipFigures;
  readonly of: Lookup;
}

/** Classes are about processors unless they speak of parts. */
const isAbout = (p: Predicate, chip: ChipFigures): boolean => chip.part !== 'memory' || partsOf(p).some((q) => q.is === 'part');

/** Prepares the answers for one chip; classes of acts that a selection left out are still defined. */
export const assess = (chip: ChipFigures, definitions: Rulebook['definitions']): Assessment => {
  const found = new Map<string, Finding>();
  const assessment: Assessment = {
    chip,
    of: (act, className) => {
      const key = classKey(act, className);
      let finding = found.get(key);
      if (!finding) {
        const defined = definitions.get(key);
        if (!defined) throw new Error(`no class ${key}: the rulebook was used with problems`);
        finding = isAbout(defined.when, chip) ? evaluate(defined.when, chip, assessment.of) : fact(false, 'it is a separate memory stack');
        found.set(key, finding);
      }
      return finding;
    },
  };
  return assessment;
};

/** For each class of an act: is the chip in it, and which comparisons decided. Conditions only; scope and amendments are not looked at. */
export const classify = (chip: ChipFigures, act: Act, rulebook: Rulebook): ReadonlyMap<string, Finding> => {
  const assessment = assess(chip, rulebook.definitions);
  return new Map(act.classes.map((c) => [c.id, assessment.of(act.id, c.id)]));
};
