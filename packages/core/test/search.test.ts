import { asOwner } from './as-owner.ts';
import { openTestCore } from './open-test-core.ts';
import { addChannelMembers, archiveChannel, removeChannelMember } from '../src/channel/change-channel.ts';
import { newId } from '../src/id.ts';
import { deleteMessage, editMessage } from '../src/message/change-message.ts';
import { getMessageContext } from '../src/message/message-context.ts';
import { sendMessage } from '../src/message/send-message.ts';
import { saveMessage } from '../src/saved/saved-messages.ts';
import { searchFiles } from '../src/search/search-files.ts';
import { searchMessages } from '../src/search/search-messages.ts';
import { buildChannel, buildDirect, buildMember, buildTenant, type BuiltMember } from '../src/testing/build.ts';
import { describe, expect, test } from 'vitest';

openTestCore();

const say = async (author: BuiltMember, channelId: string, body: string, parentId?: string) =>
  (await sendMessage(author, { clientId: newId(), channelId, body, ...(parentId ? { parentId } : {}) })).message;
const bodies = async (actor: BuiltMember, query: string, more: Partial<Parameters<typeof searchMessages>[1]> = {}) =>
  (await searchMessages(actor, { query, ...more })).items.map(({ body }) => body);

const questions = [
  ['the beginning of a word', 'Krankenversicherung für Zürich', 'kranken zur', true],
  ['letters without their accents', 'Ângela at the café', 'angela CAFE', true],
  ['no part inside a word', 'the unbillable hours', 'bill', false],
  ['every word only where one begins', 'the unbillable benchmark', 'unbill mark', false],
  ['the beginnings of several words', 'the unbillable benchmark', 'unbill "unbillable" ben', true],
  ['a part of a word after a sign', 'the un-billable hours', 'bill', true],
  ['accents inside a word too', 'Überzürich', 'uberzuri', true],
  ['every word, or nothing', 'blue folder', 'blue binder', false],
  ['words beside signs', 'see docs/plan-v2.pdf, please', 'plan pdf', true],
  ['one sign of a script without spaces', '東京で会議', '会', true],
  ['a stretch of such a script', '東京都庁の会議', '都庁の会', true],
  ['only in one piece', '京東 東都', '東京都', false],
  ['Korean inside a word', '회의록을 보냈습니다', '의록', true],
  ['letters beside them', 'iPhone15を修理', 'iphone15 修理', true],
  ['an exact phrase', 'the final draft of it', '"final draft"', true],
  ['a phrase of whole words', 'the final drafts', '"final draft"', false],
  ['without what is excluded', 'the final draft', 'final -draft', false],
  ['what a bare sign says', 'done 🎉', '🎉', true],
  ['no part of a mention', '<@0198aaaa-bbbb-7ccc-8ddd-eeeeffff0000> hello', 'eeeeffff0000', false],
] as const;

test.each(questions)('finds %s', async (_, body, query, isFound) => {
  const { owner, generalId } = await buildTenant();
  await say(owner, generalId, body.startsWith('<@') ? body : `${body}`);
  expect(await bodies(owner, query)).toEqual(isFound ? [body] : []);
});

test('what is found does not change as messages grow old', async () => {
  const { owner, generalId, tenantId } = await buildTenant();
  for (const [, body] of questions) await say(owner, generalId, body);
  const last = await say(owner, generalId, 'the last');
  const answers = () => Promise.all(questions.map(([, , query]) => bodies(owner, query)));
  const fresh = await answers();
  // So many that all of the above is asked of the index.
  await asOwner(
    `INSERT INTO app.message SELECT (jsonb_populate_record(m, jsonb_build_object('id', 'ffffffff-' || lpad(to_hex(n), 4, '0') || right(m.id::text, 23),
       'client_id', gen_random_uuid(), 'seq', m.seq + n, 'version', m.version + n, 'created_version', m.version + n, 'body', 'filler'))).*
     FROM app.message m, generate_series(1, 10001) n WHERE m.tenant_id = $1 AND m.id = $2`,
    [tenantId, last.id],
  );
  expect(await answers()).toEqual(fresh);
  expect(fresh.flat().length).toBeGreaterThan(questions.length / 2);
});

