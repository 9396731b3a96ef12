import * as z from 'zod';
import { limits } from './limits.ts';
import { cursor, id, searchText } from './primitives.ts';
import { memberView, role } from './member-view.ts';

export const memberSorts = ['name', 'joined', 'active'] as const;
/** Seen within a week, a month; not seen for a month; never yet. */
export const activityFilters = ['week', 'month', 'notForMonth', 'never'] as const;

/** What the table of people is narrowed to and how it is ordered; everything left out is everything. */
export const memberFilter = z.strictObject({
  query: searchText(limits.personName).optional(),
  role: role.optional(),
  state: z.enum(['active', 'deactivated']).optional(),
  groupId: id.optional(),
  hasSecondFactor: z.boolean().optional(),
  activity: z.enum(activityFilters).optional(),
  sort: z.enum(memberSorts).optional(),
  isDescending: z.boolean().optional(),
});
export type MemberFilter = z.infer<typeof memberFilter>;
export const memberTableInput = memberFilter.extend({ cursor });

/** A person as administrators see them. `endsAt`: until when a guest may come in. */
export const memberTableRow = memberView.extend({
  groups: z.array(z.string()),
  lastActiveAt: z.iso.datetime().nullable(),
  hasSecondFactor: z.boolean(),
  endsAt: z.iso.datetime().nullable(),
});
export type MemberTableRow = z.infer<typeof memberTableRow>;

/** What became of each person of an act on several. `before` is what undoing brings back. */
export const bulkResult = z.strictObject({
  memberId: id,
  name: z.string(),
  outcome: z.enum(['done', 'unchanged', 'refused']),
  before: z.string().nullable(),
  reason: z.string().nullable(),
});
export type BulkResult = z.infer<typeof bulkResult>;
