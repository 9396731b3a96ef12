import type { LabelInput, LabelView } from '@parley/contract/label';
import type { MessageView } from '@parley/contract/message-view';
import { withTenant } from '@parley/db/with-tenant';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../src/actor.ts';
import { changeRule, createRule } from '../src/boundary-rule/change-rule.ts';
import { getChannel } from '../src/channel/access-channel.ts';
import { addChannelMembers } from '../src/channel/change-channel.ts';
import { newId } from '../src/id.ts';
import { createInvitations } from '../src/invitation/manage-invitations.ts';
import { adoptLabels, changeLabel, createLabel, orderLabels, removeLabel, restoreLabel } from '../src/label/change-label.ts';
import { countLower } from '../src/label/count-lower.ts';
import { listChannelChanges } from '../src/channel/list-channel-changes.ts';
import { showLabels } from '../src/label/list-labels.ts';
import { setBanner } from '../src/label/set-banner.ts';
import { setChannelLabel } from '../src/label/set-channel-label.ts';
import { setMessageLabel } from '../src/label/set-message-label.ts';
import { setMemberRole } from '../src/member/change-member.ts';
import { editMessage } from '../src/message/change-message.ts';
import { forwardMessage } from '../src/message/forward-message.ts';
import { moveMessage } from '../src/message/move-message.ts';
import { sendMessage } from '../src/message/send-message.ts';
import { syncChannels } from '../src/sync/sync-channels.ts';
import { buildChannel, buildDirect, buildMember, buildTenant, type BuiltMember, type BuiltTenant } from '../src/testing/build.ts';
import { asOwner } from './as-owner.ts';
import { openTestCore } from './open-test-core.ts';

openTestCore();

const label = (name: string, more: Partial<LabelInput> = {}): LabelInput => ({
  ...{ name, color: 'blue', meaning: '', stays: false, closedToGuests: false },
  ...more,
});
const four = [
  label('Public', { color: 'green' }),
  label('Internal'),
  label('Confidential', { color: 'amber', closedToGuests: true }),
  label('Privileged', { color: 'red', stays: true, closedToGuests: true }),
];
const refusal = (fields: object) => expect.objectContaining(fields);

let firm: BuiltTenant;
let ana: BuiltMember;
let priya: BuiltMember;
let [open, inside, confidential, privileged]: string[] = [];
beforeEach(async () => {
  firm = await buildTenant();
  ana = await buildMember(firm, { name: 'Ana' });
  priya = await buildMember(firm, { role: 'guest', name: 'Priya' });
  const made = await adoptLabels(firm.owner, { labels: four });
  [open, inside, confidential, privileged] = made.map(({ id }) => id);
});

const room = async (labelId?: string, members: Actor[] = [ana]): Promise<string> => {
  const channelId = await buildChannel(firm, { members });
  if (labelId) await setChannelLabel(firm.owner, { channelId, labelId });
  return channelId;
};
const send = async (channelId: string, labelId?: string, from: Actor = ana): Promise<MessageView> => {
  const extra = labelId ? { extra: { label: labelId } } : {};
  return (await sendMessage(from, { clientId: newId(), channelId, body: 'words', ...extra })).message;
};
const forward = (messageId: string, channelId: string, more: { acceptsLower?: true } = {}) =>
  forwardMessage(ana, { clientId: newId(), messageId, channelId, comment: '', ...more });
const entries = (streamId: string, type: string) =>
  asOwner<{ payload: string }>(
    `SELECT p.payload FROM app.event e JOIN app.event_payload p USING (tenant_id, stream_id, version)
     WHERE e.tenant_id = $1 AND e.stream_id = $2 AND e.type = $3 ORDER BY e.version`,
    [firm.tenantId, streamId, type],
  ).then((rows) => rows.map(({ payload }) => JSON.parse(payload) as Record<string, unknown>));
const active = (views: LabelView[]) => views.filter(({ isRetired }) => !isRetired).map(({ name }) => name);

