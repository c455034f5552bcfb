import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { suanli } from '../support/command-line.ts';
import { smallPlace } from '../support/small-scenario.ts';

let place = smallPlace();
beforeAll(() => {
  place = smallPlace();
});
afterAll(() => place.remove());

/** Three segments of draws, the last of them short. */
const DRAWS = '600';

const run = (workers: string, ...more: string[]) =>
  suanli(['run', 'small.yaml', '--draws', DRAWS, '--workers', workers, '--out', `by-${workers}`, ...more], { cwd: place.folder });

const figures = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(place.at(folder))
      .filter((name) => name !== 'manifest.json')
      .map((name) => [name, readFileSync(place.at(folder, name), 'utf8')]),
  );

describe('workers', () => {
  it('write the same bytes, however many there are', async () => {
    const ended = [await run('1'), await run('3')];
    expect(ended.map(({ code, err }) => [code, err])).toEqual(['1', '3'].map((n) => [0, `Results are in by-${n}\n`]));
    expect(figures('by-3')).toEqual(figures('by-1'));
  });

  it('are a whole number from 1', async () => {
    for (const wrong of ['0', '1.5', 'many', '65']) {
      const { code, err } = await run(wrong);
      expect(code).toBe(2);
      expect(err).toContain(`--workers ${wrong}`);
    }
  });

  it('find the same fault in a scenario as one thread', async () => {
    const [alone, together] = [await run('1', '--set', 'sites.guian.pue=much'), await run('2', '--set', 'sites.guian.pue=much')];
    expect(together.code).toBe(alone.code);
    expect(together.err).toBe(alone.err);
  });
});
