/** Currencies of the unit table. */
export const CURRENCIES = ['CNY', 'USD', 'EUR', 'JPY', 'KRW', 'TWD', 'MYR', 'AED'] as const;
