import { done, flagProblem, type Outcome, refused } from '../outcome.ts';
import type { ModelShape } from './shape.ts';

/** A shape given flag by flag. */
export interface ShapeFlags {
  readonly layers: number;
  readonly hidden: number;
  readonly heads: number;
  /** As many as heads where absent. */
  readonly kvHeads?: number;
  /** Four times hidden where absent. */
  readonly ffn?: number;
  readonly vocab?: number;
  readonly experts?: number;
  readonly expertsActive?: number;
  /** Three matrices in a feed-forward block instead of two. */
  readonly gatedMlp?: boolean;
}

// GPT-2's 50,257 words rounded up to a multiple of 1,024 as the Megatron benchmarks do.
const DEFAULT_VOCAB = 51_200;
const MOST = 10_000_000;

const asFlag = (field: string): string => field.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);

const problemsOf = (flags: ShapeFlags) => {
  const problems = Object.entries(flags).flatMap(([field, value]) =>
    typeof value !== 'number' || (Number.isInteger(value) && value >= 1 && value <= MOST)
      ? []
      : [flagProblem(asFlag(field), 'bad-number', `${value} is not a whole number from 1 to ${MOST}`)],
  );
  if (problems.length > 0) return problems;
  const { hidden, heads, kvHeads = heads, experts, expertsActive } = flags;
  if (hidden % heads !== 0) {
    problems.push(
      flagProblem(
        'heads',
        'does-not-divide',
        `${heads} heads do not divide the ${hidden} of hidden`,
        `--hidden ${Math.ceil(hidden / heads) * heads}`,
      ),
    );
  }
  if (heads % kvHeads !== 0) problems.push(flagProblem('kv-heads', 'does-not-divide', `${kvHeads} does not divide the ${heads} heads`));
  if ((experts === undefined) !== (expertsActive === undefined)) {
    problems.push(flagProblem('experts', 'incomplete', '--experts and --experts-active need one another'));
  } else if (experts !== undefined && expertsActive !== undefined && expertsActive > experts) {
    problems.push(flagProblem('experts-active', 'bad-experts', `${expertsActive} of ${experts} experts`, `at most ${experts}`));
  }
  return problems;
};

/** A plain decoder: learned head width hidden/heads, tied embeddings, experts in every layer where there are any. */
export const explicitShape = (flags: ShapeFlags): Outcome<ModelShape> => {
  const problems = problemsOf(flags);
  if (problems.length > 0) return refused(...problems);
  const { layers, hidden, heads, experts, expertsActive } = flags;
  const ffn = flags.ffn ?? 4 * hidden;
  return done({
    id: `${layers}x${hidden}`,
    layers,
    hidden,
    heads,
    kvHeads: flags.kvHeads ?? heads,
    headDim: hidden / heads,
    ffn,
    gatedMlp: flags.gatedMlp ?? false,
    vocab: flags.vocab ?? DEFAULT_VOCAB,
    tiedEmbeddings: true,
    ...(experts === undefined || expertsActive === undefined
      ? {}
      : { experts: { count: experts, active: expertsActive, width: ffn, sharedWidth: 0, layers } }),
  });
};
