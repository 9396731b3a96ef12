import type { MatterRule } from '@parley/contract/matter-retention';
import type { RetentionRule } from '@parley/contract/retention';
import { wholeRecord, type RecordScope } from '@parley/contract/record-scope';
import { readStoredEvents } from '@parley/db/log/read-events';
import { isHeld, selectHoldsOf } from '@parley/db/record/held';
import { inScope } from '@parley/db/record/scope-condition';
import { withTenant } from '@parley/db/with-tenant';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { verifyStream } from '../src/archive/verify-stream.ts';
import { addChannelMembers, leaveChannel } from '../src/channel/change-channel.ts';
import { listHolds } from '../src/hold/list-holds.ts';
import { createHold, releaseHold } from '../src/hold/place-hold.ts';
import { newId } from '../src/id.ts';
import { gather } from '../src/matter/gather.ts';
import { changeMatter, openMatter } from '../src/matter/open-matter.ts';
import { deleteMessage, editMessage, reactToMessage } from '../src/message/change-message.ts';
import { moveMessage } from '../src/message/move-message.ts';
import { sendMessage } from '../src/message/send-message.ts';
import { purge } from '../src/retention/purge.ts';
import { writePolicy } from '../src/retention/read-policy.ts';
import { buildChannel, buildDirect, buildMember, buildTenant, type BuiltMember, type BuiltTenant } from '../src/testing/build.ts';
import { askDeletion } from '../src/workspace/deletion.ts';
import { eraseWorkspace } from '../src/workspace/erase-workspace.ts';
import { getWorkspaceSettings } from '../src/workspace/settings.ts';
import { asOwner } from './as-owner.ts';
import { openJobDatabase } from './job-database.ts';
import { openTestCore } from './open-test-core.ts';

openTestCore();
const withJobDb = openJobDatabase();

const refusal = (fields: object) => expect.objectContaining(fields);
const send = async (actor: BuiltMember, channelId: string, body: string) =>
  (await sendMessage(actor, { clientId: newId(), channelId, body })).message;
const hold = (actor: BuiltMember, scope: Partial<RecordScope>, words = '') =>
  createHold(actor, { name: 'A matter', reason: 'A letter from counsel', scope: { ...wholeRecord, ...scope }, words });
const heldOf = async (tenantId: string, ids: string[]) =>
  new Set((await withTenant(tenantId, (tx) => selectHoldsOf(tx, ids))).map(({ message_id }) => message_id));
/** Everything goes, if nothing else keeps it. */
const everythingGoes: RetentionRule[] = [{ scope: 'everything', id: null, act: 'deleteAfter', days: 0 }];
const setPolicy = ({ tenantId, owner }: BuiltTenant, rules: RetentionRule[], version = 1) =>
  withTenant(tenantId, (tx) => writePolicy(tx, { tenantId, rules, version, setBy: owner.memberId }));
const contentsOf = ({ tenantId }: BuiltTenant) =>
  asOwner<{ subject_id: string; payload: string | null }>(
    `SELECT e.subject_id, p.payload FROM app.event e LEFT JOIN app.event_payload p USING (tenant_id, stream_id, version)
     WHERE e.tenant_id = $1 AND e.type LIKE 'message.%'`,
    [tenantId],
  );

