import { limits } from '@parley/contract/limits';
import type { MemberFilter, MemberTableRow } from '@parley/contract/member-table';
import type { Page } from '@parley/contract/member-view';
import { id } from '@parley/contract/primitives';
import { readMemberTable, type MemberTableQuery, type MemberTableRow as Row } from '@parley/db/member/member-table';
import type { Actor } from '../actor.ts';
import { requireAllowed } from '../policy/decide.ts';
import { toMemberView } from './to-member-view.ts';

const dayMs = 86_400_000;

/** The table of people, a page at a time, in the order and as narrow as asked. */
export async function listMemberTable(
  actor: Actor,
  input: MemberFilter & { cursor?: string | null | undefined },
): Promise<Page<MemberTableRow>> {
  requireAllowed(actor, 'people.manage', null);
  const { cursor, ...filter } = input;
  const rows = await readMemberTable(actor.tenantId, {
    ...toQuery(filter),
    after: parseCursor(cursor),
    limit: limits.pageSize + 1,
  });
  const page = rows.slice(0, limits.pageSize);
  const last = page.at(-1);
  return {
    items: page.map((row) => toRow(actor, row)),
    nextCursor: rows.length > limits.pageSize && last ? `${last.id} ${last.sorted}` : null,
  };
}

export function toQuery({ activity, sort, isDescending, ...rest }: MemberFilter): Omit<MemberTableQuery, 'limit'> {
  const ago = (days: number) => new Date(Date.now() - days * dayMs);
  return {
    ...rest,
    query: rest.query || undefined,
    sort: sort ?? 'name',
    isDescending: isDescending ?? false,
    seenAfter: activity === 'week' ? ago(7) : activity === 'month' ? ago(30) : undefined,
    notSeenAfter: activity === 'notForMonth' ? ago(30) : undefined,
    neverSeen: activity === 'never',
  };
}

export const toRow = (actor: Actor, row: Row): MemberTableRow => ({
  ...toMemberView(actor, row),
  groups: row.groups,
  lastActiveAt: row.lastActiveAt?.toISOString() ?? null,
  hasSecondFactor: row.hasSecondFactor,
  endsAt: row.role === 'guest' ? (row.endsAt?.toISOString() ?? null) : null,
});

/** What somebody made up is the beginning. */
function parseCursor(cursor: string | null | undefined): { id: string; value: string } | undefined {
  const afterId = id.safeParse(cursor?.slice(0, 36));
  return cursor && afterId.success ? { id: afterId.data, value: cursor.slice(37) } : undefined;
}
