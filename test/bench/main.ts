import { workers } from './crew.ts';
import { besideC, compiling, sampling } from './engine.ts';
import { growth } from './growth.ts';
import { cellsOf, national } from './national.ts';
import { besideNumpy } from './numpy.ts';
import { processes } from './processes.ts';
import { report } from './report.ts';

const TIMES = 10;

/** Sites until the national plan has ten times its statement cells. */
const larger = (): ReturnType<typeof national> => {
  const plain = cellsOf(national());
  const perSite = (cellsOf(national({ sites: 10 })) - plain) / 10;
  return national({ sites: Math.ceil(((TIMES - 1) * plain) / perSite) });
};

const say = (what: string): void => void process.stderr.write(`${what} …\n`);

say('compiling');
const plain = national();
const compiled = compiling(plain);
say('beside C');
const beside = await besideC('National plan', plain);
say('ten times larger');
const besideLarger = await besideC('Ten times larger', larger());
say('sampling');
const sampled = await sampling(plain);
say('numpy');
const numpy = besideNumpy();
say('workers');
const shared = await workers();
say('whole processes');
const whole = await processes();
say('growth');
const grown = growth();

report(
  [
    ['The engine beside the limit of the machine', [...beside, ...besideLarger, ...sampled, ...numpy]],
    ['Planning and compiling', compiled],
    ['Workers', shared],
    ['Start-up and whole runs', whole],
  ],
  grown,
);