describe('the labels of a firm', () => {
  test('are made, put into order, and each change is an entry', async () => {
    const made = await createLabel(firm.owner, label('Secret'));
    expect(active(made)).toEqual(['Public', 'Internal', 'Confidential', 'Privileged', 'Secret']);
    const ids = made.map(({ id }) => id);
    expect(active(await orderLabels(firm.owner, { ids: ids.toReversed() }))[0]).toBe('Secret');
    expect(await entries(firm.tenantId, 'label.ordered')).toEqual([
      refusal({ before: active(made), after: active(made).toReversed() }),
    ]);
    await expect(createLabel(firm.owner, label('secret'))).rejects.toEqual(refusal({ code: 'CONFLICT' }));
    await expect(createLabel(ana, label('Mine'))).rejects.toEqual(refusal({ code: 'FORBIDDEN' }));
    await expect(adoptLabels(firm.owner, { labels: four })).rejects.toEqual(refusal({ code: 'CONFLICT' }));
  });

  test('one that is used is retired: what carries it keeps it, and nothing else gets it', async () => {
    const channelId = await room(inside);
    await removeLabel(firm.owner, { id: inside ?? '' });
    expect((await getChannel(ana, channelId)).channel.label).toEqual(refusal({ name: 'Internal' }));
    expect((await showLabels(ana)).labels.map(({ name }) => name)).toEqual(['Public', 'Confidential', 'Privileged']);
    await expect(room(inside)).rejects.toEqual(refusal({ code: 'NOT_FOUND' }));
    await restoreLabel(firm.owner, { id: inside ?? '' });
    await room(inside);
    expect(active(await removeLabel(firm.owner, { id: open ?? '' }))).toEqual(['Internal', 'Confidential', 'Privileged']);
    expect(await entries(firm.tenantId, 'label.deleted')).toHaveLength(1);
  });

  test('a label that another firm keeps is not there', async () => {
    const other = await buildTenant();
    const [theirs] = await adoptLabels(other.owner, { labels: four });
    const channelId = await room();
    await expect(setChannelLabel(firm.owner, { channelId, labelId: theirs?.id ?? '' })).rejects.toEqual(
      refusal({ code: 'NOT_FOUND' }),
    );
    await expect(send(channelId, theirs?.id)).rejects.toEqual(refusal({ code: 'NOT_FOUND' }));
  });

  test('a banner is shown to everybody until it is taken down', async () => {
    const banner = { text: 'Client data stays in Parley', color: 'red', isDismissible: false } as const;
    await setBanner(firm.owner, { banner });
    expect((await showLabels(priya)).banner).toEqual(refusal(banner));
    await setBanner(firm.owner, { banner: null });
    expect((await showLabels(priya)).banner).toBeNull();
    await expect(setBanner(ana, { banner })).rejects.toEqual(refusal({ code: 'FORBIDDEN' }));
    expect(await entries(firm.tenantId, 'banner.removed')).toHaveLength(1);
  });
});