describe('what a hold keeps', () => {
  test('a custodian’s conversations up to the day they left, a channel, some days, some words, each by itself', async () => {
    const tenant = await buildTenant();
    const { owner, tenantId } = tenant;
    const [ana, ben] = [await buildMember(tenant), await buildMember(tenant)];
    const room = await buildChannel(tenant, { kind: 'private', members: [ana, ben] });
    const other = await buildChannel(tenant, { members: [ben] });
    const before = await send(ben, room, 'while Ana was there');
    await leaveChannel(ana, { channelId: room });
    const after = await send(ben, room, 'after Ana had left');
    const elsewhere = await send(ben, other, 'where Ana never was');
    const edited = await send(ben, other, 'The falcon lands at dawn');
    await editMessage(ben, { messageId: edited.id, body: 'Nothing of interest' });
    const ids = [before, after, elsewhere, edited].map(({ id }) => id);
    const expectHeld = async (scope: Partial<RecordScope>, words: string, expected: string[]) => {
      const { id } = await hold(owner, scope, words);
      expect(await heldOf(tenantId, ids)).toEqual(new Set(expected));
      await releaseHold(owner, { id, reason: 'Settled' });
      expect(await heldOf(tenantId, ids)).toEqual(new Set());
    };
    await expectHeld({ memberIds: [ana.memberId] }, '', [before.id]);
    await expectHeld({ channelIds: [other] }, '', [elsewhere.id, edited.id]);
    await expectHeld({ channelIds: [other], memberIds: [ana.memberId] }, '', []);
    await expectHeld({}, 'FALCON dawn', [edited.id]);
    await expectHeld({}, 'falcon sunset', []);
    await expectHeld({ from: '2020-01-01', until: '2020-12-31' }, '', []);
    await expectHeld({ from: new Date().toISOString().slice(0, 10) }, '', ids);
    // The scope means the same as it does for cases and exports.
    await hold(owner, { memberIds: [ana.memberId] });
    const scope = inScope({ ...wholeRecord, memberIds: [ana.memberId] });
    const rows = await withTenant(
      tenantId,
      (tx) => tx.$queryRaw<{ is_in: boolean; is_held: boolean }[]>`SELECT (${scope}) AS is_in, ${isHeld} AS is_held FROM app.event e
        WHERE e.tenant_id = app.tid() AND e.type = 'message.created' AND e.subject_id = ANY (${ids}::uuid[])`,
    );
    expect(rows).toHaveLength(4);
    for (const row of rows) expect(row.is_held).toBe(row.is_in);
  });

  test('is released for a reason, once; both acts are in the log; admins and other firms reach none', async () => {
    const [tenant, elsewhere] = [await buildTenant(), await buildTenant()];
    const admin = await buildMember(tenant, { role: 'admin' });
    const keeper = await buildMember(tenant, { granted: ['archive'] });
    const placed = await hold(keeper, {});
    expect((await listHolds(tenant.owner, { isReleased: false })).items).toEqual([placed]);
    await expect(listHolds(admin, { isReleased: false })).rejects.toEqual(refusal({ rule: 'archive-permission' }));
    await expect(hold(admin, {})).rejects.toEqual(refusal({ rule: 'archive-permission' }));
    await expect(releaseHold(elsewhere.owner, { id: placed.id, reason: 'x' })).rejects.toEqual(refusal({ code: 'NOT_FOUND' }));
    await expect(hold(elsewhere.owner, { channelIds: [tenant.generalId] })).rejects.toEqual(refusal({ code: 'NOT_FOUND' }));
    await expect(hold(elsewhere.owner, { memberIds: [keeper.memberId] })).rejects.toEqual(refusal({ code: 'NOT_FOUND' }));
    expect((await releaseHold(tenant.owner, { id: placed.id, reason: 'Settled' })).released).toMatchObject({ reason: 'Settled' });
    await expect(releaseHold(tenant.owner, { id: placed.id, reason: 'x' })).rejects.toEqual(refusal({ code: 'CONFLICT' }));
    const acts = await asOwner<{ type: string; payload: string }>(
      `SELECT e.type, p.payload FROM app.event e JOIN app.event_payload p USING (tenant_id, stream_id, version)
       WHERE e.tenant_id = $1 AND e.type LIKE 'hold.%' ORDER BY e.version`,
      [tenant.tenantId],
    );
    expect(acts.map(({ type }) => type)).toEqual(['hold.placed', 'hold.released']);
    expect(acts[1]?.payload).toContain('Settled');
  });
});

test('P8: a hold beats the deletion of the firm, at the question, on the day, and in the database itself', async () => {
  const tenant = await buildTenant();
  const { owner, tenantId } = tenant;
  const { name } = await getWorkspaceSettings(owner);
  const ask = () => askDeletion(owner, { name, password: owner.password });
  const comeDue = () =>
    withTenant(tenantId, (tx) => tx.deletion.updateMany({ where: { tenantId }, data: { dueAt: new Date(Date.now() - 1000) } }));
  const erase = () => eraseWorkspace({ tenantId }, { id: '0', createdAt: new Date(), withJobDb });
  const { id } = await hold(owner, {});
  await expect(ask()).rejects.toEqual(refusal({ code: 'CONFLICT', rule: 'held' }));
  await releaseHold(owner, { id, reason: 'Settled' });
  await ask();
  const later = await hold(owner, {});
  await comeDue();
  await erase();
  expect(await asOwner('SELECT 1 FROM app.member WHERE tenant_id = $1', [tenantId])).toHaveLength(1);
  await expect(withJobDb((client) => client.query('SELECT app.erase_tenant($1)', [tenantId]))).rejects.toThrow('a hold stands');
  await releaseHold(owner, { id: later.id, reason: 'Settled' });
  await comeDue();
  await erase();
  expect(await asOwner('SELECT 1 FROM app.member WHERE tenant_id = $1', [tenantId])).toEqual([]);
});

