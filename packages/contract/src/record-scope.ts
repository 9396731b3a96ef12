import * as z from 'zod';
import { id } from './primitives.ts';

const most = 200;
const day = z.iso.date();

/**
 * A part of a firm's record: what a hold keeps, what a case may read, what an export takes along. Each field narrows; an empty
 * one does not. `memberIds` are custodians: every channel and conversation for as long as they were in it, and what they did
 * outside of channels. Days are those of UTC, both included.
 */
export const recordScope = z
  .strictObject({
    channelIds: z.array(id).max(most).default([]),
    memberIds: z.array(id).max(most).default([]),
    from: day.nullable().default(null),
    until: day.nullable().default(null),
  })
  .refine(({ from, until }) => !from || !until || from <= until, { message: 'The last day is before the first.', path: ['until'] });
export type RecordScope = z.infer<typeof recordScope>;

export const wholeRecord: RecordScope = { channelIds: [], memberIds: [], from: null, until: null };