describe('a channel', () => {
  test('carries a label that all who see it see, and says so in its own log; a lower one is asked about', async () => {
    const channelId = await room(confidential);
    const lower = { channelId, labelId: inside ?? '' };
    await expect(setChannelLabel(firm.owner, lower)).rejects.toEqual(refusal({ mayConfirm: true }));
    const view = await setChannelLabel(firm.owner, { ...lower, acceptsLower: true });
    expect(view.channel.label).toEqual(refusal({ id: inside, name: 'Internal', rank: 2 }));
    expect((await entries(channelId, 'channel.labelSet')).map(({ before, after }) => [before, after])).toEqual([
      [null, refusal({ name: 'Confidential' })],
      [refusal({ name: 'Confidential' }), refusal({ name: 'Internal' })],
    ]);
    const synced = await syncChannels(ana, { channels: { [channelId]: 1 } });
    expect(synced.channels[channelId]?.channel?.label?.name).toBe('Internal');
    await expect(setChannelLabel(ana, lower)).rejects.toEqual(refusal({ code: 'FORBIDDEN' }));
  });

  test('shows in its feed who changed its label and when, as far back as one reads it', async () => {
    const channelId = await room(inside);
    await send(channelId);
    await asOwner('UPDATE app.channel_member SET visible_from = 1 WHERE channel_id = $1 AND member_id = $2', [
      channelId,
      ana.memberId,
    ]);
    await setChannelLabel(firm.owner, { channelId, labelId: confidential ?? '' });
    await setChannelLabel(firm.owner, { channelId, labelId: null, acceptsLower: true });
    const seen = async (actor: Actor) =>
      (await listChannelChanges(actor, { channelId })).map((change) =>
        change.type === 'channel.labelSet' ? [change.before?.name, change.after?.name] : change.type,
      );
    const late = [
      ['Internal', 'Confidential'],
      ['Confidential', undefined],
    ];
    expect(await seen(firm.owner)).toEqual([[undefined, 'Internal'], ...late]);
    expect(await seen(ana)).toEqual(late);
    const [first] = await listChannelChanges(ana, { channelId });
    expect(first).toEqual(refusal({ by: refusal({ memberId: firm.owner.memberId }), at: expect.any(String) }));
    await expect(seen(priya)).rejects.toEqual(refusal({ code: 'NOT_FOUND' }));
    await expect(seen((await buildTenant()).owner)).rejects.toEqual(refusal({ code: 'NOT_FOUND' }));
  });

  test('guests are not where a label keeps them out, by any way in', async () => {
    const withGuest = await room(inside, [ana, priya]);
    const raised = setChannelLabel(firm.owner, { channelId: withGuest, labelId: privileged ?? '' });
    await expect(raised).rejects.toEqual(refusal({ code: 'CONFLICT', message: expect.stringContaining('Priya') }));
    await expect(send(withGuest, confidential)).rejects.toEqual(refusal({ code: 'CONFLICT' }));

    const closed = await room(confidential, [ana]);
    const add = { channelId: closed, memberIds: [priya.memberId] };
    await expect(addChannelMembers(firm.owner, add)).rejects.toEqual(
      refusal({ message: expect.stringContaining('Guests may not be') }),
    );
    const invite = { emails: ['guest@example.com'], role: 'guest', channelIds: [closed] } as const;
    await expect(createInvitations(firm.owner, { ...invite, emails: [...invite.emails], channelIds: [closed] })).rejects.toEqual(
      refusal({ message: expect.stringContaining('Guests may not be') }),
    );
    await expect(setMemberRole(firm.owner, { memberId: ana.memberId, role: 'guest' })).rejects.toEqual(
      refusal({ code: 'CONFLICT' }),
    );
    const [, second] = (await showLabels(firm.owner)).labels;
    const closing = { ...label('Internal', { closedToGuests: true }), id: second?.id ?? '', version: 1 };
    await expect(changeLabel(firm.owner, closing)).rejects.toEqual(refusal({ code: 'CONFLICT' }));

    await setChannelLabel(firm.owner, { channelId: closed, labelId: inside ?? '', acceptsLower: true });
    await addChannelMembers(firm.owner, add);
    expect((await showLabels(priya)).labels.map(({ name }) => name)).toEqual(['Public', 'Internal']);
  });
});

