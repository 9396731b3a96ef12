import type { BoundaryRuleInput } from '@parley/contract/boundary-rule';
import { withTenant } from '@parley/db/with-tenant';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../src/actor.ts';
import { createRule, deleteRule } from '../src/boundary-rule/change-rule.ts';
import { doors, type Door } from '../src/boundary-rule/decide-outcome.ts';
import { renameChannel, setChannelTopic } from '../src/channel/change-channel.ts';
import { createChannel } from '../src/channel/create-channel.ts';
import { proposeChannel } from '../src/channel/propose-channel.ts';
import { config, configureCore } from '../src/config.ts';
import { addEmoji } from '../src/emoji/custom-emoji.ts';
import { storeUpload, takeInFile } from '../src/file/store-upload.ts';
import { createGroup, renameGroup } from '../src/group/change-group.ts';
import { newId } from '../src/id.ts';
import { matchImported, noteImported } from '../src/import/note-imported.ts';
import { updateProfile } from '../src/member/change-member.ts';
import { editMessage } from '../src/message/change-message.ts';
import { forwardMessage } from '../src/message/forward-message.ts';
import { sendMessage } from '../src/message/send-message.ts';
import { setPresence } from '../src/presence/client-presence.ts';
import { closePresence } from '../src/presence/presence.ts';
import { scheduleMessage } from '../src/scheduled/scheduled-messages.ts';
import { sendScheduledNow } from '../src/scheduled/send-scheduled.ts';
import { buildChannel, buildDirect, buildMember, buildTenant, type BuiltMember, type BuiltTenant } from '../src/testing/build.ts';
import { renameWorkspace } from '../src/workspace/address.ts';
import { asOwner } from './as-owner.ts';
import { eicar, startClamd } from './files/clamd.ts';
import { zip } from './files/zip.ts';
import { openTestCore } from './open-test-core.ts';

openTestCore();
afterAll(() => closePresence());

const card = '4111111111111111';
const refusal = (fields: object) => expect.objectContaining(fields);
const rule = (more: Partial<BoundaryRuleInput> = {}): BoundaryRuleInput => ({
  ...{ name: 'Cards', detector: 'card', terms: [], leastCount: 1, scope: { kind: 'everybody' }, act: 'block', isOn: true },
  ...more,
});

let firm: BuiltTenant;
let ana: BuiltMember;
let room: string;
beforeEach(async () => {
  firm = await buildTenant();
  ana = await buildMember(firm, { name: 'Ana' });
  room = await buildChannel(firm, { members: [ana] });
});

const send = (from: Actor, body: string, more: object = {}) =>
  sendMessage(from, { clientId: newId(), channelId: room, body, ...more });
const later = () => new Date(Date.now() + 3_600_000).toISOString();
const upload = async (actor: Actor, name: string, content: Buffer | string) =>
  (await storeUpload(actor, { name, bytes: bytesOf(content) })).file;
async function* bytesOf(content: Buffer | string) {
  yield Buffer.from(content);
}
const trail = async () =>
  (
    await asOwner<{ payload: string }>(
      `SELECT p.payload FROM app.event e JOIN app.event_payload p USING (tenant_id, stream_id, version)
       WHERE e.tenant_id = $1 AND e.type = 'boundary.matched' ORDER BY e.version`,
      [firm.tenantId],
    )
  ).map(({ payload }) => JSON.parse(payload) as { door: string; outcome: string; count: number });

