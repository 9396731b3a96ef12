import { limits } from '@parley/contract/limits';
import type { GatheredPage, MatterLine, MatterView } from '@parley/contract/matter';
import type { Page } from '@parley/contract/member-view';
import { selectGathered } from '@parley/db/matter/gathered-messages';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { notFound } from '../app-error.ts';
import { recordAct } from '../audit/record-act.ts';
import { throttle } from '../identity/throttle.ts';
import { toMessageView } from '../message/to-message-view.ts';
import { requireAllowed } from '../policy/decide.ts';
import { readTimeCursor, writeTimeCursor } from '../time-cursor.ts';
import { accessMatter } from './access-matter.ts';
import { change } from './open-matter.ts';
import { notTheirs, withoutBarred } from './past-barriers.ts';
import { toMatterView } from './to-matter-view.ts';

/** The actor's own matters, the newest first: open ones, or those that are closed. */
export async function listMatters(
  actor: Actor,
  input: { isClosed: boolean; cursor?: string | null | undefined },
): Promise<Page<MatterLine>> {
  requireAllowed(actor, 'matter.open', null);
  const rows = await withTenant(actor.tenantId, (tx) =>
    tx.matter.findMany({
      where: {
        people: { some: { memberId: actor.memberId } },
        closedAt: input.isClosed ? { not: null } : null,
        ...(input.cursor ? { id: { lt: input.cursor } } : {}),
      },
      include: { _count: { select: { people: true, parts: true } } },
      orderBy: { id: 'desc' },
      take: limits.pageSize + 1,
    }),
  );
  const items = rows.slice(0, limits.pageSize).map(({ id, name, client, createdAt, closedAt, _count }) => ({
    id,
    name,
    client,
    createdAt: createdAt.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
    ..._count,
  }));
  return { items, nextCursor: rows.length > items.length ? (items.at(-1)?.id ?? null) : null };
}

export const getMatter = (actor: Actor, { matterId }: { matterId: string }): Promise<MatterView> =>
  withTenant(actor.tenantId, async (tx) => toMatterView(tx, actor, await accessMatter(tx, actor, matterId, 'read')));

/**
 * What was gathered, the oldest first. Where some of it comes from a channel that the reader is not in, that they read it is
 * in the log before they do.
 */
export async function readMatter(
  actor: Actor,
  input: {
    matterId: string;
    channelId?: string | undefined;
    onlyPrivileged?: boolean | undefined;
    cursor?: string | null | undefined;
  },
): Promise<GatheredPage> {
  await throttle('matterRead.member', `${actor.tenantId} ${actor.memberId}`);
  const { matterId } = input;
  return withTenant(actor.tenantId, async (tx) => {
    const matter = await accessMatter(tx, actor, matterId, 'read');
    const rows = await selectGathered(tx, {
      matterId,
      after: readTimeCursor(input.cursor),
      channelId: input.channelId ?? null,
      onlyPrivileged: input.onlyPrivileged ?? false,
      limit: limits.pageSize + 1,
    });
    const page = rows.slice(0, limits.pageSize);
    const shown = await withoutBarred(tx, actor, page);
    const foreign = await notTheirs(tx, actor, [...new Set(shown.map((row) => row.channel_id))]);
    if (foreign.length > 0)
      await recordAct(tx, actor, { type: 'matter.read', details: { matterId, name: matter.name, channelIds: foreign } });
    const last = page.at(-1);
    return {
      items: shown.map(({ is_privileged, ...row }) => ({ message: toMessageView(row), isPrivileged: is_privileged })),
      nextCursor: last && rows.length > page.length ? writeTimeCursor({ at: last.created_at, id: last.id }) : null,
    };
  });
}

/** Marks a gathered message as privileged, or takes the mark off: what leaves the matter can leave such messages out. */
export async function markPrivileged(
  actor: Actor,
  input: { matterId: string; messageId: string; isPrivileged: boolean },
): Promise<void> {
  const { matterId, messageId, isPrivileged } = input;
  await change(actor, async (tx) => {
    const matter = await accessMatter(tx, actor, matterId, 'change');
    if (!(await isGathered(tx, actor, matterId, messageId))) throw notFound('message');
    const { tenantId, memberId: markedBy } = actor;
    if (isPrivileged)
      await tx.matterPrivilege.createMany({ data: [{ tenantId, matterId, messageId, markedBy }], skipDuplicates: true });
    else await tx.matterPrivilege.deleteMany({ where: { matterId, messageId } });
    await recordAct(tx, actor, {
      type: 'matter.marked',
      subjectId: messageId,
      details: { matterId, name: matter.name, isPrivileged },
    });
  });
}

/** Whether the matter has gathered this message, for this reader. */
export const isGathered = async (tx: TenantTx, actor: Actor, matterId: string, messageId: string): Promise<boolean> => {
  const wanted = { matterId, messageId, after: null, channelId: null, onlyPrivileged: false, limit: 1 };
  return (await withoutBarred(tx, actor, await selectGathered(tx, wanted))).length > 0;
};
