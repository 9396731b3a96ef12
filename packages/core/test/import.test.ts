import { readFile, writeFile } from 'node:fs/promises';
import { countSeats } from '@parley/db/billing/seats';
import { withTenant } from '@parley/db/with-tenant';
import { describe, expect, test } from 'vitest';
import { acceptInvitation } from '../src/invitation/accept-invitation.ts';
import { issueInvitationToken } from '../src/invitation/issue-invitation-token.ts';
import { createInvitations } from '../src/invitation/manage-invitations.ts';
import { reactivateMember } from '../src/member/change-member.ts';
import { getImport, listImportProblems, startImport } from '../src/import/manage-imports.ts';
import { writeProblemFile } from '../src/import/write-problem-file.ts';
import { buildTenant } from '../src/testing/build.ts';
import { asOwner } from './as-owner.ts';
import { asItWas, checked, imported } from './import/import-on.ts';
import { makeZip } from './import/make-export.ts';
import { openTestCore } from './open-test-core.ts';
import { said, smallFirm, findChannel, messagesOf } from './import/small-firm.ts';

openTestCore();

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
