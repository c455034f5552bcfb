/** A dimension as a person writes a unit: `CNY*chip^-1` becomes `CNY/chip`. */
export const dimensionText = (dimension: string): string => {
  if (dimension === '') return '1';
  const above: string[] = [];
  const below: string[] = [];
  for (const part of dimension.split('*')) {
    const [base, power = '1'] = part.split('^') as [string, string?];
    const negative = power.startsWith('-');
    const size = negative ? power.slice(1) : power;
    (negative ? below : above).push(size === '1' ? base : `${base}^${size}`);
  }
  return `${above.join('*') || '1'}${below.map((b) => `/${b}`).join('')}`;
};
