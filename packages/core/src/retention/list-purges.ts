import { limits } from '@parley/contract/limits';
import type { PurgeView } from '@parley/contract/retention';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { requireAllowed } from '../policy/decide.ts';
import { namePlaces } from './name-places.ts';

/** What has been erased so far, run by run, the latest first. */
export async function listPurges(
  actor: Actor,
  input: { cursor?: string | null | undefined },
): Promise<{ items: PurgeView[]; nextCursor: string | null }> {
  requireAllowed(actor, 'archive.manage', null);
  return withTenant(actor.tenantId, async (tx) => {
    const rows = await tx.purge.findMany({
      where: input.cursor ? { id: { lt: input.cursor } } : {},
      orderBy: { id: 'desc' },
      take: limits.purgesPerPage + 1,
    });
    const page = rows.slice(0, limits.purgesPerPage);
    const { memberName } = await namePlaces(tx, actor, {
      channelIds: [],
      memberIds: page.flatMap(({ memberId }) => memberId ?? []),
    });
    const items = page.map((row) => ({
      id: row.id,
      messages: Number(row.messages),
      files: Number(row.files),
      held: Number(row.held),
      policyVersion: row.policyVersion,
      person: row.memberId ? { memberId: row.memberId, name: memberName(row.memberId) } : null,
      startedAt: row.startedAt.toISOString(),
      finishedAt: row.finishedAt?.toISOString() ?? null,
    }));
    return { items, nextCursor: rows.length > limits.purgesPerPage ? (items.at(-1)?.id ?? null) : null };
  });
}
