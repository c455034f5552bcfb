import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { programPath } from '../support/command-line.ts';

const FENCE = /^```(sh|text|yaml)\n([\s\S]*?)^```$/gm;
const UPDATE = process.env['UPDATE_GOLDEN'] === '1';

interface Block {
  readonly kind: string;
  readonly text: string;
  /** Where its text stands in the page. */
  readonly from: number;
}

const blocksOf = (page: string): readonly Block[] =>
  [...readFileSync(page, 'utf8').matchAll(FENCE)].map((m) => ({
    kind: m[1] as string,
    text: m[2] as string,
    from: m.index + '```'.length + (m[1] as string).length + 1,
  }));

let place = '';
beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'suanli-'));
  mkdirSync(join(place, 'programs'));
  const program = join(place, 'programs', 'suanli');
  writeFileSync(program, `#!/bin/sh\nexec '${process.execPath}' '${programPath}' "$@"\n`);
  chmodSync(program, 0o755);
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

/** Runs the lines as a reader would type them, one after the other; what a person would see as a result. */
const typed = async (lines: string, folder: string): Promise<string> => {
  const { NO_COLOR: _, ...inherited } = process.env;
  const { stdout } = await promisify(execFile)('bash', ['-c', `set -e -o pipefail\n${lines}`], {
    cwd: folder,
    env: { ...inherited, PATH: `${join(place, 'programs')}:${process.env['PATH']}`, LC_ALL: 'C.UTF-8' },
    maxBuffer: 16 * 1024 * 1024,
  });
  return stdout;
};

/** Blanks at line ends and empty lines at both ends do not show. */
const normal = (text: string): string => text.replace(/[ \t]+$/gm, '').replace(/^\n+|\n+$/g, '');

/** Blocks in the order of the page; a text block is what the commands before it print. */
describe.sequential.each(['tutorial', 'what-if'])('docs/%s.md', (name) => {
  const page = fileURLToPath(new URL(`../../docs/${name}.md`, import.meta.url));
  const blocks = blocksOf(page);
  const seen = new Map<Block, string>();
  const folder = (): string => join(place, name);
  beforeAll(() => void mkdirSync(folder()));

  for (const [i, block] of blocks.entries()) {
    const shown = blocks[i + 1]?.kind === 'text' ? blocks[i + 1] : undefined;
    if (block.kind === 'yaml') {
      it(`block ${i + 1} is a file`, () => {
        const file = /^# file: ([a-z-]+\.yaml)\n/.exec(block.text)?.[1];
        expect(file).toBeDefined();
        writeFileSync(join(folder(), file as string), block.text);
      });
    }
    if (block.kind === 'sh') {
      it(`block ${i + 1} runs: ${block.text.split('\n')[0]}`, async () => {
        const out = await typed(block.text, folder());
        if (!shown) return;
        seen.set(shown, `${normal(out)}\n`);
        if (!UPDATE) expect(normal(out)).toBe(normal(shown.text));
      });
    }
  }

  it('shows what the commands print', () => {
    expect(seen.size).toBeGreaterThan(5);
    if (!UPDATE) return;
    let text = readFileSync(page, 'utf8');
    for (const [block, out] of [...seen].reverse()) text = text.slice(0, block.from) + out + text.slice(block.from + block.text.length);
    writeFileSync(page, text);
  });
});