test('P8: a held item never disappears, nor what a matter keeps, whatever is interleaved; the log alone tells the state that is', async () => {
  const n = fc.nat({ max: 99 });
  const act = fc.oneof(
    { weight: 6, arbitrary: fc.record({ do: fc.constant('send' as const), n, m: n }) },
    {
      weight: 3,
      arbitrary: fc.record({ do: fc.constantFrom('edit' as const, 'delete' as const, 'react' as const, 'move' as const), n, m: n }),
    },
    { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('join' as const, 'leave' as const), n, m: n }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('hold' as const, 'release' as const), n, m: n }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('gather' as const, 'close' as const), n, m: n }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('purge' as const), n, m: n }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('erase' as const), n, m: n }) },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 12, maxLength: 30 }), async (acts) => {
      const world = await buildWorld();
      for (const one of acts) await world[one.do](one.n, one.m);
      await world.purge(0, 0);
      await expectReplayed(world.tenant, world.channels);
    }),
    { numRuns: 8 },
  );
}, 240_000);

const matterWords = (name: string) => ({ name, client: '', memberIds: [] });
type Sent = { id: string; channelId: string; authorId: string; at: number; movedTo?: Sent };

/** People who write, come and go, and a model of what is held that knows nothing of the log. */
async function buildWorld() {
  const tenant = await buildTenant();
  const { owner, tenantId } = tenant;
  const people = [owner, await buildMember(tenant), await buildMember(tenant)];
  const channels = [
    tenant.generalId,
    await buildChannel(tenant, { members: people }),
    await buildDirect(owner, people.slice(1, 2)),
  ];
  let clock = 0;
  let policy = 0;
  const stays: { channelId: string; memberId: string; until: number }[] = channels.flatMap((channelId, index) =>
    people.slice(0, index === 2 ? 2 : 3).map(({ memberId }) => ({ channelId, memberId, until: Infinity })),
  );
  const sent: Sent[] = [];
  const holds: { id: string; scope: RecordScope }[] = [];
  const parts: { matter: number; channelId: string; messageId?: string }[] = [];
  /** The first keeps for ever, the second as long as it is open. */
  const matters = [await openMatter(owner, matterWords('For ever')), await openMatter(owner, matterWords('While open'))];
  const closed = new Set<number>();
  const matterRules: MatterRule[] = [
    { act: 'forever', days: null, countsFrom: 'message' },
    { act: 'atLeast', days: 0, countsFrom: 'closing' },
  ];
  await withTenant(tenantId, (tx) =>
    tx.matterRetention.createMany({
      data: matters.map(({ id: matterId }, at) => {
        return { tenantId, matterId, rule: matterRules[at] ?? {}, version: 1, setBy: owner.memberId };
      }),
    }),
  );
  const inMatter = ({ id, channelId }: Sent): boolean =>
    parts.some((part) => !closed.has(part.matter) && (part.messageId ? part.messageId === id : part.channelId === channelId));
  /** What was purged leads nowhere any more. */
  const gone = new Set<string>();
  const pick = <T>(from: T[], at: number): T | undefined => from[at % Math.max(1, from.length)];
  const isIn = (channelId: string, memberId: string) =>
    stays.some((stay) => stay.channelId === channelId && stay.memberId === memberId && stay.until === Infinity);
  const mayHold = ({ channelIds, memberIds }: RecordScope, { id, channelId, authorId, at, movedTo }: Sent): boolean =>
    ((channelIds.length === 0 || channelIds.includes(channelId)) &&
      (memberIds.length === 0 ||
        memberIds.includes(authorId) ||
        stays.some((stay) => stay.channelId === channelId && memberIds.includes(stay.memberId) && stay.until > at))) ||
    (movedTo !== undefined && !gone.has(id) && mayHold({ ...wholeRecord, channelIds, memberIds }, movedTo));
  const note = (id: string, channelId: string, authorId: string): Sent => {
    const message = { id, channelId, authorId, at: (clock += 1) };
    sent.push(message);
    return message;
  };
  /** Of what is gone or not allowed the refusal is another test's matter. */
  const attempt = async (act: () => Promise<unknown>) => void (await act().catch(() => {}));
  const on = (which: number, act: (message: Sent, author: BuiltMember) => Promise<unknown>) => {
    const message = pick(sent, which);
    const author = people.find(({ memberId }) => memberId === message?.authorId);
    return message && author ? attempt(() => act(message, author)) : Promise.resolve();
  };
  const keptSoFar = async () => {
    for (const { id } of await asOwner<{ id: string }>(`SELECT id FROM app.message WHERE tenant_id = $1 AND extra ? 'purged'`, [
      tenantId,
    ]))
      gone.add(id);
    const held = sent.filter((message) => holds.some(({ scope }) => mayHold(scope, message)));
    expect(
      await heldOf(
        tenantId,
        sent.map(({ id }) => id),
      ),
    ).toEqual(new Set(held.map(({ id }) => id)));
    const kept = new Set(sent.filter((message) => held.includes(message) || inMatter(message)).map(({ id }) => id));
    const rows = (await contentsOf(tenant)).filter(({ payload }) => payload !== null);
    return { kept: rows.filter(({ subject_id }) => kept.has(subject_id)).length, all: rows.length };
  };
  return {
    tenant,
    channels,
    send: async (who: number, where: number) => {
      const [author, channelId] = [pick(people, who) ?? owner, pick(channels, where) ?? tenant.generalId];
      await attempt(async () => note((await send(author, channelId, `said ${clock}`)).id, channelId, author.memberId));
    },
    edit: (which: number) => on(which, ({ id }, author) => editMessage(author, { messageId: id, body: `edited ${(clock += 1)}` })),
    delete: (which: number) => on(which, ({ id }, author) => deleteMessage(author, { messageId: id })),
    react: (which: number) => on(which, ({ id }, author) => reactToMessage(author, { messageId: id, emoji: '👍', on: true })),
    move: (which: number, where: number) =>
      on(which, async (from, author) => {
        const channelId = pick(channels, where) ?? '';
        const { message } = await moveMessage(author, { messageId: from.id, channelId });
        from.movedTo = note(message.id, channelId, from.authorId);
      }),
    join: (who: number) =>
      attempt(async () => {
        const { memberId } = pick(people.slice(1), who) ?? owner;
        if (isIn(channels[1] ?? '', memberId)) return;
        await addChannelMembers(owner, { channelId: channels[1] ?? '', memberIds: [memberId] });
        stays.push({ channelId: channels[1] ?? '', memberId, until: Infinity });
      }),
    leave: (who: number) =>
      attempt(async () => {
        const member = pick(people.slice(1), who) ?? owner;
        await leaveChannel(member, { channelId: channels[1] ?? '' });
        for (const stay of stays)
          if (stay.channelId === channels[1] && stay.memberId === member.memberId && stay.until === Infinity)
            stay.until = clock += 1;
      }),
    hold: async (how: number, which: number) => {
      const scope = {
        ...wholeRecord,
        ...(how % 3 === 0 ? { channelIds: [pick(channels, which) ?? ''] } : {}),
        ...(how % 3 === 1 ? { memberIds: [pick(people, which)?.memberId ?? ''] } : {}),
      };
      holds.push({ id: (await hold(owner, scope)).id, scope });
    },
    release: async (which: number) => {
      const found = pick(holds, which);
      if (!found) return;
      await releaseHold(owner, { id: found.id, reason: 'Settled' });
      holds.splice(holds.indexOf(found), 1);
    },
    purge: async (which: number, who: number) => {
      const narrow: RetentionRule[] = [{ scope: 'person', id: pick(people, who)?.memberId ?? null, act: 'deleteAfter', days: 0 }];
      await setPolicy(tenant, which % 2 === 0 ? everythingGoes : narrow, (policy += 1));
      const before = await keptSoFar();
      await purge({ tenantId, policyVersion: policy }, { withJobDb });
      const after = await keptSoFar();
      expect(after.kept).toBe(before.kept);
      if (which % 2 === 0) expect(after.all).toBe(after.kept);
    },
    gather: (which: number, what: number) =>
      attempt(async () => {
        const matter = which % 2;
        const matterId = matters[matter]?.id ?? '';
        const [channelId, message] = [pick(channels, what) ?? '', pick(sent, what)];
        const isThread = which % 3 === 0 && message !== undefined;
        const part = isThread ? { messageId: message.id } : { channelId, from: null, until: null };
        await gather(owner, { matterId, part, note: '' });
        parts.push({ matter, channelId: isThread ? message.channelId : channelId, ...(isThread ? part : {}) });
      }),
    close: async () => {
      const isClosed = !closed.has(1);
      await changeMatter(owner, { matterId: matters[1]?.id ?? '', name: 'While open', client: '', isClosed });
      if (isClosed) closed.add(1);
      else closed.delete(1);
    },
    /** Somebody tries to have the whole firm erased. */
    erase: async () => {
      if (holds.length === 0) return;
      await withTenant(tenantId, (tx) =>
        tx.deletion.create({ data: { tenantId, askedBy: owner.memberId, dueAt: new Date(Date.now() - 1000) } }),
      );
      await eraseWorkspace({ tenantId }, { id: '0', createdAt: new Date(), withJobDb });
      await expect(withJobDb((client) => client.query('SELECT app.erase_tenant($1)', [tenantId]))).rejects.toThrow('a hold stands');
      await withTenant(tenantId, (tx) => tx.deletion.deleteMany({ where: { tenantId } }));
    },
  };
}

