import { attribution } from './attribution.ts';
import { clusterTimes } from './clusters.ts';
import { controlsTimes } from './controls.ts';
import { workers } from './crew.ts';
import { besideC, compiling, sampling } from './engine.ts';
import { growth, growthTable } from './growth.ts';
import { cellsOf, national } from './national.ts';
import { besideNumpy } from './numpy.ts';
import { processes } from './processes.ts';
import { report, type Section, sectionText } from './report.ts';

const TIMES = 10;

/** Sites until the national plan has ten times its statement cells. */
const larger = (): ReturnType<typeof national> => {
  const plain = cellsOf(national());
  const perSite = (cellsOf(national({ sites: 10 })) - plain) / 10;
  return national({ sites: Math.ceil(((TIMES - 1) * plain) / perSite) });
};

/** What `npm run bench -- <part>` can do alone; compiling comes first, while nothing is compiled yet. */
const PARTS: Readonly<Record<string, () => Promise<Section>>> = {
  compiling: async () => ['Planning and compiling', compiling(national())],
  limit: async () => ['The engine beside the limit of the machine', await besideC('National plan', national())],
  larger: async () => ['Ten times larger', await besideC('Ten times larger', larger())],
  sampling: async () => ['Sampling', await sampling(national())],
  numpy: async () => ['Beside numpy', besideNumpy()],
  workers: async () => ['Workers', await workers()],
  controls: async () => ['Controls', controlsTimes()],
  clusters: async () => ['Clusters', clusterTimes()],
  attribution: async () => ['Attribution', await attribution()],
  processes: async () => ['Start-up and whole runs', await processes()],
};

const asked = process.argv.slice(2);
const sections: Section[] = [];
for (const [name, part] of Object.entries(PARTS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const section = await part();
  sections.push(section);
  process.stdout.write(`${sectionText(section)}\n\n`);
}
if (asked.length === 0 || asked.includes('growth')) {
  const grown = growth();
  process.stdout.write(`${grown.map(growthTable).join('\n\n')}\n`);
  // a document of some parts only would say less than the one that stands
  if (asked.length === 0) report(sections, grown);
}
