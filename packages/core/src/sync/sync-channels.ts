import type { ClientEventInput, SyncAnswer } from '@parley/contract/client-events';
import { limits } from '@parley/contract/limits';
import { syncRows } from '@parley/db/log/sync-rows';
import type { Actor } from '../actor.ts';
import { peopleOf, toChannelView } from '../channel/to-channel-view.ts';
import { toMessageView } from '../message/to-message-view.ts';

/**
 * What changed in these channels after the versions that the client has. Channels of which the actor is not a member are
 * left out, the same as those that do not exist. While `complete` is false the client asks again with the answered version.
 */
export async function syncChannels(actor: Actor, input: ClientEventInput<'sync'>): Promise<SyncAnswer> {
  const cursors = Object.entries(input.channels).map(([channelId, after]) => ({ channelId, after }));
  const rows = await syncRows(actor.tenantId, actor.memberId, cursors, limits.syncMessages + 1);
  const people = await peopleOf(
    actor.tenantId,
    rows.flatMap(({ mine }) => mine ?? []),
  );
  const answer: SyncAnswer = { channels: {} };
  let budget: number = limits.syncMessages;
  for (const { id, version, mine, messages } of rows) {
    const channel = mine ? toChannelView(mine, people.get(id)) : undefined;
    const after = input.channels[id] ?? 0;
    if (version > after && budget <= 0) {
      answer.channels[id] = { version: after, messages: [], complete: false };
      continue;
    }
    const complete = messages.length <= budget;
    // A reply and the message it answers change in one entry. A page never ends between them: its version would pass over the second.
    const next = messages[budget]?.version;
    const page = complete ? messages : messages.slice(0, budget).filter((message) => message.version !== next);
    // Where one channel did not fit, nothing was read for those after it.
    budget = complete ? budget - messages.length : 0;
    answer.channels[id] = {
      version: complete ? version : Number(page.at(-1)?.version ?? after),
      messages: page.map(toMessageView),
      complete,
      ...(channel ? { channel } : {}),
    };
  }
  return answer;
}