type Replayed = { channelId: string; body: string; isDeleted: boolean; isPurged: boolean; reactions: string[]; created: number };
type Content = { body?: string; after?: string; on?: boolean; to?: { messageId: string }; versions?: [number, number][] };

/** Plays the logs of all channels from their first entries, with nothing else at hand, and compares with what readers have. */
async function expectReplayed({ tenantId }: BuiltTenant, channels: string[]): Promise<void> {
  const messages = new Map<string, Replayed>();
  const members = new Map(channels.map((channelId) => [channelId, new Set<string>()]));
  const carried = new Map<string, string[]>();
  const logs = await Promise.all(
    channels.map(async (channelId) => {
      expect(await verifyStream(tenantId, channelId)).toMatchObject({ ok: true });
      const events = await withTenant(tenantId, (tx) => readStoredEvents(tx, channelId, 0, 10_000));
      return events.map((event) => ({ ...event, channelId }));
    }),
  );
  for (const event of logs.flat().toSorted((one, other) => one.at.valueOf() - other.at.valueOf())) {
    const content = JSON.parse(event.payload ?? '{}') as Content;
    const { channelId, type } = event;
    const [id, actor] = [event.subject_id ?? '', event.actor_id ?? ''];
    const message = messages.get(id);
    const reactions = () => [...(carried.get(id) ?? []), ...(message?.reactions ?? [])];
    if (type === 'channel.memberAdded') members.get(channelId)?.add(id);
    if (type === 'channel.memberRemoved') members.get(channelId)?.delete(id);
    if (type === 'message.created')
      messages.set(id, {
        channelId,
        body: content.body ?? '',
        isDeleted: false,
        isPurged: false,
        reactions: [],
        created: Number(event.version),
      });
    if (message && type === 'message.edited') message.body = content.after ?? '';
    if (message && type === 'message.moved') {
      carried.set(content.to?.messageId ?? '', reactions());
      carried.delete(id);
      Object.assign(message, { body: '', reactions: [] });
    }
    if (message && type === 'message.deleted') Object.assign(message, { body: '', isDeleted: true });
    if (message && type === 'message.reacted' && content.on) message.reactions.push(actor);
    for (const [from, to] of content.versions ?? [])
      for (const purged of messages.values())
        if (purged.channelId === channelId && purged.created >= from && purged.created <= to)
          Object.assign(purged, { body: '', isDeleted: true, isPurged: true });
  }
  const rows = await asOwner<{
    id: string;
    body: string;
    deleted_at: Date | null;
    extra: { purged?: true } | null;
    reactions: Record<string, string[]> | null;
  }>('SELECT id, body, deleted_at, extra, reactions FROM app.message WHERE tenant_id = $1', [tenantId]);
  const live = rows.map(({ id, body, deleted_at, extra, reactions }) => [
    id,
    { body, isDeleted: deleted_at !== null, isPurged: extra?.purged === true, reactions: Object.values(reactions ?? {}).flat() },
  ]);
  const replayed = [...messages].map(([id, { body, isDeleted, isPurged, reactions }]) => [
    id,
    { body, isDeleted, isPurged, reactions: isDeleted ? [] : [...(carried.get(id) ?? []), ...reactions] },
  ]);
  expect(Object.fromEntries(live)).toEqual(Object.fromEntries(replayed));
  const inside = await asOwner<{ channel_id: string; member_id: string }>(
    'SELECT channel_id, member_id FROM app.channel_member WHERE tenant_id = $1',
    [tenantId],
  );
  for (const channelId of channels)
    expect(new Set(inside.filter((row) => row.channel_id === channelId).map((row) => row.member_id))).toEqual(
      members.get(channelId),
    );
}
