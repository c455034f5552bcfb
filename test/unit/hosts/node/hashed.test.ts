import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hashesIn, withHashes } from '../../../../src/hosts/node/hashed.ts';
import { collected } from '../../../support/written-files.ts';

const description = (resources: unknown) => ({ name: 'datapackage.json', content: JSON.stringify({ name: 'x', resources }) });

describe('hashes of a folder', () => {
  it('stand in its description, beside what stood there', async () => {
    const files = await collected(
      withHashes([{ name: 'a.csv', content: 'ä,1\n' }, description([{ name: 'a', path: 'a.csv' }, { path: 'gone.csv' }])]),
    );
    const sha = createHash('sha256').update('ä,1\n', 'utf8').digest('hex');
    expect(JSON.parse(String(files[1]!.content))).toEqual({
      name: 'x',
      resources: [{ name: 'a', path: 'a.csv', bytes: 5, hash: `sha256:${sha}` }, { path: 'gone.csv' }],
    });
    expect(hashesIn(String(files[1]!.content))).toEqual(new Map([['a.csv', `sha256:${sha}`]]));
  });

  it('are of what a file in pieces is as a whole, and the description comes after what it describes', async () => {
    const pieces = ['a,', '', 'b\n'].map((piece) => Buffer.from(piece));
    const files = await collected(withHashes([description([{ path: 'a.csv' }]), { name: 'a.csv', content: pieces }]));
    expect(files.map(({ name }) => name)).toEqual(['a.csv', 'datapackage.json']);
    const sha = createHash('sha256').update('a,b\n').digest('hex');
    expect(JSON.parse(String(files[1]!.content))).toMatchObject({ resources: [{ path: 'a.csv', bytes: 4, hash: `sha256:${sha}` }] });
  });

  it.each(['{', '[]', '{"resources": 3}', '{"resources": [{"path": 1, "hash": "x"}]}'])('are none in %s', (text) => {
    expect(hashesIn(text).size).toBe(0);
  });
});
