import type { Problem } from '../../kit/problem.ts';
import { child, type MapNode } from '../text/node.ts';

const CODE = 'no-exchange-rate';

/** More than this from elsewhere have one cause, the currency of the scenario. */
const FEW = 3;

/** One missing rate can make hundreds of inherited figures unreadable: where it does, it is one problem, at `currency`. */
export const oneForRate = (problems: readonly Problem[], file: string, root: MapNode): readonly Problem[] => {
  const inherited = problems.filter((p) => p.code === CODE && p.file !== file);
  const place = child(root, 'currency')?.place;
  if (inherited.length <= FEW || place === undefined) return problems;
  const message = `${inherited.length} figures that this scenario inherits are in a currency without a rate to its own; the first: ${inherited[0]?.message}`;
  const hint = 'keep the currency of the file it extends';
  return [...problems.filter((p) => !inherited.includes(p)), { ...place, code: CODE, message, hint }];
};
