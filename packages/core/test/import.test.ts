import { readFile, writeFile } from 'node:fs/promises';
import { readStoredEvents } from '@parley/db/log/read-events';
import { countSeats } from '@parley/db/billing/seats';
import { withTenant } from '@parley/db/with-tenant';
import { describe, expect, test } from 'vitest';
import type { Actor } from '../src/actor.ts';
import { verifyStream } from '../src/archive/verify-stream.ts';
import { getChannel } from '../src/channel/access-channel.ts';
import { openDirect } from '../src/channel/create-channel.ts';
import { browseChannels } from '../src/channel/list-channels.ts';
import { newId } from '../src/id.ts';
import { acceptInvitation } from '../src/invitation/accept-invitation.ts';
import { issueInvitationToken } from '../src/invitation/issue-invitation-token.ts';
import { createInvitations } from '../src/invitation/manage-invitations.ts';
import { reactivateMember } from '../src/member/change-member.ts';
import { cancelImport, getImport, listImportProblems, startImport } from '../src/import/manage-imports.ts';
import { workOnImport } from '../src/import/work-on-import.ts';
import { writeProblemFile } from '../src/import/write-problem-file.ts';
import { getThread, listMessages } from '../src/message/read-messages.ts';
import { sendMessage } from '../src/message/send-message.ts';
import { searchMessages } from '../src/search/search-messages.ts';
import { buildMember, buildTenant } from '../src/testing/build.ts';
import { asOwner } from './as-owner.ts';
import { asItWas, checked, imported } from './import/import-on.ts';
import { makeZip, slackExport } from './import/make-export.ts';
import { openTestCore } from './open-test-core.ts';

openTestCore();

const ts = (minute: number) => `${1_700_000_000 + minute * 60}.000100`;
const said = (user: string, minute: number, text: string, more: object = {}) => ({
  type: 'message',
  user,
  ts: ts(minute),
  text,
  ...more,
});

async function smallFirm() {
  const tenant = await buildTenant();
  const ana = await buildMember(tenant, { name: 'Ana Lima' });
  const users = [
    { id: 'U1', profile: { real_name: 'Ana Lima', email: ana.email.toUpperCase() } },
    { id: 'U2', profile: { real_name: 'Old Hand', email: 'old.hand@export.example' } },
    { id: 'B1', profile: { real_name: 'Deploys' }, is_bot: true },
  ];
  return { tenant, ana, users };
}
const findChannel = async (actor: Actor, name: string) => {
  const { items } = await browseChannels(actor, { query: name, sort: 'name', show: 'all' });
  return items.find(({ channel }) => channel.name === name)?.channel;
};
const messagesOf = async (actor: Actor, channelId: string) => (await listMessages(actor, { channelId })).messages;

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

test('a Mattermost bulk export comes in, in a zip with its files, its posts sorted by time', async () => {
  const { tenant, ana } = await smallFirm();
  const lines = [
    { type: 'version', version: 1 },
    { type: 'channel', channel: { team: 'firm', name: 'desk', type: 'O', header: 'The desk' } },
    { type: 'user', user: { username: 'ana', email: ana.email, teams: [{ name: 'firm', channels: [{ name: 'desk' }] }] } },
    { type: 'post', post: { team: 'firm', channel: 'desk', user: 'ana', message: 'later', create_at: 1_700_000_900_000 } },
    {
      type: 'post',
      post: {
        team: 'firm',
        channel: 'desk',
        user: 'gone',
        message: 'earlier, @ana :+1:',
        create_at: 1_700_000_000_000,
        attachments: [{ path: '20231114/notes.txt' }],
        reactions: [{ user: 'ana', emoji_name: 'eyes', create_at: 1 }],
        replies: [{ user: 'ana', message: 'an answer', create_at: 1_700_000_100_000 }],
      },
    },
    { type: 'post', post: { team: 'firm', channel: 'nowhere', user: 'ana', message: 'x', create_at: 1_700_000_000_000 } },
    { type: 'direct_channel', direct_channel: { members: ['ana', 'gone'] } },
  ];
  const text = Buffer.from(`${lines.map((line) => JSON.stringify(line)).join('\n')}\nnot json\n`);
  const result = await imported(
    tenant.owner,
    await makeZip([
      ['import.jsonl', text],
      ['data/20231114/notes.txt', Buffer.from('notes')],
    ]),
  );
  expect(result).toMatchObject({ state: 'done', kind: 'mattermost', progress: { added: 3, files: 1 } });
  expect(result.summary?.problems).toEqual({ badLine: 1, noChannel: 1 });
  const channel = await findChannel(ana, 'desk');
  const [earlier, later] = await messagesOf(ana, channel?.id ?? '');
  expect(earlier).toMatchObject({
    body: `earlier, <@${ana.memberId}> 👍`,
    replyCount: 1,
    files: [{ name: 'notes.txt' }],
    author: { name: 'gone' },
  });
  expect(later).toMatchObject({ body: 'later', author: { memberId: ana.memberId } });
});

