import { limits } from '@parley/contract/limits';
import type { Page } from '@parley/contract/member-view';
import type { MessageView } from '@parley/contract/message-view';
import { id } from '@parley/contract/primitives';
import { readSearchWords, type MessageSearch } from '@parley/contract/search-query';
import { selectMessages } from '@parley/db/message/select-messages';
import { searchMessageIds, type MessageQuery } from '@parley/db/search/search-ids';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { apartChannels, heldBarriers } from '../barrier/held-barriers.ts';
import { throttle } from '../identity/throttle.ts';
import { toMessageView } from '../message/to-message-view.ts';
import { bestMessageIds } from './best-messages.ts';

/** `channelName` is null in direct and group conversations. */
export type FoundMessage = MessageView & { channelName: string | null };

/**
 * Messages that the actor may read, newest first: in their channels, from where they see them, and in public ones unless they
 * are a guest. Each word is the beginning of a word of the message, whatever its age; where a script knows no spaces, any part of it.
 * Sorted by 'best', the latest `limits.searchRanked` of them, those first that answer the words best.
 */
export async function searchMessages(actor: Actor, input: MessageSearch): Promise<Page<FoundMessage>> {
  const query = {
    ...readSearchWords(input.query),
    from: input.from ?? [],
    in: input.in ?? [],
    after: input.after ?? null,
    before: input.before ?? null,
    has: input.has ?? [],
    is: input.is ?? [],
  };
  const asksForSomething = Object.entries(query).some(([key, value]) => key !== 'without' && value !== null && value.length > 0);
  if (!asksForSomething) return { items: [], nextCursor: null };
  await throttle('search.member', `${actor.tenantId} ${actor.memberId}`);
  const apart = apartChannels(await heldBarriers(actor.tenantId), actor.memberId);
  return withTenant(actor.tenantId, async (tx) => {
    const page = { memberId: actor.memberId, cursor: input.cursor ?? null };
    const isByWords = query.words.length + query.phrases.length > 0;
    const { ids, nextCursor } =
      input.sort === 'best' && isByWords
        ? await bestMessageIds(tx, { ...query, apart }, page)
        : await newestMessageIds(tx, { ...query, apart }, page);
    return { items: await showMessages(tx, ids), nextCursor };
  });
}

async function newestMessageIds(tx: TenantTx, query: MessageQuery, page: { memberId: string; cursor: string | null }) {
  const before = id.safeParse(page.cursor).data ?? null;
  const found = await searchMessageIds(tx, query, { memberId: page.memberId, before, limit: limits.pageSize + 1 });
  const ids = found.slice(0, limits.pageSize);
  return { ids, nextCursor: found.length > ids.length ? (ids.at(-1) ?? null) : null };
}

async function showMessages(tx: TenantTx, ids: string[]): Promise<FoundMessage[]> {
  const rows = new Map((await selectMessages(tx, ids)).map((row) => [row.id, row]));
  const channels = await tx.channel.findMany({
    where: { id: { in: [...new Set([...rows.values()].map((row) => row.channel_id))] } },
    select: { id: true, name: true },
  });
  const names = new Map(channels.map((channel) => [channel.id, channel.name]));
  return ids.flatMap((messageId) => {
    const row = rows.get(messageId);
    return row ? [{ ...toMessageView(row), channelName: names.get(row.channel_id) ?? null }] : [];
  });
}
