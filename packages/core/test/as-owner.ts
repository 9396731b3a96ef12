import { ownerQuery } from '@parley/db/testing/owner-query';

const url = process.env.TEST_ADMIN_URL ?? '';

/** What the owner of the database reads in it, whatever tenant it belongs to. */
export const asOwner = <Row>(text: string, values: unknown[] = []): Promise<Row[]> => ownerQuery<Row>(url, text, values);

/** What the owner of the database could do to the log if the guards were taken away. */
export const tamper = (text: string, values: unknown[] = []): Promise<unknown[]> => ownerQuery(url, text, values, true);
