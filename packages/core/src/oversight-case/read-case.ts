import type { CaseStretch } from '@parley/contract/case';
import type { ChannelChange } from '@parley/contract/channel-change';
import { limits } from '@parley/contract/limits';
import { selectCaseMessages, selectCaseWindow } from '@parley/db/case/case-messages';
import { channelChangesOf } from '@parley/db/channel/channel-changes';
import { selectMemberships, selectPersonChanges } from '@parley/db/case/channel-stays';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { notFound } from '../app-error.ts';
import { toChannelChange } from '../channel/to-channel-change.ts';
import { throttle } from '../identity/throttle.ts';
import { requireAllowed } from '../policy/decide.ts';
import { recordLook, requireOpenCase } from './require-open-case.ts';
import { isWithin, readSpan, toCaseMessages, type CaseSpan } from './to-case-messages.ts';
import { nameThen, whoCouldSee, type PersonChange } from './who-could-see.ts';

type Place = { channelId: string; around: string | null; before: number | null; after: number | null };

/**
 * A conversation of an open case as it went, with every version of each message and who could see it then. That this piece of it
 * was looked at is an entry of the log that stands before the answer leaves.
 */
export async function readCase(actor: Actor, { caseId, ...place }: Place & { caseId: string }): Promise<CaseStretch> {
  requireAllowed(actor, 'case.manage', null);
  await throttle('caseRead.member', `${actor.tenantId} ${actor.memberId}`);
  return withTenant(actor.tenantId, async (tx) => {
    const open = await requireOpenCase(tx, actor, caseId);
    const span = await readSpan(tx, open);
    const { ids, hasBefore, hasAfter } = await placeWindow(tx, span, place);
    const found = await toCaseMessages(tx, caseId, span, ids);
    const channel = found[0]?.channel;
    if (!channel) throw notFound('conversation');
    const seen = await readReaders(tx, place.channelId, ids, span);
    const changes = await readChanges(tx, place.channelId, { ids, span, hasBefore, hasAfter });
    const seqs = found.map(({ seq }) => seq);
    const details = {
      caseId,
      name: open.name,
      channelId: place.channelId,
      from: Math.min(...seqs),
      to: Math.max(...seqs),
      count: found.length,
    };
    await recordLook(tx, actor, { caseId, type: 'case.viewed', details });
    const messages = found.map((message) => ({ ...message, readers: seen.readers.get(message.id) ?? [] }));
    return { channel, messages, changes, people: seen.people, hasBefore, hasAfter };
  });
}

async function placeWindow(tx: TenantTx, span: CaseSpan, { channelId, around, before, after }: Place) {
  const last = span.rooms.get(channelId);
  if (last === undefined) throw notFound('conversation');
  const limit = limits.caseWindow + 1;
  const room = { channelId, last, from: span.from, till: span.till, limit };
  const older = async (seq?: number) => selectCaseWindow(tx, { ...room, ...(seq === undefined ? {} : { before: seq }) });
  const newer = async (seq: number) => selectCaseWindow(tx, { ...room, after: seq });
  const most = limits.caseWindow;
  if (around !== null) {
    const [row] = await selectCaseMessages(tx, [around]);
    if (row?.channel_id !== channelId) throw notFound('message');
    const seq = Number(row.seq);
    const [above, below] = [await older(seq + 1), await newer(seq)];
    if (above[0] !== around) throw notFound('message');
    const ids = [...above.slice(0, most).toReversed(), ...below.slice(0, most)];
    return { ids, hasBefore: above.length > most, hasAfter: below.length > most };
  }
  if (after !== null) {
    const below = await newer(after);
    return { ids: below.slice(0, most), hasBefore: true, hasAfter: below.length > most };
  }
  const above = await older(before ?? undefined);
  return { ids: above.slice(0, most).toReversed(), hasBefore: above.length > most, hasAfter: before !== null };
}

type Piece = { ids: string[]; span: CaseSpan; hasBefore: boolean; hasAfter: boolean };

/** What was changed about the channel within a piece of it: up to its neighbours, and at an end as far as the scope goes. */
async function readChanges(tx: TenantTx, channelId: string, { ids, span, hasBefore, hasAfter }: Piece): Promise<ChannelChange[]> {
  const versions = (await selectCaseMessages(tx, ids)).map((row) => Number(row.created_version));
  const last = Number(span.rooms.get(channelId) ?? 0n);
  const rows = await channelChangesOf(tx, {
    channelId,
    after: hasBefore ? Math.min(...versions) : 0,
    upTo: hasAfter ? Math.max(...versions) : last,
    limit: limits.channelChanges,
  });
  return rows
    .filter(({ version, at }) => isWithin(span, channelId, { version: BigInt(version), at }))
    .map((row) => toChannelChange(row, () => true));
}

/** Who was in the channel when each message was said, by the names of then. */
async function readReaders(tx: TenantTx, channelId: string, ids: string[], span: CaseSpan) {
  const rows = (await selectCaseMessages(tx, ids)).filter(({ created_version: version, created_at: at }) =>
    isWithin({ ...span, from: null, till: null }, channelId, { version, at }),
  );
  const last = rows.reduce((most, row) => (row.created_version > most ? row.created_version : most), 0n);
  const memberships = (await selectMemberships(tx, channelId, last)).map((row) => ({
    memberId: row.member_id,
    version: Number(row.version),
    isAdded: row.is_added,
  }));
  const inside = [...new Set(memberships.map(({ memberId }) => memberId))];
  const changes = (await selectPersonChanges(tx, inside)).map(({ member_id: memberId, at, type, payload }): PersonChange => {
    if (type !== 'member.profileChanged') return { memberId, at: at.valueOf(), isThere: type === 'member.reactivated' };
    const { before } = JSON.parse(payload ?? '{}') as { before?: { name?: string } };
    return { memberId, at: at.valueOf(), ...(before?.name ? { formerName: before.name } : {}) };
  });
  const people = await tx.member.findMany({ where: { id: { in: inside } }, orderBy: { name: 'asc' } });
  const first = Math.min(...rows.map((row) => row.created_at.valueOf()));
  return {
    readers: new Map(
      rows.map((row) => {
        const moment = { version: Number(row.created_version), at: row.created_at.valueOf() };
        return [row.id, whoCouldSee(moment, memberships, changes)];
      }),
    ),
    people: people.map(({ id, name, role }) => ({
      memberId: id,
      name: nameThen({ memberId: id, name }, first, changes),
      isGuest: role === 'guest',
    })),
  };
}
