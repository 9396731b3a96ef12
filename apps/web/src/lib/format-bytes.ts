import { currentReader } from './i18n/reader.ts';

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** `1.8 MB`, as people read sizes: powers of 1,024, one decimal below ten. */
export function formatBytes(bytes: number): string {
  const power = bytes < 1_024 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10));
  const value = bytes / 1_024 ** power;
  return new Intl.NumberFormat(currentReader().locale, {
    style: 'unit',
    unit: units[power],
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: value < 10 && power > 0 ? 1 : 0,
  })
    .format(value)
    .replace('kB', 'KB');
}
