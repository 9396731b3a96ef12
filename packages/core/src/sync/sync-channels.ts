import type { ClientEventInput, SyncAnswer } from '@parley/contract/client-events';
import { limits } from '@parley/contract/limits';
import { myChannels, myChannelsIn, type MyChannelRow } from '@parley/db/channel/my-channels';
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
  const isBehind = (row: MyChannelRow) => row.version > (cursors.get(row.id) ?? 0);
  const answer: SyncAnswer = { channels: {} };
  const now = (await myChannels(actor.tenantId, actor.memberId, [...cursors.keys()])).filter((row) => row.is_member);
  for (const row of now.filter((each) => !isBehind(each)))
    answer.channels[row.id] = { version: row.version, messages: [], complete: true };
  const behind = now.filter(isBehind).map((row) => row.id);
  if (behind.length === 0) return answer;

  const withMeta: MyChannelRow[] = [];
  // Membership, heads and messages are of one moment: nothing from after a head slips in, nor from after a removal.
  await withTenant(
    actor.tenantId,
    async (tx) => {
      let budget: number = limits.syncMessages;
      for (const row of await myChannelsIn(tx, actor.tenantId, actor.memberId, behind)) {
        if (!row.is_member) continue;
        const after = cursors.get(row.id) ?? 0;
        if (row.meta_version > after) withMeta.push(row);
        if (budget <= 0) {
          answer.channels[row.id] = { version: after, messages: [], complete: false };
          continue;
        }
        const found = await changedMessages(tx, row.id, after, budget + 1);
        const complete = found.length <= budget;
        // A reply and the message it answers change in one entry. A page never ends between them: its version would pass over the second.
        const next = found[budget]?.version;
        const page = complete ? found : found.slice(0, budget).filter((message) => message.version !== next);
        budget -= page.length;
        answer.channels[row.id] = {
          version: complete ? row.version : Number(page.at(-1)?.version ?? after),
          messages: page.map(toMessageView),
          complete,
        };
      }
    },
    { isOneMoment: true },
  );
  const people = await peopleOf(actor.tenantId, withMeta);
  for (const row of withMeta) {
    const part = answer.channels[row.id];
    if (part) part.channel = toChannelView(row, people.get(row.id) ?? []);
  }
  return answer;
}
