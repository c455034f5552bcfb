import type { Catalogue } from '../../catalogue/index.ts';
import type { ReportRequest } from '../../cluster/index.ts';
import { type Flags, present } from './flags.ts';

/** Yuan for a dollar: the latest rate of the catalogue. */
const yuanPerDollar = (catalogue: Catalogue): number => {
  const rates = catalogue.list('exchange-rates');
  const last = rates.reduce((a, b) => (b.to > a.to ? b : a));
  if (last.rate === undefined) throw new Error(`exchange-rates: ${last.id} has no rate`);
  return last.rate.value;
};

/** Building cost of halls in China, CNY per watt of IT, from the facility table. */
const chineseHall = (catalogue: Catalogue): number => {
  const row = catalogue.lookup('facility', 'construction-china-wholesale');
  if (!row?.figure) throw new Error('facility: no construction-china-wholesale');
  return row.figure.value;
};

/**
 * Where the cluster stands: limits and prices of the site. Local prices are turned into dollars at the latest rate.
 * @param tables reads tables that only a site needs
 */
export const placeOf = (flags: Flags, tables: () => Catalogue): Pick<ReportRequest, 'site' | 'usdPerKwh'> => {
  const limits = present({ rackKw: flags.number('rack-kw'), designPue: flags.number('pue') });
  if (!flags.given('site')) return Object.keys(limits).length === 0 ? {} : { site: { id: 'a site of your own', ...limits } };
  const catalogue = tables();
  const row = flags.row('site', 'sites', catalogue.list('sites'));
  if (!row) return {};
  const rate = row.currency === 'CNY' ? yuanPerDollar(catalogue) : 1;
  const hall = row.country === 'CN' ? { facilityUsdPerMw: (chineseHall(catalogue) * 1e6) / rate } : {};
  return {
    site: { id: row.id, ...hall, ...limits },
    ...(row.electricity === undefined ? {} : { usdPerKwh: row.electricity.written / rate }),
  };
};
