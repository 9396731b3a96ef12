const units = ['bytes', 'KB', 'MB', 'GB'] as const;

/** `1.8 MB`, as people read sizes: powers of 1,024, one decimal below ten. */
export function formatBytes(bytes: number): string {
  if (bytes < 1_024) return `${bytes} bytes`;
  const power = Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10));
  const value = bytes / 1_024 ** power;
  return `${value < 10 ? Math.round(value * 10) / 10 : Math.round(value)} ${units[power]}`;
}
