import * as z from 'zod';

export const reportDays = [7, 28, 90] as const;
export type ReportDays = (typeof reportDays)[number];
/** Nothing is said of fewer people than this, so that nobody is measured. */
export const peopleMin = 5;

export const reportInput = z.strictObject({ days: z.union([z.literal(7), z.literal(28), z.literal(90)]) });

const count = z.int().min(0);
/** Null: too few people to show. */
const guarded = z.number().min(0).nullable();
const messageKinds = z.strictObject({ public: count, private: count, direct: count, group: count, replies: count });

export const reportDay = z.strictObject({ day: z.string(), people: guarded, messages: guarded });
/** One period. Days on which fewer than five people wrote are left out, of the sums too: no difference tells of them. */
export const reportPeriod = z.strictObject({
  from: z.iso.datetime(),
  until: z.iso.datetime(),
  days: z.array(reportDay),
  /** People who wrote anything. */
  people: guarded,
  messages: guarded,
  kinds: messageKinds.nullable(),
  /** Medians, in seconds, over first answers by somebody else. */
  directReply: guarded,
  threadReply: guarded,
  /** An estimate: one mail for each person who wrote in a stretch of conversation without a pause of half an hour. */
  mails: guarded,
  /** The share of messages that their authors wrote outside of working hours. */
  afterHours: guarded,
  filesAdded: count,
  bytesAdded: count,
});
export type ReportPeriod = z.infer<typeof reportPeriod>;

export const reportGroup = z.strictObject({ name: z.string(), members: count, people: guarded, messages: guarded });

export const reportView = z.strictObject({
  /** False: fewer than five people are here, and nothing about them is shown. */
  isEnough: z.boolean(),
  timeZone: z.string(),
  now: reportPeriod,
  before: reportPeriod,
  groups: z.array(reportGroup),
  /** How many groups are not shown, because they or those outside them are too few. */
  groupsHidden: count,
  seats: z.strictObject({ used: count, limit: count, idle: guarded }),
  storage: z.strictObject({ used: count, limit: count }),
  /** A month of a seat in the currency's smallest unit; null where nothing is paid. */
  cost: z.strictObject({ perSeat: count, currency: z.string() }).nullable(),
});
export type ReportView = z.infer<typeof reportView>;