describe('a message', () => {
  test('carries a label of its own over edits, in the log and its payload; never below its channel', async () => {
    const channelId = await room(inside);
    const message = await send(channelId, confidential);
    expect(message.extra?.label).toEqual({ id: confidential, name: 'Confidential', color: 'amber' });
    const edited = await editMessage(ana, { messageId: message.id, body: 'other words' });
    expect(edited.message.extra?.label?.name).toBe('Confidential');
    expect((await entries(channelId, 'message.created'))[0]).toEqual(
      refusal({ extra: { label: { id: confidential, name: 'Confidential', color: 'amber' } } }),
    );
    await expect(send(channelId, open)).rejects.toEqual(refusal({ code: 'INVALID', message: expect.stringContaining('Internal') }));
    const changed = await setMessageLabel(ana, { messageId: message.id, labelId: null });
    expect(changed.message.extra).toBeNull();
    expect(await entries(channelId, 'message.labelled')).toEqual([refusal({ after: null })]);
  });

  test('is carried to a lower channel only when that is wanted, and goes on under its label', async () => {
    const from = await room(confidential);
    const to = await room(inside);
    const message = await send(from);
    await expect(forward(message.id, to)).rejects.toEqual(
      refusal({ mayConfirm: true, message: expect.stringMatching(/Confidential.*Internal/) }),
    );
    const sent = await forward(message.id, to, { acceptsLower: true });
    expect(sent.message.extra?.label?.name).toBe('Confidential');
    await expect(moveMessage(ana, { messageId: message.id, channelId: to })).rejects.toEqual(refusal({ mayConfirm: true }));
    const moved = await moveMessage(ana, { messageId: message.id, channelId: to, acceptsLower: true });
    expect(moved.message.extra?.label?.name).toBe('Confidential');
  });

  test('does not leave a label that stays, by forwarding, moving, sending or lowering, and into no conversation', async () => {
    const from = await room(privileged);
    const to = await room(confidential);
    const message = await send(from);
    const kept = refusal({ code: 'FORBIDDEN', mayConfirm: false });
    await expect(forward(message.id, to, { acceptsLower: true })).rejects.toEqual(kept);
    await expect(forward(message.id, await buildDirect(ana, [firm.owner]), { acceptsLower: true })).rejects.toEqual(kept);
    await expect(moveMessage(ana, { messageId: message.id, channelId: to, acceptsLower: true })).rejects.toEqual(kept);
    await expect(send(to, privileged)).rejects.toEqual(kept);

    const also = await room(privileged);
    await moveMessage(ana, { messageId: message.id, channelId: also });
    await expect(setChannelLabel(firm.owner, { channelId: also, labelId: inside ?? '', acceptsLower: true })).rejects.toEqual(
      refusal({ code: 'CONFLICT' }),
    );
    await setChannelLabel(firm.owner, { channelId: from, labelId: inside ?? '', acceptsLower: true });
  });

  test('that stands lower when its label begins to stay is counted; of closed conversations no name is told', async () => {
    const [openRoom, closed] = [await room(inside), await buildChannel(firm, { kind: 'private', members: [ana] })];
    await send(openRoom, confidential);
    await send(openRoom, confidential);
    await send(closed, confidential);
    await send(await room(confidential));
    const id = confidential ?? '';
    const { name } = (await getChannel(ana, openRoom)).channel;
    expect(await countLower(firm.owner, { id })).toEqual({
      messages: 3,
      open: [{ channelId: openRoom, name, count: 2 }],
      others: 1,
    });
    expect(await countLower(firm.owner, { id: privileged ?? '' })).toEqual({ messages: 0, open: [], others: 0 });
    await expect(countLower(ana, { id })).rejects.toEqual(refusal({ code: 'FORBIDDEN' }));
    await expect(countLower((await buildTenant()).owner, { id })).rejects.toEqual(refusal({ code: 'NOT_FOUND' }));
  });

  test('is kept out by the database itself when its channel is lowered at the same moment', async () => {
    const channelId = await room(privileged);
    const waiting = await Promise.allSettled([
      ...Array.from({ length: 6 }, () => send(channelId, privileged)),
      setChannelLabel(firm.owner, { channelId, labelId: null, acceptsLower: true }),
      ...Array.from({ length: 6 }, () => send(channelId, privileged)),
    ]);
    const [{ count } = { count: -1 }] = await asOwner<{ count: number }>(
      `SELECT count(*)::int AS count FROM app.message m JOIN app.channel c ON c.tenant_id = m.tenant_id AND c.id = m.channel_id
       WHERE m.tenant_id = $1 AND c.id = $2 AND m.extra ? 'label' AND c.label_id IS NULL`,
      [firm.tenantId, channelId],
    );
    expect(count).toBe(0);
    for (const outcome of waiting) if (outcome.status === 'rejected') expect(outcome.reason).toEqual(refusal({ name: 'AppError' }));
  });
});

