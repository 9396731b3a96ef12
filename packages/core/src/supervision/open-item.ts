import type { OpenedItem } from '@parley/contract/supervision';
import { lockStream } from '@parley/db/channel/channel-queries';
import type { ItemRow } from '@parley/db/supervision/item-rows';
import { readAround, readSpokenVersion } from '@parley/db/supervision/spoken-rows';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { throttle } from '../identity/throttle.ts';
import { accessItems } from './access-items.ts';
import type { Why } from './judge-message.ts';
import { listTakers } from './list-takers.ts';
import { noteAct } from './note-act.ts';
import { namedIn, spokenText, withNames } from './spoken-text.ts';
import { toItemView } from './to-item-view.ts';

/** So many messages before it and after it are shown with one that is reviewed. */
const around = 4;

/**
 * Shows the words of an item, and what stands around them. These may be words of a closed conversation: that this reviewer opened it is
 * an entry of the log in the same transaction, so there is no answer without it.
 */
export async function openItem(actor: Actor, input: { itemId: string }): Promise<OpenedItem> {
  await throttle('supervisionReview.member', `${actor.tenantId} ${actor.memberId}`);
  return withTenant(actor.tenantId, async (tx) => {
    await lockStream(tx, actor.tenantId);
    const [row] = await accessItems(tx, actor, [input.itemId]);
    if (!row) throw new Error('accessItems answered without an item');
    await noteAct(tx, actor, row, { action: 'opened' });
    const openedAt = row.opened_at ?? new Date();
    await tx.supervisionItem.updateMany({ where: { id: row.id, openedAt: null }, data: { openedAt } });
    return { item: toItemView({ ...row, opened_at: openedAt }), ...(await readWords(tx, row)), ...(await readHistory(tx, row)) };
  });
}

async function readWords(tx: TenantTx, row: ItemRow) {
  const place = { channelId: row.channel_id, version: Number(row.event_version) };
  const said = await readSpokenVersion(tx, place);
  const near = said?.seq
    ? await readAround(tx, { channelId: row.channel_id, seq: Number(said.seq), parentId: said.parent_id, count: around })
    : [];
  const raw = said?.payload ? spokenText(said.payload) : null;
  const names = await readNames(tx, [raw ?? '', ...near.map(({ body }) => body)]);
  const why = row.why as Why[];
  const placed = await toFound(tx, why);
  const { text, spans } = raw === null ? { text: null, spans: placed } : withNames(raw, names, placed);
  const toAround = (one: (typeof near)[number]) => ({
    messageId: one.id,
    author: one.author_name,
    body: withNames(one.body, names, []).text,
    at: one.created_at.toISOString(),
  });
  const seq = Number(said?.seq ?? 0);
  const sorted = near.toSorted((a, b) => Number(a.seq) - Number(b.seq));
  return {
    ...{ channelName: said?.channel_name ?? null, text, isDeleted: Boolean(said?.deleted_at) },
    found: spans.map(({ start, end, ...found }) => (start < 0 ? { ...found, start: null, end: null } : { ...found, start, end })),
    before: sorted.filter((one) => Number(one.seq) < seq).map(toAround),
    after: sorted.filter((one) => Number(one.seq) > seq).map(toAround),
  };
}

/** The phrases themselves are read for the item alone, from the version that found them. */
async function toFound(tx: TenantTx, why: readonly Why[]) {
  const wanted = why.flatMap((one) => (one.reason === 'lexicon' ? [{ lexiconId: one.lexiconId, version: one.version }] : []));
  const versions = wanted.length > 0 ? await tx.lexiconVersion.findMany({ where: { OR: wanted } }) : [];
  return why.map((one) => {
    const nowhere = { start: -1, end: -1, version: null, phrase: null };
    if (one.reason === 'sample') return { reason: one.reason, name: String(one.permille / 10), ...nowhere };
    if (one.reason === 'newPerson') return { reason: one.reason, name: String(one.days), ...nowhere };
    if (one.reason === 'detector') return { ...nowhere, reason: one.reason, name: one.detector, start: one.start, end: one.end };
    const lexicon = versions.find(({ lexiconId, version }) => lexiconId === one.lexiconId && version === one.version);
    const { reason, version, start, end } = one;
    return { reason, name: lexicon?.name ?? '', version, phrase: lexicon?.phrases[one.phrase] ?? null, start, end };
  });
}

async function readNames(tx: TenantTx, texts: readonly string[]): Promise<Map<string, string>> {
  const known = { in: [...new Set(texts.flatMap(namedIn))] };
  const select = { id: true, name: true };
  const people = await tx.member.findMany({ where: { id: known }, select });
  const groups = await tx.memberGroup.findMany({ where: { id: known }, select });
  // A channel's name may be nobody's business here; its place in the text stays.
  const channels = await tx.channel.findMany({ where: { id: known, kind: 'public' }, select });
  return new Map([...people, ...groups, ...channels].map(({ id, name }) => [id, name ?? '']));
}

async function readHistory(tx: TenantTx, row: ItemRow): Promise<Pick<OpenedItem, 'history' | 'canTake'>> {
  const entries = await tx.supervisionEntry.findMany({ where: { itemId: row.id }, orderBy: { id: 'desc' }, take: 200 });
  const ids = entries.flatMap(({ memberId, toId }) => [memberId, ...(toId ? [toId] : [])]);
  const names = new Map(
    (await tx.member.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })).map((m) => [m.id, m.name]),
  );
  const person = (memberId: string) => ({ memberId, name: names.get(memberId) ?? '' });
  return {
    history: entries.toReversed().map(({ id, at, memberId, action, toId, outcome, note }) => ({
      ...{ id, at: at.toISOString(), by: person(memberId), to: toId ? person(toId) : null, note },
      action: action as OpenedItem['history'][number]['action'],
      outcome: outcome as OpenedItem['history'][number]['outcome'],
    })),
    canTake: await listTakers(tx, row),
  };
}
