/** What one symbol stands for. */
interface Entry {
  readonly factor: number;
  readonly dimension: string;
}

const PREFIXES: Readonly<Record<string, number>> = { k: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15, E: 1e18, Z: 1e21 };

const table = new Map<string, Entry>();

const define = (names: string, factor: number, dimension: string, prefixes = ''): void => {
  for (const name of names.split(' ')) {
    table.set(name, { factor, dimension });
    for (const prefix of prefixes) table.set(prefix + name, { factor: factor * (PREFIXES[prefix] as number), dimension });
  }
};

// physical time and calendar time do not convert: the engine knows each month's real hours
define('s second', 1, 's');
define('ms', 1e-3, 's');
define('us', 1e-6, 's');
define('min minute minutes', 60, 's');
define('h hour hours', 3600, 's');
define('day days', 86400, 's');
define('week weeks', 604800, 's');
define('month months', 1, 'month');
define('quarter quarters', 3, 'month');
define('year years', 12, 'month');

define('W', 1, 'W', 'kMGT');
define('Wh', 3600, 'W*s', 'kMGT');
define('V', 1, 'V', 'k');
define('FLOP', 1, 'FLOP', 'kMGTPEZ');
define('FLOPS', 1, 'FLOP*s^-1', 'kMGTPEZ');
define('TOPS', 1e12, 'FLOP*s^-1');
define('TPP', 1, 'TPP');
define('B byte bytes', 1, 'B', 'kMGTPE');
define('bit', 0.125, 'B', 'kMGT');

// money: currencies convert only through an exchange rate that is itself an input
for (const currency of ['CNY', 'USD', 'EUR', 'JPY', 'KRW', 'TWD', 'MYR', 'AED']) define(currency, 1, currency);

// things that are counted
for (const thing of [
  'chip',
  'server',
  'rack',
  'wafer',
  'die',
  'stack',
  'package',
  'core',
  'token',
  'run',
  'person',
  'model',
  'node',
  'order',
  'transistor',
]) {
  define(`${thing} ${thing}s`, 1, thing);
}
define('token', 1, 'token', 'kMGT');
define('card cards', 1, 'chip');

define('m', 1, 'm');
define('nm', 1e-9, 'm');
define('mm', 1e-3, 'm');
define('cm', 1e-2, 'm');
define('km', 1e3, 'm');
define('mm2', 1e-6, 'm^2');
define('cm2', 1e-4, 'm^2');
define('L litre litres', 1, 'L', 'kM');
define('m3', 1000, 'L');
define('gCO2', 1e-6, 'tCO2');
define('kgCO2', 1e-3, 'tCO2');
define('tCO2', 1, 'tCO2', 'kM');
define('degC', 1, 'degC');
define('deg', 1, 'deg');

define('%', 0.01, '');
define('percent', 0.01, '');
define('x', 1, '');

/** Every unit symbol with its meaning in base units. */
export const UNIT_TABLE: ReadonlyMap<string, Entry> = table;