test('a rule is for channels from a label on, and for some roles', async () => {
  const low = await room(inside, [ana, priya]);
  const high = await room(confidential);
  const rule = await createRule(firm.owner, {
    ...{ name: 'No cards', detector: 'card', terms: [], leastCount: 1, act: 'block', isOn: true },
    scope: { kind: 'label', labelId: confidential ?? '' },
  });
  const card = (from: Actor, channelId: string) => sendMessage(from, { clientId: newId(), channelId, body: '4111 1111 1111 1111' });
  await card(ana, low);
  await expect(card(ana, high)).rejects.toEqual(refusal({ rule: `boundary:${rule.id}` }));
  const { scope, roles, detector, terms, leastCount, act, isOn, name } = rule;
  expect(scope).toEqual({ kind: 'label', id: confidential, name: 'Confidential' });
  expect(roles).toEqual([]);
  await changeRule(firm.owner, {
    ...{ name, detector, terms, leastCount, act, isOn, id: rule.id, version: rule.version },
    ...{ scope: { kind: 'everybody' }, roles: ['guest', 'owner'] },
  });
  await card(ana, high);
  await expect(card(priya, low)).rejects.toEqual(refusal({ rule: `boundary:${rule.id}` }));
  await expect(card(firm.owner, high)).rejects.toEqual(refusal({ rule: `boundary:${rule.id}` }));
  // A label that a rule names is kept for it.
  expect(await withTenant(firm.tenantId, (tx) => tx.label.count())).toBe(4);
});

test('whatever is relabelled, moved and forwarded, and in whatever order: nothing stands below its own label across one that stays', async () => {
  const [channels, labels] = [
    await Promise.all([room(), room(inside), room(privileged)]),
    [open, inside, confidential, privileged],
  ];
  const rankOf = new Map(labels.map((id, at) => [id, at + 1]));
  const held: string[] = [];
  const index = fc.nat(2);
  const step = fc.oneof(
    fc.record({ kind: fc.constant('send' as const), to: index, label: fc.option(fc.nat(3)) }),
    fc.record({ kind: fc.constant('relabel' as const), to: index, label: fc.option(fc.nat(3)) }),
    fc.record({ kind: fc.constant('move' as const), to: index, which: fc.nat() }),
    fc.record({ kind: fc.constant('forward' as const), to: index, which: fc.nat() }),
    fc.record({ kind: fc.constant('mark' as const), to: index, which: fc.nat(), label: fc.option(fc.nat(3)) }),
  );
  type Standing = { id: string; own: string | null; channel: string | null };
  const standing = () =>
    asOwner<Standing>(
      `SELECT m.id, m.extra -> 'label' ->> 'id' AS own, c.label_id AS channel
       FROM app.message m JOIN app.channel c ON c.tenant_id = m.tenant_id AND c.id = m.channel_id WHERE m.tenant_id = $1`,
      [firm.tenantId],
    );
  const rank = (id: string | null) => rankOf.get(id ?? '') ?? 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 10 }), async (steps) => {
      for (const one of steps) {
        const channelId = channels[one.to] ?? '';
        const labelId = 'label' in one && one.label !== null ? (labels[one.label] ?? null) : null;
        const messageId = 'which' in one ? (held[one.which % Math.max(1, held.length)] ?? newId()) : '';
        const before = new Map((await standing()).map((row) => [row.id, Math.max(rank(row.own), rank(row.channel))]));
        const acts = {
          send: () => send(channelId, labelId ?? undefined, firm.owner),
          relabel: () => setChannelLabel(firm.owner, { channelId, labelId, acceptsLower: true }),
          move: () => moveMessage(firm.owner, { messageId, channelId, acceptsLower: true }).then(({ message }) => message),
          forward: () =>
            forwardMessage(firm.owner, { clientId: newId(), messageId, channelId, comment: '', acceptsLower: true }).then(
              ({ message }) => message,
            ),
          mark: () => setMessageLabel(firm.owner, { messageId, labelId }).then(({ message }) => message),
        };
        const made = await acts[one.kind]().catch((error: unknown) => {
          expect(error).toEqual(refusal({ name: 'AppError', code: expect.not.stringMatching('INTERNAL') }));
          return null;
        });
        if (made && 'seq' in made && one.kind !== 'mark') held.push(made.id);
        for (const row of await standing()) {
          // Privileged stays: with that label of its own, a message is nowhere else.
          if (rank(row.own) === 4) expect(rank(row.channel)).toBe(4);
          // Whatever is carried counts for no less than it did, where it was carried from.
          if (made && 'seq' in made && row.id === made.id && 'which' in one && one.kind !== 'mark')
            expect(Math.max(rank(row.own), rank(row.channel))).toBeGreaterThanOrEqual(before.get(messageId) ?? 0);
        }
      }
    }),
    { numRuns: 12 },
  );
});
