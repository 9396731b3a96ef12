import { Prisma } from './generated/client.ts';

/** A JSON column's value as Prisma takes it: an object, or no value at all for null. */
export const jsonValue = (value: object | null): Prisma.InputJsonObject | typeof Prisma.DbNull =>
  value === null ? Prisma.DbNull : (value as Prisma.InputJsonObject);