/** Every door by which words or files of a person come in. Each makes what it needs, and answers an attempt with one word. */
const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
type Attempt = (word: string) => Promise<unknown>;
const ways: [name: string, door: Door, open: () => Promise<Attempt>][] = [
  ['a message', 'message', async () => (word) => send(ana, word)],
  [
    'a reply',
    'thread',
    async () => {
      const { message } = await send(ana, 'first');
      return (word) => send(ana, word, { parentId: message.id });
    },
  ],
  [
    'a question',
    'message',
    async () => (word) => send(ana, '', { extra: { poll: { question: word, options: ['a', 'b'], isMultiple: false } } }),
  ],
  [
    'an answer to choose',
    'message',
    async () => (word) => send(ana, '', { extra: { poll: { question: 'q', options: ['a', word], isMultiple: false } } }),
  ],
  ['the title of code', 'message', async () => (word) => send(ana, 'code', { extra: { snippet: { title: word, language: '' } } })],
  [
    'the name of a file',
    'message',
    async () => async (word) => send(ana, '', { fileIds: [(await upload(ana, `${word}.txt`, 'text')).id] }),
  ],
  [
    'the inside of a text',
    'message',
    async () => async (word) => send(ana, '', { fileIds: [(await upload(ana, 'a.txt', `pay ${word}`)).id] }),
  ],
  [
    'the inside of an archive in an archive',
    'message',
    async () => async (word) => {
      const content = await zip({ 'inner.zip': await zip({ 'notes.txt': Buffer.from(`pay ${word}`) }) });
      return send(ana, '', { fileIds: [(await upload(ana, 'a.zip', content)).id] });
    },
  ],
  [
    'the inside of a document',
    'message',
    async () => async (word) => {
      const markup = Buffer.from(`<w:document><w:body><w:p><w:r><w:t>pay ${word}</w:t></w:r></w:p></w:body></w:document>`);
      const content = await zip({ '[Content_Types].xml': Buffer.from('<Types/>'), 'word/document.xml': markup });
      return send(ana, '', { fileIds: [(await upload(ana, 'a.docx', content)).id] });
    },
  ],
  [
    'an edit',
    'edit',
    async () => {
      const { message } = await send(ana, 'first');
      return (body) => editMessage(ana, { messageId: message.id, body });
    },
  ],
  [
    'a comment on what is forwarded',
    'forward',
    async () => {
      const { message } = await send(ana, 'first');
      return (comment) => forwardMessage(ana, { clientId: newId(), messageId: message.id, channelId: room, comment });
    },
  ],
  [
    'a message for later',
    'schedule',
    async () => (body) => scheduleMessage(ana, { id: newId(), channelId: room, body, sendAt: later() }),
  ],
  [
    'a message whose time has come',
    'scheduled',
    async () => {
      const bodies = new Map<string, string>();
      for (const body of [card, 'harmless'])
        bodies.set(body, (await scheduleMessage(ana, { id: newId(), channelId: room, body, sendAt: later() })).id);
      return (word) => sendScheduledNow(ana, { id: bodies.get(word) ?? '' });
    },
  ],
  ['the name of a new channel', 'channel', async () => (name) => createChannel(ana, { name, kind: 'public' })],
  [
    'the topic of a new channel',
    'channel',
    async () => (topic) => createChannel(ana, { name: `c-${newId()}`, kind: 'private', topic }),
  ],
  ['another name of a channel', 'channel', async () => (name) => renameChannel(ana, { channelId: room, name })],
  ['a topic', 'channel', async () => (topic) => setChannelTopic(ana, { channelId: room, topic })],
  [
    'a proposed name',
    'channel',
    async () => {
      const channelId = await buildDirect(ana, [firm.owner, await buildMember(firm)]);
      return (name) => proposeChannel(ana, { channelId, name });
    },
  ],
  ['a person’s name', 'profile', async () => (name) => updateProfile(ana, { name, title: '' })],
  ['a person’s title', 'profile', async () => (title) => updateProfile(ana, { name: 'Ana', title })],
  ['a status', 'status', async () => (text) => setPresence(ana, { state: 'available', text })],
  ['the name of a group', 'group', async () => (name) => createGroup(firm.owner, { name, memberIds: [] })],
  [
    'another name of a group',
    'group',
    async () => {
      const { id: groupId } = await createGroup(firm.owner, { name: 'Advisers', memberIds: [] });
      return (name) => renameGroup(firm.owner, { groupId, name });
    },
  ],
  ['the name of an emoji', 'emoji', async () => (name) => addEmoji(ana, { name, picture: dot })],
  ['the name of the firm', 'workspace', async () => (name) => renameWorkspace(firm.owner, { name })],
];

test('every door that the rules know is tried here', () => {
  const tried = new Set(ways.map(([, door]) => door));
  expect(doors.filter((door) => !tried.has(door))).toEqual(['import']);
});

describe.each(ways)('%s', (_, door, open) => {
  test('with a card number is refused and leaves the same trail; without one it passes', async () => {
    const attempt = await open();
    const { id } = await createRule(firm.owner, rule());
    await expect(attempt(card)).rejects.toEqual(refusal({ code: 'FORBIDDEN', rule: `boundary:${id}` }));
    expect(await trail()).toMatchObject([{ ruleId: id, detector: 'card', act: 'block', outcome: 'blocked', door, count: 1 }]);
    await attempt('harmless');
    expect(await trail()).toHaveLength(1);
  });
});

