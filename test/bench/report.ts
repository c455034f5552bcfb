import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { type Growth, growthTable } from './growth.ts';
import { type Figure, table } from './measure.ts';

const firstLine = (command: string, ...args: string[]): string =>
  spawnSync(command, args, { encoding: 'utf8' }).stdout?.split('\n')[0] || `no ${command}`;

export type Section = readonly [title: string, figures: readonly Figure[]];

/** Figures beside their targets. */
export const sectionText = ([title, figures]: Section): string =>
  `## ${title}\n\n${table(
    ['', 'figure', 'target'],
    figures.map((f) => [f.what, f.figure, f.target]),
  )}`;

/** The document, written. */
export const report = (sections: readonly Section[], grown: readonly Growth[]): void => {
  const [processor] = cpus();
  const machine = `${cpus().length} × ${processor?.model.trim()}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB; Node ${process.version}, V8 ${process.versions.v8}; ${firstLine('gcc', '--version')}; ${firstLine('python3', '--version')}`;
  const text = `# Performance

Written by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}. Machine: ${machine}.

All ratios are medians of runs taken in turn on the shipped national plan, \`scenarios/china-national.yaml\`, with its limits counted and its
checks on; there is no smaller model for show. What could not be reached stands beside its target like the rest.

${sections.map(sectionText).join('\n\n')}

## How time grows

CPU time of 256 draws (or as many as named) of the national plan, sampling and recording included.

${grown.map(growthTable).join('\n\n')}

## Where the time goes

**A single run** reads a scenario, binds and lowers about a thousand equations and two thousand figures, compiles them and writes 102,000 rows,
each step once, in code that no compiler has warmed to: a third is tables, a quarter planning, a tenth WebAssembly, the rest the start of node and
of the program, the audit and the collection of garbage. What does not depend on the scenario is done when the program is built: V8's compiling of
the program, rules, catalogue, bases and the checked model. What is left would need the plan of a scenario kept from one run to the next, or a
reader of our own in the place of the YAML library, which saves a twentieth and is not worth a second reader. **Two workers** plan at once,
simulate at once and find quantiles at once; the clock shows less than their CPU times, since they wait for each other at the end of the draws and
slow each other down, as the last line of their table says of this machine. **Whole runs of many draws** are random numbers and equations for more
than half of their time, then recording, and quantiles of some 60,000 rows that differ between draws; the draws of these rows, 32 bits each, are
most of the memory.

## What is compared

**Generated C** is the same planned loop nests, written as C for this bench only (\`test/bench/limit/\`), compiled with
\`gcc -O3 -march=native -ffp-contract=off\`: the widest vectors the processor has, no fused multiply-add. Sums over draws keep the engine's order,
so that the memory of both ends in the same bytes, which the bench checks before it times anything. Times are CPU times of one block of draws
over all months.

**The plan ten times larger** is the national plan with further sites, until it has ten times the statement cells.

**Sampling** is random numbers, distributions and curves of every uncertain input. Recording keeps 32 bits of every draw of what results show,
and takes present values and rates of return of every draw.

**Every draw is kept in 32 bits** and quantiles are exact up to 640 MiB of recorded draws; rows that are the same in all draws take no room. Beyond that, draws are
counted in bins of 1/128 of a power of two, and quantiles are within 0.5 %. Counts are whole numbers, so neither workers nor blocks change a byte.
`;
  writeFileSync('docs/performance.md', text);
};
