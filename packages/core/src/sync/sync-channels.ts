import type { ClientEventInput, SyncAnswer } from '@parley/contract/client-events';
import { limits } from '@parley/contract/limits';
import { myChannels } from '@parley/db/channel/my-channels';
import { changedMessages } from '@parley/db/log/read-events';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { peopleOf, toChannelView } from '../channel/to-channel-view.ts';
import { toMessageView } from '../message/to-message-view.ts';

/**
 * What changed in these channels after the versions that the client has. Channels of which the actor is not a member are
 * left out, the same as those that do not exist. While `complete` is false the client asks again with the answered version.
 */
export async function syncChannels(actor: Actor, input: ClientEventInput<'sync'>): Promise<SyncAnswer> {
  const cursors = new Map(Object.entries(input.channels));
  const rows = (await myChannels(actor.tenantId, actor.memberId, [...cursors.keys()])).filter((row) => row.is_member);
  const behind = rows.filter((row) => row.version > (cursors.get(row.id) ?? 0));
  const withMeta = behind.filter((row) => row.meta_version > (cursors.get(row.id) ?? 0));
  const people = await peopleOf(actor.tenantId, withMeta);
  const answer: SyncAnswer = { channels: {} };
  for (const row of rows) answer.channels[row.id] = { version: row.version, messages: [], complete: true };
  if (behind.length === 0) return answer;

  let budget: number = limits.syncMessages;
  await withTenant(actor.tenantId, async (tx) => {
    for (const row of behind) {
      const after = cursors.get(row.id) ?? 0;
      const channel = withMeta.includes(row) ? toChannelView(row, people.get(row.id) ?? []) : undefined;
      if (budget <= 0) {
        answer.channels[row.id] = { version: after, messages: [], complete: false };
        continue;
      }
      // A message that changed again after the head was read is answered in its present state: were it left out, a client
      // that goes on with the next entry (a reply says nothing of the message it raises) would never hear of its first change.
      const found = await changedMessages(tx, row.id, after, budget + 1);
      const complete = found.length <= budget;
      // A reply and the message it answers change in one entry. A page never ends between them: its version would pass over the second.
      const next = found[budget]?.version;
      const page = complete ? found : found.slice(0, budget).filter((message) => message.version !== next);
      budget -= page.length;
      answer.channels[row.id] = {
        // Never past the head that was read: the channel's own changes might lie in between.
        version: complete ? row.version : Math.min(row.version, Number(page.at(-1)?.version ?? after)),
        messages: page.map(toMessageView),
        complete,
        ...(channel ? { channel } : {}),
      };
    }
  });
  return answer;
}
