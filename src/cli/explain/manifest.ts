import { z } from 'zod';
import type { Problem } from '../../kit/problem.ts';
import { RESULT_FORMAT } from '../../output/manifest.ts';

const hashed = z.object({ file: z.string(), sha256: z.string() });

const shape = z.object({
  suanli: z.literal(RESULT_FORMAT),
  version: z.string(),
  scenario: z.string(),
  file: z.string(),
  variant: z.string().nullable(),
  set: z.array(z.string()),
  draws: z.int().min(1).max(1e6),
  seed: z.int().min(0),
  scenario_files: z.array(hashed.extend({ text: z.string() })).min(1),
  data_files: z.array(hashed),
});

/** What a manifest says of how its results were made. */
export type Manifest = z.infer<typeof shape>;

const problem = (file: string, message: string): Problem => ({
  code: 'not-a-result',
  message,
  hint: 'a result folder is what suanli run writes',
  file,
  line: 1,
  column: 1,
});

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

/** Reads a manifest, or says why it is none. */
export const readManifest = (text: string, file: string): Manifest | Problem => {
  const json = parsed(text);
  if (json === undefined) return problem(file, 'the manifest is no JSON');
  const read = shape.safeParse(json);
  if (read.success) return read.data;
  const [first] = read.error.issues;
  return problem(file, `the manifest is not one that we write: ${first?.path.join('.') || 'it'} ${first?.message ?? ''}`.trim());
};
