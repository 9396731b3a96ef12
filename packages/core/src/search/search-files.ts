import type { ListedFile } from '@parley/contract/file-view';
import { limits } from '@parley/contract/limits';
import type { Page } from '@parley/contract/member-view';
import { id } from '@parley/contract/primitives';
import type { FileSearch } from '@parley/contract/search-query';
import { searchFileRows } from '@parley/db/search/search-ids';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { toListedFile } from '../file/list-files.ts';
import { apartChannels, heldBarriers } from '../barrier/held-barriers.ts';
import { throttle } from '../identity/throttle.ts';

export type FoundFile = ListedFile & { channelId: string; channelName: string | null };

/** Files in messages that the actor may read, by the beginnings of words in their names or in their text, newest first. */
export async function searchFiles(actor: Actor, input: FileSearch): Promise<Page<FoundFile>> {
  const query = {
    words: input.query.split(/[\s"]+/).filter(Boolean),
    from: input.from ?? [],
    in: input.in ?? [],
    after: input.after ?? null,
    before: input.before ?? null,
    image: input.onlyImages ?? false,
  };
  const asksForSomething = Object.values(query).some((value) => (Array.isArray(value) ? value.length > 0 : Boolean(value)));
  if (!asksForSomething) return { items: [], nextCursor: null };
  await throttle('search.member', `${actor.tenantId} ${actor.memberId}`);
  const apart = apartChannels(await heldBarriers(actor.tenantId), actor.memberId);
  const before = id.safeParse(input.cursor).data ?? null;
  const rows = await withTenant(actor.tenantId, (tx) =>
    searchFileRows(tx, { ...query, apart }, { memberId: actor.memberId, before, limit: limits.pageSize + 1 }),
  );
  const page = rows.slice(0, limits.pageSize);
  return {
    items: page.map((row) => ({ ...toListedFile(row), channelId: row.channel_id, channelName: row.channel_name })),
    nextCursor: rows.length > limits.pageSize ? (page.at(-1)?.id ?? null) : null,
  };
}