describe('search obeys', () => {
  test('what one may read: own and public channels, never a private one of others, nor another firm', async () => {
    const tenant = await buildTenant();
    const [ana, ben] = [await buildMember(tenant), await buildMember(tenant)];
    const guest = await buildMember(tenant, { role: 'guest' });
    const open = await buildChannel(tenant, { members: [ana] });
    const closed = await buildChannel(tenant, { kind: 'private', members: [ana, guest] });
    await say(ana, open, 'sesame open');
    await say(ana, closed, 'sesame closed');
    await say(ana, await buildDirect(ana, [tenant.owner]), 'sesame direct');
    expect(await bodies(ana, 'sesame')).toEqual(['sesame direct', 'sesame closed', 'sesame open']);
    expect(await bodies(ben, 'sesame')).toEqual(['sesame open']);
    expect(await bodies(guest, 'sesame')).toEqual(['sesame closed']);
    expect(await bodies((await buildTenant()).owner, 'sesame')).toEqual([]);
    await removeChannelMember(tenant.owner, { channelId: closed, memberId: guest.memberId });
    expect(await bodies(guest, 'sesame')).toEqual([]);
  });

  test('edits, deletions and archived channels', async () => {
    const tenant = await buildTenant();
    const channelId = await buildChannel(tenant);
    const edited = await say(tenant.owner, channelId, 'before');
    const gone = await say(tenant.owner, channelId, 'afterwards gone');
    await editMessage(tenant.owner, { messageId: edited.id, body: 'afterwards' });
    expect(await bodies(tenant.owner, 'afterwards')).toEqual(['afterwards gone', 'afterwards']);
    await deleteMessage(tenant.owner, { messageId: gone.id });
    await archiveChannel(tenant.owner, { channelId });
    expect(await bodies(tenant.owner, 'before')).toEqual([]);
    expect(await bodies(tenant.owner, 'afterwards')).toEqual(['afterwards']);
  });

  test('how far back one sees', async () => {
    const tenant = await buildTenant();
    const late = await buildMember(tenant);
    const channelId = await buildChannel(tenant, { kind: 'private' });
    await say(tenant.owner, channelId, 'sesame early');
    await addChannelMembers(tenant.owner, { channelId, memberIds: [late.memberId] });
    await asOwner('UPDATE app.channel_member SET visible_from = 1 WHERE channel_id = $1 AND member_id = $2', [
      channelId,
      late.memberId,
    ]);
    await say(tenant.owner, channelId, 'sesame late');
    expect(await bodies(late, 'sesame')).toEqual(['sesame late']);
    expect(await bodies(tenant.owner, 'sesame')).toEqual(['sesame late', 'sesame early']);
  });
});

test('each filter keeps what it names, and several keep what fits all', async () => {
  const tenant = await buildTenant();
  const ana = await buildMember(tenant);
  const other = await buildChannel(tenant, { members: [ana] });
  const first = await say(tenant.owner, tenant.generalId, 'plan one');
  await say(ana, tenant.generalId, 'plan two https://parley.test/two');
  const third = await say(ana, other, 'plan three');
  await say(ana, tenant.generalId, 'plan reply', first.id);
  await saveMessage(tenant.owner, { messageId: third.id });
  const find = (more: Parameters<typeof bodies>[2], query = 'plan') => bodies(tenant.owner, query, more);
  expect(await find({ from: [ana.memberId] })).toEqual(['plan reply', 'plan three', 'plan two https://parley.test/two']);
  expect(await find({ in: [other] })).toEqual(['plan three']);
  expect(await find({ from: [tenant.owner.memberId], in: [other] })).toEqual([]);
  expect(await find({ has: ['link'] })).toEqual(['plan two https://parley.test/two']);
  expect(await find({ is: ['saved'] }, '')).toEqual(['plan three']);
  expect(await find({ is: ['thread'] })).toEqual(['plan reply', 'plan one']);
  expect(await find({ is: ['unread'], from: [ana.memberId], in: [other] })).toEqual(['plan three']);
  expect(await find({ before: first.createdAt })).toEqual([]);
  expect(await find({ after: third.createdAt })).toEqual(['plan reply', 'plan three']);
  expect(await find({ has: ['poll'] })).toEqual([]);
});

test('pages follow one another without a gap, and agree with looking at every message', async () => {
  const tenant = await buildTenant();
  const words = ['alpha', 'beta', 'gamma', 'delta', 'alphabet'];
  const said: string[] = [];
  for (let n = 0; n < 130; n += 1) {
    const body = `${words[n % 5]} ${words[(n * 3 + 1) % 5]} ${n}`;
    said.unshift(body);
    await say(tenant.owner, tenant.generalId, body);
  }
  for (const [query, fits] of [
    ['alph', /\balph/],
    ['alphabet', /\balphabet/],
    ['beta gam', /(?=.*\bbeta)(?=.*\bgam)/],
  ] as const) {
    const found: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof searchMessages>> = await searchMessages(tenant.owner, { query, cursor });
      found.push(...page.items.map(({ body }) => body));
      cursor = page.nextCursor;
    } while (cursor);
    expect(found).toEqual(said.filter((body) => fits.test(body)));
  }
});

test('a file is found by its name and by its text, by those who may read its message', async () => {
  const tenant = await buildTenant();
  const [ana, ben] = [await buildMember(tenant), await buildMember(tenant)];
  const channelId = await buildChannel(tenant, { kind: 'private', members: [ana] });
  const fileId = newId();
  await asOwner(
    `INSERT INTO app.file (tenant_id, id, uploader_id, name, mime, bytes, sha256, state) VALUES ($1, $2, $3, 'Suitability report.pdf', 'application/pdf', 9, '', 'clean')`,
    [tenant.tenantId, fileId, ana.memberId],
  );
  await asOwner('INSERT INTO app.file_text (tenant_id, file_id, text) VALUES ($1, $2, $3)', [
    tenant.tenantId,
    fileId,
    'Pension transfer value 東京都',
  ]);
  const names = async (actor: BuiltMember, query: string) =>
    (await searchFiles(actor, { query })).items.map(({ file }) => file.name);
  expect(await names(ana, 'suitab')).toEqual([]);
  const { message } = await sendMessage(ana, { clientId: newId(), channelId, body: '', fileIds: [fileId] });
  for (const query of ['suitab', 'pension val', '京都']) expect(await names(ana, query)).toEqual(['Suitability report.pdf']);
  expect(await names(ana, 'mortgage')).toEqual([]);
  expect(await names(ben, 'suitab')).toEqual([]);
  await deleteMessage(ana, { messageId: message.id });
  expect(await names(ana, 'suitab')).toEqual([]);
});

