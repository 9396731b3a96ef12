import { addTallies, insertItems, type NewItem, type Tally } from '@parley/db/supervision/item-rows';
import type { SpokenRow } from '@parley/db/supervision/spoken-rows';
import type { TenantTx } from '@parley/db/with-tenant';
import { recordAct } from '../audit/record-act.ts';
import { newId } from '../id.ts';
import { noteAsked } from '../waiting/note-waiting.ts';
import { judgeMessage, type ReadyPolicy, type Why } from './judge-message.ts';
import { spokenText } from './spoken-text.ts';

const itemsPerEntry = 100;

/**
 * Judges what was said, and puts what a policy finds into the queue. What is put there is an entry of the tenant's log in the same
 * transaction. Reading the same again adds nothing: a message is there once for each policy.
 */
export async function queueSpoken(
  tx: TenantTx,
  tenantId: string,
  { rows, holds, counts }: { rows: readonly SpokenRow[]; holds: (row: SpokenRow) => readonly ReadyPolicy[]; counts: boolean },
): Promise<number> {
  const items: (NewItem & { why: string })[] = [];
  const tallies = new Map<string, Tally>();
  for (const row of rows) {
    if (row.payload === null) continue;
    const text = spokenText(row.payload);
    for (const policy of holds(row)) {
      const why = judgeMessage(policy, {
        ...{ messageId: row.message_id, authorId: row.author_id, joinedAt: row.joined_at, at: row.at, text },
        isPublic: row.kind === 'public',
      });
      if (!why) continue;
      count(tallies, policy.id, { at: row.at, why });
      if (why.length > 0) items.push(toItem(policy, row, why));
    }
  }
  const added = await insertItems(tx, items);
  if (counts) await addTallies(tx, [...tallies.values()]);
  const fresh = items.filter(({ id }) => added.has(id));
  if (fresh.length > 0) await noteAsked(tx, { tenantId }, 'reviews');
  for (let at = 0; at < fresh.length; at += itemsPerEntry) {
    const part = fresh.slice(at, at + itemsPerEntry);
    const details = { count: part.length, items: part.map(toLogged) };
    await recordAct(tx, { tenantId, memberId: null }, { type: 'supervision.queued', details });
  }
  return fresh.length;
}

const toItem = ({ id: policyId, version: policyVersion }: ReadyPolicy, row: SpokenRow, why: Why[]): NewItem => ({
  id: newId(),
  ...{ policyId, policyVersion, channelId: row.channel_id, messageId: row.message_id, authorId: row.author_id },
  version: Number(row.version),
  saidAt: row.at,
  isEdit: row.is_edit,
  reasons: [...new Set(why.map(({ reason }) => reason))],
  why: JSON.stringify(why),
});

const toLogged = ({ id, policyId, policyVersion, channelId, version, why }: NewItem) => ({
  ...{ itemId: id, policyId, policyVersion, channelId, version },
  why: JSON.parse(why) as unknown,
});

function count(tallies: Map<string, Tally>, policyId: string, { at, why }: { at: Date; why: Why[] }): void {
  const day = at.toISOString().slice(0, 10);
  const tally = tallies.get(`${policyId} ${day}`) ?? { policyId, day, inScope: 0, sampled: 0, flagged: 0 };
  tally.inScope += 1;
  if (why.some(({ reason }) => reason === 'sample')) tally.sampled += 1;
  if (why.some(({ reason }) => reason === 'lexicon' || reason === 'detector')) tally.flagged += 1;
  tallies.set(`${policyId} ${day}`, tally);
}