test('names can be neither held nor cut, so they are refused; a rule that only notes lets them pass', async () => {
  for (const act of ['redact', 'warn', 'hold'] as const) {
    const { id } = await createRule(firm.owner, rule({ name: act, act }));
    await expect(updateProfile(ana, { name: card, title: '' })).rejects.toEqual(refusal({ rule: `boundary:${id}` }));
    await deleteRule(firm.owner, { id });
  }
  await createRule(firm.owner, rule({ act: 'note' }));
  expect((await updateProfile(ana, { name: card, title: '' })).name).toBe(card);
});

test('an import is counted, and nothing of it is kept back', async () => {
  await createRule(firm.owner, rule());
  const item = { body: `pay ${card}`, stored: [] } as unknown as Parameters<typeof matchImported>[1][number];
  const matches = await matchImported(firm.tenantId, [item, { ...item, body: 'harmless' }, item]);
  await withTenant(firm.tenantId, (tx) => noteImported(tx, firm.owner, { matches, importId: newId() }));
  expect(await trail()).toMatchObject([{ door: 'import', outcome: 'noted', count: 2 }]);
});

describe('a file', () => {
  test('of a kind that a rule stops is stopped by its content, whatever its name; others pass', async () => {
    const { id } = await createRule(
      firm.owner,
      rule({ name: 'No archives', detector: 'files', terms: ['archive'], scope: { kind: 'channel', channelId: room } }),
    );
    const archive = await zip({ 'a.txt': Buffer.from('text') });
    for (const name of ['a.zip', 'a.bin']) {
      const { id: fileId } = await upload(ana, name, archive);
      await expect(send(ana, '', { fileIds: [fileId] })).rejects.toEqual(refusal({ rule: `boundary:${id}` }));
    }
    expect(await trail()).toMatchObject([{ detector: 'files', door: 'message' }, { detector: 'files' }]);
    await send(ana, '', { fileIds: [(await upload(ana, 'a.txt', 'text')).id] });
    await send(ana, '', { channelId: firm.generalId, fileIds: [(await upload(ana, 'a.zip', archive)).id] });
  });

  test('is stopped from the size on that a rule says', async () => {
    await createRule(firm.owner, rule({ detector: 'files', terms: ['any'], leastMegabytes: 1 }));
    await send(ana, '', { fileIds: [(await upload(ana, 'small.txt', 'x')).id] });
    const { id: fileId } = await upload(ana, 'large.txt', Buffer.alloc(1_048_576, 'x'));
    await expect(send(ana, '', { fileIds: [fileId] })).rejects.toEqual(refusal({ code: 'FORBIDDEN' }));
  });

  test('with a find inside cannot be cut: it is refused where words would be left out', async () => {
    await createRule(firm.owner, rule({ act: 'redact' }));
    const { id: fileId } = await upload(ana, 'a.txt', card);
    await expect(send(ana, '', { fileIds: [fileId] })).rejects.toEqual(refusal({ code: 'FORBIDDEN' }));
  });
});

describe('what a scanner finds', () => {
  let clamd: Awaited<ReturnType<typeof startClamd>>;
  beforeAll(async () => {
    clamd = await startClamd();
  });
  afterEach(() => configureCore({ ...config(), clamdUrl: undefined }));
  afterAll(() => clamd.stop());

  test.each<[string, (path: string) => Promise<unknown>]>([
    ['one stream', () => upload(ana, 'a.txt', eicar)],
    [
      'pieces',
      async () => {
        const { writeFile } = await import('node:fs/promises');
        const path = `${config().dataDir}/${newId()}`;
        await writeFile(path, eicar);
        return takeInFile(ana, { id: newId(), name: 'a.txt', path });
      },
    ],
    ['an archive', async () => upload(ana, 'a.zip', await zip({ 'a.txt': eicar }))],
  ])('is refused in %s, with the same trail', async (_, attempt) => {
    configureCore({ ...config(), clamdUrl: clamd.url });
    await expect(attempt('')).rejects.toEqual(refusal({ code: 'FORBIDDEN', rule: 'no-malware' }));
    const rows = await asOwner<{ actor_id: string }>(
      `SELECT actor_id FROM app.event WHERE tenant_id = $1 AND type = 'file.blocked'`,
      [firm.tenantId],
    );
    expect(rows).toEqual([{ actor_id: ana.memberId }]);
  });
});
