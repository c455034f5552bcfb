import { expect, test } from 'vitest';
import { readCatalogue } from '../../../src/catalogue/index.ts';
import { shippedText } from './shipped.ts';

const withChip = (id: string) =>
  readCatalogue(
    new Map([
      ['chips', shippedText('chips')],
      ['servers', shippedText('servers').replace(',h800_sxm,', `,${id},`)],
    ]),
  );

test('a server that carries an unknown chip is reported with the nearest one', () => {
  const { problems } = withChip('h800_sxn');
  expect(problems).toMatchObject([{ code: 'unknown-id', file: 'data/servers.csv', hint: "did you mean 'h800_sxm'?" }]);
});

test('without the table of chips nothing is said', () => {
  expect(readCatalogue(new Map([['servers', shippedText('servers')]])).problems).toEqual([]);
});

test('lookup finds by id and only by id', () => {
  const { catalogue } = withChip('h800_sxm');
  expect(catalogue.lookup('chips', 'h20')?.name).toBe('H20 96GB (China)');
  expect(catalogue.lookup('chips', 'H20')).toBeUndefined();
  expect(catalogue.lookup('chips', '__proto__')).toBeUndefined();
  expect(catalogue.tables).toEqual(['chips', 'servers']);
});
