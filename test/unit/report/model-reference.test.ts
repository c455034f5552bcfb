import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { modelReference } from '../../../src/report/model-reference.ts';

const path = fileURLToPath(new URL('../../../docs/model.md', import.meta.url));
const mark = '<!-- From here on made from the declarations in src/model; UPDATE_GOLDEN=1 npm test rewrites it. -->\n\n';

describe('docs/model.md', () => {
  it('says what the declarations say', () => {
    const [intro = '', reference] = readFileSync(path, 'utf8').split(mark);
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(path, intro + mark + modelReference());
    else expect(reference).toBe(modelReference());
    expect(intro).toContain('# The model');
  });
});
