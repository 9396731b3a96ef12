import { currency as ours } from '@parley/contract/plans';
import { useFormatter } from 'use-intl';

/** Writes cents as money, without a fraction where there is none, and with a true minus. */
export function useMoney(): (cents: number, currency?: string) => string {
  const format = useFormatter();
  return (cents, currency = ours) =>
    format
      .number(cents / 100, {
        style: 'currency',
        currency: currency.toUpperCase(),
        minimumFractionDigits: cents % 100 === 0 ? 0 : 2,
      })
      .replace('-', '\u2212');
}
