import { directionOf } from './i18n/locales.ts';
import { currentReader } from './i18n/reader.ts';

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/**
 * `1.8 MB`, as people read sizes: powers of 1,024, one decimal below ten. Where one reads from the right the unit is written out,
 * because some of its short forms are initials and some are whole words, and the amount keeps its order beside a name in Latin letters.
 */
export function formatBytes(bytes: number): string {
  const { locale } = currentReader();
  const power = bytes < 1_024 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10));
  const value = bytes / 1_024 ** power;
  const isFromRight = directionOf(locale) === 'rtl';
  const amount = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: units[power],
    unitDisplay: power === 0 || isFromRight ? 'long' : 'short',
    maximumFractionDigits: value < 10 && power > 0 ? 1 : 0,
  })
    .format(value)
    .replace('kB', 'KB');
  return isFromRight ? `\u2067${amount}\u2069` : amount;
}
