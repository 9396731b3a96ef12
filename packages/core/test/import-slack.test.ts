import { readStoredEvents } from '@parley/db/log/read-events';
import { withTenant } from '@parley/db/with-tenant';
import { describe, expect, test } from 'vitest';
import { verifyStream } from '../src/archive/verify-stream.ts';
import { getChannel } from '../src/channel/access-channel.ts';
import { openDirect } from '../src/channel/create-channel.ts';
import { newId } from '../src/id.ts';
import { cancelImport, getImport, startImport } from '../src/import/manage-imports.ts';
import { workOnImport } from '../src/import/work-on-import.ts';
import { getThread } from '../src/message/read-messages.ts';
import { sendMessage } from '../src/message/send-message.ts';
import { searchMessages } from '../src/search/search-messages.ts';
import { buildMember, buildTenant } from '../src/testing/build.ts';
import { asOwner } from './as-owner.ts';
import { asItWas, checked, imported } from './import/import-on.ts';
import { makeZip, slackExport } from './import/make-export.ts';
import { openTestCore } from './open-test-core.ts';
import { ts, said, smallFirm, findChannel, messagesOf } from './import/small-firm.ts';

openTestCore();

describe('a Slack export', () => {
  test('comes in with its threads, reactions, edits, mentions, pins and files, at its own times, told to nobody', async () => {
    const { tenant, ana, users } = await smallFirm();
    const path = await makeZip([
      ['users.json', users],
      ['channels.json', [{ id: 'C1', name: 'tax-cases', members: ['U1', 'U2'], topic: { value: 'Cases' }, pins: [{ id: ts(1) }] }]],
      [
        'tax-cases/2023-11-14.json',
        [
          said('U2', 0, 'joined', { subtype: 'channel_join' }),
          said('U2', 1, 'See <https://example.com/a_b|the *form*> &amp; ask <@U1> in <#C1|tax-cases> *now* :tada:', {
            reactions: [
              { name: '+1', users: ['U1', 'U9'] },
              { name: 'partyparrot', users: ['U1'] },
            ],
          }),
          said('U1', 2, 'a reply', { thread_ts: ts(1), edited: { ts: ts(3) } }),
          said('U1', 4, 'a lost reply', { thread_ts: ts(-50) }),
          said('U2', 5, 'with a file', {
            files: [
              { id: 'F1', name: 'notes.txt' },
              { id: 'F2', name: 'far.pdf', permalink: 'https://x.slack.com/f' },
            ],
          }),
          { type: 'message', subtype: 'bot_message', bot_id: 'B7', username: 'Alarm', ts: ts(6), text: 'up again' },
          { type: 'message', subtype: 'tombstone', ts: ts(7), text: 'This message was deleted.' },
        ],
      ],
      ['__uploads/F1/notes.txt', Buffer.from('what was in the notes')],
    ]);
    const result = await imported(tenant.owner, path);
    expect(result).toMatchObject({
      state: 'done',
      kind: 'slack',
      failure: null,
      progress: { seen: 5, added: 5, known: 0, files: 1 },
    });
    expect(result.summary).toMatchObject({
      people: { matched: 1, placeholders: 2, bots: 1 },
      messages: 5,
      replies: 2,
      edited: 1,
      pinned: 1,
      problems: { system: 1, deleted: 1, fileLinkOnly: 1, unknownEmoji: 1 },
    });

    const channel = await findChannel(ana, 'tax-cases');
    const [first, lost, filed, alarm] = await messagesOf(ana, channel?.id ?? '');
    expect(first).toMatchObject({
      author: { name: 'Old Hand' },
      body: `See [the *form*](https://example.com/a_b) & ask <@${ana.memberId}> in <#${channel?.id}> **now** 🎉`,
      createdAt: '2023-11-14T22:14:20.000Z',
      replyCount: 1,
      extra: { imported: { source: 'slack' } },
      reactions: [{ emoji: '👍', memberIds: [ana.memberId] }],
    });
    expect(first?.pinnedAt).not.toBeNull();
    const { replies } = await getThread(ana, { messageId: first?.id ?? '' });
    expect(replies).toMatchObject([{ body: 'a reply', author: { memberId: ana.memberId }, editedAt: '2023-11-14T22:16:20.000Z' }]);
    expect(lost).toMatchObject({ body: 'a lost reply', parentId: null });
    expect(filed).toMatchObject({
      body: 'with a file\n[far.pdf](https://x.slack.com/f)',
      files: [{ name: 'notes.txt', bytes: 21 }],
    });
    expect(alarm).toMatchObject({ author: { name: 'Alarm' }, body: 'up again' });

    const mine = await getChannel(ana, channel?.id ?? '');
    expect(mine).toMatchObject({ isMember: true, unread: 0, mentions: 0 });
    expect(await asOwner('SELECT 1 FROM app.notification WHERE tenant_id = $1', [tenant.tenantId])).toEqual([]);
    expect((await searchMessages(ana, { query: 'lost' })).items).toHaveLength(1);
    const events = await withTenant(tenant.tenantId, (tx) => readStoredEvents(tx, channel?.id ?? '', 0, 100));
    expect(await verifyStream(tenant.tenantId, channel?.id ?? '')).toMatchObject({ ok: true });
    expect(events.filter(({ type }) => type === 'message.imported')).toHaveLength(5);
    expect(JSON.parse(events.find(({ type }) => type === 'message.imported')?.payload ?? '')).toMatchObject({
      imported: { source: 'slack', sentAt: '2023-11-14T22:14:20.000Z' },
    });
  });

  test('the same file again adds nothing, and a longer one adds what is new, read by those who had read all', async () => {
    const { tenant, ana, users } = await smallFirm();
    const channels = [{ id: 'C1', name: 'again', members: ['U1'] }];
    const day = [said('U1', 1, 'one'), said('U2', 2, 'two')];
    const short = await makeZip([
      ['users.json', users],
      ['channels.json', channels],
      ['again/2023-11-14.json', day],
    ]);
    expect((await imported(tenant.owner, short)).progress).toMatchObject({ added: 2, known: 0 });
    expect((await imported(tenant.owner, short)).progress).toMatchObject({ added: 0, known: 2 });
    const long = await makeZip([
      ['users.json', users],
      ['channels.json', channels],
      ['again/2023-11-14.json', [...day, said('U2', 3, 'three')]],
    ]);
    expect((await imported(tenant.owner, long)).progress).toMatchObject({ added: 1, known: 2 });
    const channel = await findChannel(ana, 'again');
    expect((await messagesOf(ana, channel?.id ?? '')).map(({ body }) => body)).toEqual(['one', 'two', 'three']);
    expect((await getChannel(ana, channel?.id ?? '')).unread).toBe(0);
    expect(await asOwner('SELECT 1 FROM app.member WHERE tenant_id = $1 AND is_placeholder', [tenant.tenantId])).toHaveLength(2);
  });

  test('private channels and conversations come to those who were in them, and not to whoever imports', async () => {
    const { tenant, ana, users } = await smallFirm();
    const ben = await buildMember(tenant, { name: 'Ben Ash' });
    const people = [...users, { id: 'U3', profile: { real_name: 'Ben Ash', email: ben.email } }];
    const entries = (dm: string): [string, unknown][] => [
      ['users.json', people],
      ['channels.json', []],
      ['groups.json', [{ id: 'G1', name: 'partners', members: ['U1', 'U2'] }]],
      ['dms.json', [{ id: dm, members: ['U1', 'U3'] }]],
      ['partners/2023-11-14.json', [said('U1', 1, 'between partners')]],
      [`${dm}/2023-11-14.json`, [said('U1', 2, 'between us')]],
    ];
    await imported(tenant.owner, await makeZip(entries('D1')));
    const opened = await openDirect(ana, { memberIds: [ben.memberId] });
    expect(await messagesOf(ben, opened.channel.id)).toMatchObject([{ body: 'between us' }]);
    expect(await findChannel(ana, 'partners')).toBeDefined();
    expect(await findChannel(tenant.owner, 'partners')).toBeUndefined();
    expect((await searchMessages(tenant.owner, { query: 'between' })).items).toEqual([]);

    // What goes on here is not written into: a conversation from elsewhere then stands beside it.
    await sendMessage(ana, { clientId: newId(), channelId: opened.channel.id, body: 'today' });
    await imported(tenant.owner, await makeZip(entries('D2')));
    expect((await messagesOf(ben, opened.channel.id)).map(({ body }) => body)).toEqual(['between us', 'today']);
    expect((await searchMessages(ben, { query: 'between' })).items).toHaveLength(2);
  });

  test('a name that is taken gets another, a prefix stands before all, and archived means closed', async () => {
    const { tenant, users } = await smallFirm();
    const path = await makeZip([
      ['users.json', users],
      ['channels.json', [{ id: 'C1', name: 'general', members: ['U1'] }]],
      ['general/2023-11-14.json', [said('U1', 1, 'before')]],
    ]);
    await imported(tenant.owner, path, { channels: 'archived' });
    expect(await findChannel(tenant.owner, 'general-2')).toMatchObject({ isArchived: true });
    const other = await smallFirm();
    await imported(other.tenant.owner, path, { prefix: 'slack', channels: 'private' });
    expect(await findChannel(other.tenant.owner, 'slack-general')).toMatchObject({ kind: 'private', isArchived: false });
  });

  test('killed midway it resumes: every message once, none twice, in the order of time', async () => {
    const tenant = await buildTenant();
    const total = 20_000;
    const path = await makeZip(slackExport({ channels: 4, messages: total, people: 30, perDay: 700 }));
    const { id: importId } = await checked(tenant.owner, path);
    await startImport(tenant.owner, { importId, options: asItWas });
    const job = { tenantId: tenant.tenantId, importId };
    const working = workOnImport(job);
    // Another worker takes the import over, as after a kill: what the first one holds is out of date from then on.
    for (;;) {
      const { progress } = await getImport(tenant.owner, { importId });
      if (progress.seen > 2_000) break;
    }
    await asOwner('UPDATE app.import SET step = step + 100 WHERE tenant_id = $1 AND id = $2', [tenant.tenantId, importId]);
    await working;
    const half = await getImport(tenant.owner, { importId });
    expect(half.state).toBe('running');
    expect(half.progress.seen).toBeLessThan(total);
    await workOnImport(job);
    const whole = await getImport(tenant.owner, { importId });
    expect(whole).toMatchObject({ state: 'done', progress: { seen: total, added: total, known: 0 } });
    const rows = await asOwner<{ n: number; streams: number; replies: number; sorted: boolean }>(
      `SELECT count(*)::int AS n, count(DISTINCT channel_id)::int AS streams, count(parent_id)::int AS replies, bool_and(sorted) AS sorted
       FROM (SELECT *, created_at >= coalesce(lag(created_at) OVER (PARTITION BY channel_id ORDER BY seq), '-infinity') AS sorted
             FROM app.message WHERE tenant_id = $1) m`,
      [tenant.tenantId],
    );
    expect(rows).toEqual([{ n: total, streams: 4, replies: whole.summary?.replies, sorted: true }]);
    const channel = await findChannel(tenant.owner, 'history-0');
    expect(await verifyStream(tenant.tenantId, channel?.id ?? '')).toMatchObject({ ok: true });
  });

  test('cancelled it stops and can go on', async () => {
    const tenant = await buildTenant();
    const path = await makeZip(slackExport({ channels: 2, messages: 6_000, people: 5, perDay: 1_000 }));
    const { id: importId } = await checked(tenant.owner, path);
    await startImport(tenant.owner, { importId, options: asItWas });
    const working = workOnImport({ tenantId: tenant.tenantId, importId });
    for (;;) if ((await getImport(tenant.owner, { importId })).progress.seen > 0) break;
    await cancelImport(tenant.owner, { importId });
    await working;
    const stopped = await getImport(tenant.owner, { importId });
    expect(stopped.state).toBe('cancelled');
    await startImport(tenant.owner, { importId, options: asItWas });
    await workOnImport({ tenantId: tenant.tenantId, importId });
    expect(await getImport(tenant.owner, { importId })).toMatchObject({ state: 'done', progress: { added: 6_000, known: 0 } });
  });
});