test('files obey the filters of a message: who, where, when, and pictures alone', async () => {
  const tenant = await buildTenant();
  const ana = await buildMember(tenant);
  const other = await buildChannel(tenant, { members: [ana] });
  const share = async (author: BuiltMember, channelId: string, name: string, mime: string) => {
    const fileId = newId();
    await asOwner(
      `INSERT INTO app.file (tenant_id, id, uploader_id, name, mime, bytes, sha256, state) VALUES ($1, $2, $3, $4, $5, 9, '', 'clean')`,
      [tenant.tenantId, fileId, author.memberId, name, mime],
    );
    return (await sendMessage(author, { clientId: newId(), channelId, body: '', fileIds: [fileId] })).message;
  };
  const first = await share(tenant.owner, tenant.generalId, 'budget.pdf', 'application/pdf');
  const second = await share(ana, tenant.generalId, 'budget.png', 'image/png');
  await share(ana, other, 'budget plan.pdf', 'application/pdf');
  const names = async (more: Partial<Parameters<typeof searchFiles>[1]>, query = 'budget') =>
    (await searchFiles(tenant.owner, { query, ...more })).items.map(({ file }) => file.name);
  expect(await names({})).toEqual(['budget plan.pdf', 'budget.png', 'budget.pdf']);
  expect(await names({ from: [ana.memberId] }, '')).toEqual(['budget plan.pdf', 'budget.png']);
  expect(await names({ in: [other] })).toEqual(['budget plan.pdf']);
  expect(await names({ onlyImages: true }, '')).toEqual(['budget.png']);
  expect(await names({ before: second.createdAt })).toEqual(['budget.pdf']);
  expect(await names({ after: second.createdAt, in: [tenant.generalId] })).toEqual(['budget.png']);
  expect(await names({ before: first.createdAt })).toEqual([]);
  expect(await names({}, '')).toEqual([]);
  expect(await names({ in: [other] }, '!!')).toEqual([]);
});

test('the best answers come first: words whole and near together; what is said between two pages moves nothing', async () => {
  const tenant = await buildTenant();
  const near = await say(tenant.owner, tenant.generalId, 'the plan budget is here');
  for (let n = 0; n < 70; n += 1) await say(tenant.owner, tenant.generalId, `plans and many other budgets ${n}`);
  const far = await say(tenant.owner, tenant.generalId, 'a plan, and much later after all these words a budget');
  const ask = (cursor: string | null) => searchMessages(tenant.owner, { query: 'plan budget', sort: 'best', cursor });
  const page = await ask(null);
  expect(page.items.slice(0, 2).map(({ id }) => id)).toEqual([near.id, far.id]);
  await say(tenant.owner, tenant.generalId, 'plan budget');
  const rest = await ask(page.nextCursor);
  const found = [...page.items, ...rest.items].map(({ id }) => id);
  expect(rest.nextCursor).toBeNull();
  expect(new Set(found).size).toBe(72);
  expect(found).toHaveLength(72);
});

test('around a message stands what was said before and after it, in its channel or its thread, to whoever may read that', async () => {
  const tenant = await buildTenant();
  const { owner, generalId } = tenant;
  const late = await buildMember(tenant);
  const first = await say(owner, generalId, 'first');
  const gone = await say(owner, generalId, 'gone');
  const middle = await say(owner, generalId, 'middle');
  const [one, two] = [await say(owner, generalId, 'one', first.id), await say(owner, generalId, 'two', first.id)];
  const last = await say(owner, generalId, 'last');
  await deleteMessage(owner, { messageId: gone.id });
  const around = async (messageId: string, actor: BuiltMember = owner) => {
    const { before, after } = await getMessageContext(actor, { messageId });
    return [before?.body ?? null, after?.body ?? null];
  };
  expect(await around(middle.id)).toEqual(['first', 'last']);
  expect(await around(first.id)).toEqual([null, 'middle']);
  expect(await around(last.id)).toEqual(['middle', null]);
  expect(await around(one.id)).toEqual(['first', 'two']);
  expect(await around(two.id)).toEqual(['one', null]);
  await asOwner('UPDATE app.channel_member SET visible_from = $3 WHERE channel_id = $1 AND member_id = $2', [
    generalId,
    late.memberId,
    two.seq,
  ]);
  expect(await around(last.id, late)).toEqual([null, null]);
  await expect(around(middle.id, late)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(around(middle.id, (await buildTenant()).owner)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
