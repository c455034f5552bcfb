import type { Problem } from '../../kit/problem.ts';
import { flagProblem } from '../outcome.ts';
import { RECOMPUTES, SHARDINGS } from './layout.ts';
import type { TrainingRequest } from './training-request.ts';

/** Flags of the command by the field of the layout they settle. */
const FLAGS = { tp: 'tp', cp: 'cp', pp: 'pp', interleave: 'interleave', dp: 'dp', ep: 'ep', microBatch: 'micro-batch' } as const;

const MOST = 10_000_000;

const whole = (value: number): boolean => Number.isInteger(value) && value >= 1 && value <= MOST;

/** The divisor of `n` nearest to `wanted`, the smaller of two as near. */
const nearestDivisor = (n: number, wanted: number): number => {
  let best = 1;
  for (let d = 1; d * d <= n; d += 1) {
    if (n % d !== 0) continue;
    for (const candidate of [d, n / d]) {
      const better = Math.abs(candidate - wanted) - Math.abs(best - wanted);
      if (better < 0 || (better === 0 && candidate < best)) best = candidate;
    }
  }
  return best;
};

const countProblems = ({ chips, seq, batch, layout }: TrainingRequest): Problem[] => {
  const values: readonly (readonly [string, number | undefined])[] = [
    ['count', chips],
    ['seq', seq],
    ['batch', batch],
    ...Object.entries(FLAGS).map(([field, flag]) => [flag, layout?.[field as keyof typeof FLAGS]] as const),
  ];
  return values.flatMap(([flag, value]) =>
    value === undefined || whole(value) ? [] : [flagProblem(flag, 'bad-number', `${value} is not a whole number from 1 to ${MOST}`)],
  );
};

const undivided = (flag: string, value: number, of: string, total: number): Problem =>
  flagProblem(flag, 'does-not-divide', `${value} does not divide the ${total} ${of}`, `nearest that does: ${nearestDivisor(total, value)}`);

const divisionProblems = ({ shape, chips, net, batch, layout = {} }: TrainingRequest): Problem[] => {
  const problems: Problem[] = [];
  const { tp, cp = 1, pp, dp, ep, microBatch } = layout;
  if (tp !== undefined && shape.heads % tp !== 0) problems.push(undivided('tp', tp, 'attention heads', shape.heads));
  else if (tp !== undefined && chips % tp !== 0) problems.push(undivided('tp', tp, 'chips', chips));
  if (pp !== undefined && chips % (pp * (tp ?? 1) * cp) !== 0)
    problems.push(undivided('pp', pp, 'chips left for stages', Math.floor(chips / (tp ?? 1) / cp)));
  if (pp !== undefined && pp > shape.layers)
    problems.push(flagProblem('pp', 'too-many-stages', `${pp} stages for ${shape.layers} layers`, `at most ${shape.layers}`));
  const experts = shape.experts?.count;
  if (ep !== undefined && ep > 1 && experts === undefined)
    problems.push(flagProblem('ep', 'no-experts', `${shape.id} has no experts to spread`, 'leave --ep out'));
  else if (ep !== undefined && experts !== undefined && experts % ep !== 0) problems.push(undivided('ep', ep, 'experts', experts));
  if (dp !== undefined && batch !== undefined && batch % dp !== 0) problems.push(undivided('dp', dp, 'sequences of a batch', batch));
  if (microBatch !== undefined && batch !== undefined && batch % (microBatch * (dp ?? 1)) !== 0) {
    problems.push(undivided('micro-batch', microBatch, 'sequences of a replica', Math.floor(batch / (dp ?? 1))));
  }
  if (tp !== undefined && pp !== undefined && dp !== undefined && tp * cp * pp * dp !== chips) {
    const makes = `tp·cp·pp·dp makes ${tp * cp * pp * dp} chips, not ${chips}`;
    problems.push(flagProblem('dp', 'does-not-multiply', makes, `--dp ${Math.max(1, Math.floor(chips / (tp * cp * pp)))}`));
  }
  if (tp !== undefined && tp > net.scaleUpDomain) {
    problems.push(
      flagProblem(
        'tp',
        'beyond-domain',
        `${tp} chips are not in one scale-up domain of ${net.scaleUpDomain}`,
        `at most ${net.scaleUpDomain}`,
      ),
    );
  }
  return problems;
};

const wordProblems = ({ layout }: TrainingRequest): Problem[] => {
  const problems: Problem[] = [];
  if (layout?.sharding !== undefined && !SHARDINGS.includes(layout.sharding)) {
    problems.push(flagProblem('fsdp', 'unknown-word', `"${layout.sharding}" is no way to shard`, SHARDINGS.join(', ')));
  }
  if (layout?.recompute !== undefined && !RECOMPUTES.includes(layout.recompute)) {
    problems.push(flagProblem('recompute', 'unknown-word', `"${layout.recompute}" is no way to recompute`, RECOMPUTES.join(', ')));
  }
  return problems;
};

const shapeProblems = ({ shape }: TrainingRequest): Problem[] => {
  const fields = [
    ['layers', shape.layers],
    ['hidden', shape.hidden],
    ['heads', shape.heads],
    ['kv-heads', shape.kvHeads],
    ['vocab', shape.vocab],
  ] as const;
  const problems = fields.flatMap(([flag, value]) =>
    whole(value) ? [] : [flagProblem(flag, 'bad-number', `${value} is not a whole number from 1 to ${MOST}`)],
  );
  const { experts } = shape;
  if (experts !== undefined && !(whole(experts.count) && whole(experts.active) && experts.active <= experts.count)) {
    problems.push(flagProblem('experts-active', 'bad-experts', `${experts.active} of ${experts.count} experts`, `1 to ${experts.count}`));
  }
  return problems;
};

/** Everything wrong with a request at once; division is only looked at where the numbers are numbers. */
export const layoutProblems = (request: TrainingRequest): Problem[] => {
  const first = [...countProblems(request), ...shapeProblems(request), ...wordProblems(request)];
  return first.length > 0 ? first : divisionProblems(request);
};
