import { limits } from '@parley/contract/limits';
import type { Page } from '@parley/contract/member-view';
import type { MessageView } from '@parley/contract/message-view';
import { id } from '@parley/contract/primitives';
import { readSearchWords, type MessageSearch } from '@parley/contract/search-query';
import { selectMessages } from '@parley/db/message/select-messages';
import { searchMessageIds } from '@parley/db/search/search-ids';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { throttle } from '../identity/throttle.ts';
import { toMessageView } from '../message/to-message-view.ts';

/** `channelName` is null in direct and group conversations. */
export type FoundMessage = MessageView & { channelName: string | null };

/**
 * Messages that the actor may read, newest first: in their channels, from where they see them, and in public ones unless they
 * are a guest. Each word is the beginning of a word of the message; where a script knows no spaces, any part of it.
 */
export async function searchMessages(actor: Actor, input: MessageSearch): Promise<Page<FoundMessage>> {
  const asked = readSearchWords(input.query);
  const query = {
    ...asked,
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
  return withTenant(actor.tenantId, async (tx) => {
    const before = id.safeParse(input.cursor).data ?? null;
    const found = await searchMessageIds(tx, query, { memberId: actor.memberId, before, limit: limits.pageSize + 1 });
    const page = found.slice(0, limits.pageSize);
    const rows = new Map((await selectMessages(tx, page)).map((row) => [row.id, row]));
    const channels = await tx.channel.findMany({
      where: { id: { in: [...new Set([...rows.values()].map((row) => row.channel_id))] } },
      select: { id: true, name: true },
    });
    const names = new Map(channels.map((channel) => [channel.id, channel.name]));
    const items = page.flatMap((messageId) => {
      const row = rows.get(messageId);
      return row ? [{ ...toMessageView(row), channelName: names.get(row.channel_id) ?? null }] : [];
    });
    return { items, nextCursor: found.length > limits.pageSize ? (page.at(-1) ?? null) : null };
  });
}
