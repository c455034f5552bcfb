import type { Model } from '../../catalogue/index.ts';
import {
  explicitShape,
  type ModelShape,
  PRECISIONS,
  RECOMPUTES,
  type ReportRequest,
  SOFTWARE,
  type SoftwareName,
  shapeOf,
} from '../../cluster/index.ts';
import { type Flags, present } from './flags.ts';
import { OF_A_RUN, OF_A_SHAPE, OF_SERVING } from './options.ts';

type Job = Pick<ReportRequest, 'model' | 'training' | 'serving'>;

const NEEDED = ['layers', 'hidden', 'heads'] as const;

/** A model of one's own; without its three leading figures nothing is read. */
const ownShape = (flags: Flags): ModelShape | undefined => {
  const missing = NEEDED.filter((name) => !flags.given(name));
  for (const name of missing) flags.tell(name, 'incomplete', 'a model of your own needs --layers, --hidden and --heads', `--${name} N`);
  const [layers, hidden, heads] = NEEDED.map((name) => flags.whole(name));
  const more = present({
    kvHeads: flags.whole('kv-heads'),
    ffn: flags.whole('ffn'),
    vocab: flags.whole('vocab'),
    experts: flags.whole('experts'),
    expertsActive: flags.whole('experts-active'),
  });
  if (layers === undefined || hidden === undefined || heads === undefined) return undefined;
  const shape = explicitShape({ layers, hidden, heads, ...more, gatedMlp: flags.flag('gated-mlp') });
  if (shape.ok) return shape.value;
  flags.problems.push(...shape.problems);
  return undefined;
};

const shapeFor = (flags: Flags, models: readonly Model[]): ModelShape | undefined => {
  const own = OF_A_SHAPE.find((name) => flags.given(name));
  if (own !== undefined && flags.given('model')) {
    flags.tell(own, 'two-models', '--model already names a shape', 'give one or the other');
    return undefined;
  }
  if (own !== undefined) return ownShape(flags);
  const row = flags.row('model', 'models', models);
  return row && shapeOf(row);
};

/** What is said of a run that there is not. */
const refuseIdle = (flags: Flags): void => {
  const model = flags.given('model') || OF_A_SHAPE.some((name) => flags.given(name));
  if (!model)
    for (const name of OF_A_RUN.filter((n) => flags.given(n)))
      flags.tell(name, 'no-model', `--${name} says nothing without a model`, 'add --model or a shape');
  if (!flags.flag('serve'))
    for (const name of OF_SERVING.filter((n) => flags.given(n)))
      flags.tell(name, 'not-serving', `--${name} says nothing without --serve`, 'add --serve');
};

/** What is to be trained and served. With `--serve`, batch, tp, ep and precision speak of serving, and training is searched. */
export const jobOf = (flags: Flags, models: readonly Model[]): Job => {
  refuseIdle(flags);
  const serve = flags.flag('serve');
  const shape = shapeFor(flags, models);
  const precision = flags.word('precision', PRECISIONS);
  const software = flags.word('software', Object.keys(SOFTWARE) as SoftwareName[]);
  const recompute = flags.word('recompute', RECOMPUTES);
  const shared = present({ batch: flags.whole('batch'), tp: flags.whole('tp'), ep: flags.whole('ep') });
  const { batch, ...split } = shared;
  const named = precision === undefined ? {} : { precision };
  const settled = present({
    microBatch: flags.whole('micro-batch'),
    cp: flags.whole('cp'),
    pp: flags.whole('pp'),
    interleave: flags.whole('interleave'),
    dp: flags.whole('dp'),
  });
  const layout = {
    ...(serve ? {} : split),
    ...settled,
    ...(flags.flag('fsdp') ? { sharding: 'full' as const } : {}),
    ...(recompute === undefined ? {} : { recompute }),
  };
  const training = {
    ...present({ seq: flags.whole('seq') }),
    ...(serve ? {} : { ...present({ batch }), ...named }),
    ...(software === undefined ? {} : { software }),
    layout,
  };
  const latency = flags.number('token-latency', 's');
  const lengths = present({ prompt: flags.whole('prompt'), output: flags.whole('output'), tokenLatency: latency });
  return {
    ...(shape === undefined ? {} : { model: shape, training }),
    ...(serve ? { serving: { ...lengths, ...shared, ...named } } : {}),
  };
};
