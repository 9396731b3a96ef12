import * as z from 'zod';
import { id } from './primitives.ts';

/** A named set of people that a mention can speak of at once. */
export const groupView = z.strictObject({ id, name: z.string(), memberCount: z.number().int(), createdAt: z.iso.datetime() });
export type GroupView = z.infer<typeof groupView>;