test('a CSV comes in with other separators and in any order; rows that cannot are listed with their lines', async () => {
  const { tenant, ana } = await smallFirm();
  const path = await makeZip([]);
  const rows = [
    'Date;Channel;Author;Message;Thread',
    `2023-11-14 10:05;#desk;${ana.email};"an answer; late";t1`,
    '2023-11-14 10:00;desk;Old Hand;first;t1',
    '2023-11-14 10:00;desk;Old Hand;first;t1',
    '14/11/2023;desk;Old Hand;when;',
    '2999-01-01;desk;Old Hand;not yet;',
    ';;;;',
  ];
  await writeFile(path, `\ufeff${rows.join('\r\n')}\r\n`);
  const result = await imported(tenant.owner, path);
  expect(result).toMatchObject({ state: 'done', kind: 'csv', progress: { added: 2 } });
  const { items } = await listImportProblems(tenant.owner, { importId: result.id });
  expect(items.map(({ place, code }) => `${place} ${code}`)).toEqual([
    'line 4 sameLine',
    'line 5 badTime',
    'line 6 future',
    'line 7 badTime',
  ]);
  const channel = await findChannel(ana, 'desk');
  const [first] = await messagesOf(ana, channel?.id ?? '');
  expect(first).toMatchObject({ body: 'first', replyCount: 1 });
  let file = '';
  for await (const part of await writeProblemFile(tenant.owner, { importId: result.id })) file += part;
  expect(file.split('\r\n')).toContain('line 5,badTime,14/11/2023');
});

test('somebody known from an import takes no seat, cannot be let in by a click, and is themselves once invited', async () => {
  const { tenant, users } = await smallFirm();
  const path = await makeZip([
    ['users.json', users],
    ['channels.json', [{ id: 'C1', name: 'past', members: ['U2'] }]],
    ['past/2023-11-14.json', [said('U2', 1, 'my own words')]],
  ]);
  const before = await withTenant(tenant.tenantId, (tx) => countSeats(tx));
  await imported(tenant.owner, path);
  expect(await withTenant(tenant.tenantId, (tx) => countSeats(tx))).toEqual(before);
  const email = 'old.hand@export.example';
  const [row] = await asOwner<{ id: string }>('SELECT id FROM app.member WHERE tenant_id = $1 AND email = $2', [
    tenant.tenantId,
    email,
  ]);
  await expect(reactivateMember(tenant.owner, { memberId: row?.id ?? '' })).rejects.toMatchObject({ code: 'CONFLICT' });

  const { invited } = await createInvitations(tenant.owner, { emails: [email], role: 'member', channelIds: [] });
  const issued = await issueInvitationToken(tenant.tenantId, invited[0]?.id ?? '');
  const client = { address: '203.0.113.7', userAgent: 'test' };
  await acceptInvitation({ token: issued?.token ?? '', name: 'Otto Hand', password: 'a long enough password' }, client);
  const channel = await findChannel(tenant.owner, 'past');
  expect(await messagesOf(tenant.owner, channel?.id ?? '')).toMatchObject([{ author: { memberId: row?.id, name: 'Otto Hand' } }]);
});

describe('refused is', () => {
  test.each<[string, () => Promise<string>, string]>([
    ['what is no export', async () => makeZip([['readme.txt', Buffer.from('hello')]]), 'notAnExport'],
    ['a name that climbs out', () => makeUnsafe(), 'unsafePath'],
    [
      'a bomb',
      async () =>
        makeZip([
          ['users.json', []],
          ['channels.json', []],
          ['x.json', Buffer.alloc(80 * 1024 * 1024)],
        ]),
      'bomb',
    ],
    [
      'a broken list',
      async () =>
        makeZip([
          ['users.json', Buffer.from('{')],
          ['channels.json', []],
        ]),
      'damaged',
    ],
    ['a zip that is cut off', async () => makeCut(), 'damaged'],
  ])('%s', async (_, make, failure) => {
    const tenant = await buildTenant();
    expect(await checked(tenant.owner, await make())).toMatchObject({ state: 'refused', failure, summary: null });
  });

  test('a member, and the other firm', async () => {
    const [{ tenant, ana }, other] = [await smallFirm(), await buildTenant()];
    const { id: importId } = await checked(
      tenant.owner,
      await makeZip([
        ['users.json', []],
        ['channels.json', []],
      ]),
    );
    await expect(getImport(ana, { importId })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(getImport(other.owner, { importId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(startImport(other.owner, { importId, options: asItWas })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await getImport(tenant.owner, { importId })).toMatchObject({ state: 'ready' });
  });
});

async function makeUnsafe(): Promise<string> {
  const path = await makeZip([
    ['users.json', []],
    ['channels.json', []],
    ['xxxsers.json', []],
  ]);
  const bytes = (await readFile(path)).toString('latin1').replaceAll('xxxsers.json', '../sers.json');
  await writeFile(path, Buffer.from(bytes, 'latin1'));
  return path;
}

async function makeCut(): Promise<string> {
  const path = await makeZip([
    ['users.json', []],
    ['channels.json', []],
  ]);
  await writeFile(path, (await readFile(path)).subarray(0, 120));
  return path;
}
