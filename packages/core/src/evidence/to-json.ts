/** Counts of the database are plain figures in a file. */
export const toJson = (value: unknown): string =>
  `${JSON.stringify(value, (_key, one: unknown) => (typeof one === 'bigint' ? Number(one) : one), 2)}\n`;
