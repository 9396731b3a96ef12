import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CaseInput, CaseQuery } from '@parley/contract/case';
import { readSearchWords } from '@parley/contract/search-query';
import { searchCaseIds } from '@parley/db/case/search-case';
import { withTenant } from '@parley/db/with-tenant';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Actor } from '../src/actor.ts';
import { addChannelMembers, removeChannelMember, setChannelTopic } from '../src/channel/change-channel.ts';
import { config } from '../src/config.ts';
import { storeUpload } from '../src/file/store-upload.ts';
import { newId } from '../src/id.ts';
import { deactivateMember, updateProfile } from '../src/member/change-member.ts';
import { deleteMessage, editMessage } from '../src/message/change-message.ts';
import { moveMessage } from '../src/message/move-message.ts';
import { sendMessage } from '../src/message/send-message.ts';
import { linkCaseFile, openCaseFile } from '../src/oversight-case/case-file.ts';
import { removeCaseQuery, saveCaseQuery } from '../src/oversight-case/case-queries.ts';
import { approveCase, refuseCase } from '../src/oversight-case/decide-case.ts';
import { closeCase, endCaseByDate, listCaseNotices } from '../src/oversight-case/end-case.ts';
import { holdCase } from '../src/oversight-case/hold-case.ts';
import { getCase, listCaseLog, listCases } from '../src/oversight-case/list-cases.ts';
import { mailCaseTold } from '../src/oversight-case/mail-case.ts';
import { markMessage } from '../src/oversight-case/mark-message.ts';
import { changeCase, openCase } from '../src/oversight-case/open-case.ts';
import { readCase } from '../src/oversight-case/read-case.ts';
import { searchCase } from '../src/oversight-case/search-case.ts';
import { setPermission } from '../src/permission/permissions.ts';
import { buildChannel, buildDirect, buildMember, buildTenant, type BuiltMember, type BuiltTenant } from '../src/testing/build.ts';
import { asOwner, tamper } from './as-owner.ts';
import { openTestCore } from './open-test-core.ts';

openTestCore();

const refusal = (fields: object) => expect.objectContaining(fields);
const absent = refusal({ code: 'NOT_FOUND' });
const day = (daysFromNow: number) => new Date(Date.now() + daysFromNow * 86_400_000).toISOString().slice(0, 10);

let firm: BuiltTenant;
/** Asks, and works on the case. */
let owner: BuiltMember;
/** Decides. */
let judge: BuiltMember;
let ana: BuiltMember;
let ben: BuiltMember;
/** A conversation that the owner is not in. */
let direct: string;
beforeEach(async () => {
  firm = await buildTenant();
  owner = firm.owner;
  [judge, ana, ben] = await Promise.all([
    buildMember(firm, { name: 'Judge', granted: ['archive'] }),
    buildMember(firm, { name: 'Ana' }),
    buildMember(firm, { name: 'Ben' }),
  ]);
  direct = await buildDirect(ana, [ben]);
});

const say = (from: Actor, channelId: string, body: string, more: { fileIds?: string[] } = {}) =>
  sendMessage(from, { clientId: newId(), channelId, body, ...more }).then(({ message }) => message);
const asking = (more: Partial<CaseInput> = {}): CaseInput => ({
  name: 'Complaint of a client',
  reason: 'A client complains that she was promised a return.',
  scope: { channelIds: [], memberIds: [ana.memberId], from: null, until: null },
  endsOn: day(7),
  tellsAfter: true,
  tellsWho: false,
  workerIds: [owner.memberId],
  ...more,
});
async function approved(more: Partial<CaseInput> = {}): Promise<string> {
  const { id, version } = await openCase(owner, asking(more));
  await approveCase(judge, { caseId: id, version, note: '' });
  return id;
}
const everything: CaseQuery = { query: '', from: [], in: [], after: null, before: null, withDeleted: true };
const find = (caseId: string, query: string, more: Partial<CaseQuery> = {}, as: Actor = owner) =>
  searchCase(as, { caseId, query: { ...everything, query, ...more } });
const bodies = async (found: ReturnType<typeof find>) =>
  (await found).items.map(({ versions }) => versions.map(({ body }) => body));
const read = (caseId: string, channelId: string, as: Actor = owner) =>
  readCase(as, { caseId, channelId, around: null, before: null, after: null });
const log = async (caseId: string) => (await listCaseLog(judge, { caseId })).entries.map(({ type }) => type);

function mailsTo({ email }: BuiltMember): string[] {
  const outbox = join(config().dataDir, 'outbox');
  mkdirSync(outbox, { recursive: true });
  return readdirSync(outbox)
    .filter((name) => name.includes(email))
    .map((name) => readFileSync(join(outbox, name), 'utf8').replaceAll(/=\r?\n/g, ''));
}

describe('a case', () => {
  test('P14: opens private conversations to the people named on it, once somebody else has approved', async () => {
    await say(ana, direct, 'I promised her five percent.');
    const { id, version, may } = await openCase(owner, asking());
    expect(may).toEqual({ decide: false, change: true, close: true, read: false });
    await expect(find(id, 'promised')).rejects.toEqual(absent);
    await expect(approveCase(owner, { caseId: id, version, note: '' })).rejects.toEqual(
      refusal({ code: 'FORBIDDEN', rule: 'nobody-approves-their-own-case' }),
    );
    await approveCase(judge, { caseId: id, version, note: 'Go ahead.' });
    expect(await bodies(find(id, 'promised'))).toEqual([['I promised her five percent.']]);
    expect((await read(id, direct)).messages.map(({ author }) => author.name)).toEqual(['Ana']);
    // Whoever approved does not read, and neither does anybody else.
    for (const other of [judge, ana, ben]) {
      await expect(find(id, 'promised', {}, other)).rejects.toThrow();
      await expect(read(id, direct, other)).rejects.toThrow();
    }
  });

  test('shows what was changed about a conversation between its messages, as far as the scope goes', async () => {
    const channelId = await buildChannel(firm, { kind: 'private', members: [ana] });
    await setChannelTopic(ana, { channelId, topic: 'Promises' });
    await say(ana, channelId, 'before the change');
    await setChannelTopic(ana, { channelId, topic: '' });
    await say(ana, channelId, 'after it');
    const caseId = await approved();
    const topics = async (more: { after?: number } = {}) =>
      (await readCase(owner, { caseId, channelId, around: null, before: null, after: null, ...more })).changes.map((change) =>
        change.type === 'channel.topicSet' ? change.after : change.type,
      );
    expect(await topics()).toEqual(['Promises', '']);
    await removeChannelMember(firm.owner, { channelId, memberId: ana.memberId });
    await setChannelTopic(firm.owner, { channelId, topic: 'Without her' });
    expect(await topics()).toEqual(['Promises', '']);
    expect(await topics({ after: 1 })).toEqual([]);
  });

  test('P14: leaves an entry for every search, view, mark and file, which stands there when the answer does', async () => {
    async function* bytes() {
      yield new TextEncoder().encode('the numbers');
    }
    const { file } = await storeUpload(ana, { name: 'numbers.txt', bytes: bytes() });
    const message = await say(ana, direct, 'See the numbers', { fileIds: [file.id] });
    const caseId = await approved();
    await find(caseId, 'numbers');
    await read(caseId, direct);
    await markMessage(owner, { caseId, messageId: message.id, review: 'relevant', tags: ['fees'], note: 'Ask her.' });
    const { url } = await linkCaseFile(owner, { caseId, fileId: file.id });
    const query = new URL(url, 'http://x').searchParams;
    const link = { caseId, fileId: file.id, expires: Number(query.get('expires')), signature: query.get('signature') ?? '' };
    const { stream } = await openCaseFile(owner, link);
    expect(Buffer.concat(await stream.toArray()).toString()).toBe('the numbers');
    await expect(openCaseFile(judge, link)).rejects.toEqual(absent);
    expect(await log(caseId)).toEqual([
      'case.fileOpened',
      'case.marked',
      'case.viewed',
      'case.searched',
      'case.approved',
      'case.opened',
    ]);
    const [searched] = (await listCaseLog(judge, { caseId })).entries.filter(({ type }) => type === 'case.searched');
    expect(searched).toMatchObject({ actor: { memberId: owner.memberId }, details: { count: 1, query: { query: 'numbers' } } });
    // What was found, and what was noted, are no part of the log.
    expect(JSON.stringify(await listCaseLog(judge, { caseId }))).not.toContain('See the');
    expect(JSON.stringify(await listCaseLog(judge, { caseId }))).not.toContain('Ask her');
  });

  test('that is refused, changed, closed or over cannot be read', async () => {
    const asked = await openCase(owner, asking());
    const refused = await refuseCase(judge, { caseId: asked.id, version: asked.version, note: 'Too wide.' });
    await expect(find(asked.id, '')).rejects.toEqual(absent);
    await expect(approveCase(judge, { caseId: asked.id, version: refused.version, note: '' })).rejects.toEqual(
      refusal({ code: 'CONFLICT' }),
    );
    const again = await changeCase(owner, { ...asking(), caseId: asked.id, version: refused.version });
    const open = await approveCase(judge, { caseId: asked.id, version: again.version, note: '' });
    await expect(find(asked.id, '')).resolves.toMatchObject({ count: 0 });
    const wider = asking({ scope: { channelIds: [], memberIds: [ana.memberId, ben.memberId], from: null, until: null } });
    await changeCase(owner, { ...wider, caseId: asked.id, version: open.version });
    await expect(find(asked.id, '')).rejects.toEqual(absent);

    // Whoever approved it ends it as well as whoever asked; nobody else does.
    for (const by of [owner, judge]) {
      const closed = await approved();
      await expect(closeCase(ana, { caseId: closed })).rejects.toThrow();
      await closeCase(by, { caseId: closed });
      await expect(find(closed, '')).rejects.toEqual(absent);
    }

    const over = await approved();
    await tamper(`UPDATE app.oversight_case SET ends_at = now() - interval '1 second' WHERE id = $1`, [over]);
    await expect(find(over, '')).rejects.toEqual(absent);
    await endCaseByDate({ tenantId: firm.tenantId, caseId: over });
    expect((await getCase(judge, { caseId: over })).case).toMatchObject({ state: 'ended', endedBy: null });
  });

  test('is approved as it was seen', async () => {
    const { id, version } = await openCase(owner, asking());
    await changeCase(owner, { ...asking({ endsOn: day(300) }), caseId: id, version });
    await expect(approveCase(judge, { caseId: id, version, note: '' })).rejects.toEqual(refusal({ code: 'CONFLICT' }));
  });

  test('is unknown to the person it is about, who neither decides nor works on it', async () => {
    await setPermission(owner, { memberId: ana.memberId, permission: 'archive', isGranted: true });
    const holder: BuiltMember = { ...ana, permissions: ['archive'] };
    const { id, version } = await openCase(owner, asking());
    await expect(getCase(holder, { caseId: id })).rejects.toEqual(absent);
    await expect(approveCase(holder, { caseId: id, version, note: '' })).rejects.toEqual(absent);
    expect((await listCases(holder, {})).items).toEqual([]);
    expect((await listCases(judge, {})).items.map((item) => item.id)).toEqual([id]);
    await expect(openCase(owner, asking({ workerIds: [ana.memberId] }))).rejects.toEqual(refusal({ code: 'INVALID' }));
  });

  test('stays within one firm', async () => {
    const other = await buildTenant();
    const caseId = await approved();
    await expect(getCase(other.owner, { caseId })).rejects.toEqual(absent);
    await expect(find(caseId, '', {}, other.owner)).rejects.toEqual(absent);
    const theirs = asking({ workerIds: [other.owner.memberId] });
    await expect(openCase(other.owner, theirs)).rejects.toEqual(absent);
  });

  test('is about channels that its asker sees, or about people; never about everything', async () => {
    const closed = await buildDirect(ana, [judge]);
    const about = (channelIds: string[]) => asking({ scope: { channelIds, memberIds: [], from: null, until: null } });
    await expect(openCase(owner, about([closed]))).rejects.toEqual(absent);
    await expect(openCase(owner, about([firm.generalId]))).resolves.toMatchObject({ state: 'asked' });
  });

  test('tells the people it was about when it ends, where it says so', async () => {
    const [told, silent] = [await approved({ tellsWho: true }), await approved({ tellsAfter: false })];
    await closeCase(owner, { caseId: told });
    await closeCase(owner, { caseId: silent });
    expect((await listCaseNotices(ana)).items).toEqual([refusal({ id: told, askedBy: owner.name })]);
    expect((await listCaseNotices(ben)).items).toEqual([]);
    const jobs = await asOwner<{ identifier: string }>(
      `SELECT t.identifier FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
       WHERE j.payload ->> 'caseId' = ANY ($1) AND t.identifier = 'mail.caseTold'`,
      [[told, silent]],
    );
    expect(jobs).toHaveLength(1);
  });

  test('keeps searches, tags, notes and judgements for those who work on it', async () => {
    const message = await say(ana, direct, 'About the fee');
    const elsewhere = await say(owner, firm.generalId, 'Hello all');
    const caseId = await approved({ scope: { channelIds: [], memberIds: [ben.memberId], from: null, until: null } });
    const query = { ...everything, query: 'fee' };
    const { id } = await saveCaseQuery(owner, { caseId, name: 'Fees', query });
    await markMessage(owner, { caseId, messageId: message.id, tags: ['fees'] });
    await markMessage(owner, { caseId, messageId: message.id, review: 'privileged', note: 'Counsel.' });
    expect((await find(caseId, 'fee')).items[0]?.mark).toMatchObject({ review: 'privileged', tags: ['fees'], note: 'Counsel.' });
    expect(await getCase(owner, { caseId })).toMatchObject({ queries: [{ name: 'Fees', query }], reviewed: { privileged: 1 } });
    expect(await getCase(judge, { caseId })).toMatchObject({ queries: [], reviewed: { privileged: 0 } });
    await removeCaseQuery(owner, { caseId, id });
    expect((await getCase(owner, { caseId })).queries).toEqual([]);
    // In #general, too, Ben was one of the readers.
    await expect(markMessage(owner, { caseId, messageId: elsewhere.id, review: 'relevant' })).resolves.toBeDefined();
    const apart = await say(owner, await buildChannel(firm), 'Not his');
    await expect(markMessage(owner, { caseId, messageId: apart.id, review: 'relevant' })).rejects.toEqual(absent);
  });
});

test('a case is mailed at its end to those whom it was about; its reason never', async () => {
  const caseId = await approved({ tellsWho: true });
  await closeCase(owner, { caseId });
  await mailCaseTold({ tenantId: firm.tenantId, caseId, memberId: ana.memberId });
  await mailCaseTold({ tenantId: firm.tenantId, caseId, memberId: ben.memberId });
  expect(mailsTo(ana)).toEqual([expect.stringContaining('asked for it')]);
  expect(mailsTo(ben)).toEqual([]);
  for (const mail of mailsTo(ana)) expect(mail).not.toContain('promised');
});

test('a case is kept by a hold, once, which outlives it', async () => {
  const caseId = await approved();
  await holdCase(owner, { caseId });
  await expect(holdCase(owner, { caseId })).rejects.toEqual(refusal({ code: 'CONFLICT' }));
  await expect(holdCase(judge, { caseId })).rejects.toEqual(absent);
  await closeCase(owner, { caseId });
  expect(await getCase(judge, { caseId })).toMatchObject({ isHeld: true, case: { state: 'ended' } });
});

describe('reading in a case', () => {
  test('shows every version, what was deleted, and what was moved away', async () => {
    const edited = await say(ana, direct, 'A sure thing');
    await editMessage(ana, { messageId: edited.id, body: 'A likely thing' });
    await editMessage(ana, { messageId: edited.id, body: 'A thing' });
    const deleted = await say(ana, direct, 'Burn this');
    await deleteMessage(ana, { messageId: deleted.id });
    const caseId = await approved();
    const { messages } = await read(caseId, direct);
    expect(messages.map(({ versions }) => versions.map(({ body }) => body))).toEqual([
      ['A sure thing', 'A likely thing', 'A thing'],
      ['Burn this'],
    ]);
    expect(messages[1]?.deleted).toMatchObject({ by: { name: 'Ana' } });
    expect(await bodies(find(caseId, 'likely'))).toEqual([['A sure thing', 'A likely thing', 'A thing']]);
    expect(await bodies(find(caseId, 'burn'))).toEqual([['Burn this']]);
    expect(await bodies(find(caseId, 'burn', { withDeleted: false }))).toEqual([]);

    const [from, to] = [await buildChannel(firm, { members: [ana] }), await buildChannel(firm, { members: [ana] })];
    const moved = await say(ana, from, 'Misplaced words');
    await moveMessage(ana, { messageId: moved.id, channelId: to });
    expect((await find(caseId, 'misplaced')).count).toBe(2);
  });

  test('goes as far as a custodian was there, and as the days of the case', async () => {
    const room = await buildChannel(firm, { kind: 'private', members: [ana, ben] });
    await say(ben, room, 'While she was there');
    await removeChannelMember(owner, { channelId: room, memberId: ana.memberId });
    await say(ben, room, 'After she was gone');
    const caseId = await approved();
    expect(await bodies(find(caseId, 'she'))).toEqual([['While she was there']]);
    expect((await read(caseId, room)).messages).toHaveLength(1);
    const tomorrow = await approved({ scope: { channelIds: [], memberIds: [ana.memberId], from: day(1), until: null } });
    expect((await find(tomorrow, '')).count).toBe(0);
    await expect(read(tomorrow, room)).rejects.toEqual(absent);
    // A conversation of others is none of this case.
    const apart = await buildDirect(ben, [judge]);
    await say(ben, apart, 'she is not here');
    await expect(read(caseId, apart)).rejects.toEqual(absent);
    await expect(find(caseId, 'she', { in: [apart] })).rejects.toEqual(absent);
  });

  test('P4: says who could see a message when it was said, by the names of then', async () => {
    const room = await buildChannel(firm, { kind: 'private', members: [ana] });
    await say(ana, room, 'first');
    await addChannelMembers(owner, { channelId: room, memberIds: [ben.memberId] });
    await say(ana, room, 'second');
    await deactivateMember(owner, { memberId: ben.memberId });
    await say(ana, room, 'third');
    await updateProfile(ana, { name: 'Ana Married', title: '' });
    const { messages, people } = await read(await approved(), room);
    const seenBy = messages.map(({ readers }) => readers.map((id) => people.find(({ memberId }) => memberId === id)?.name).sort());
    expect(seenBy).toEqual([['Ana', owner.name].sort(), ['Ana', 'Ben', owner.name].sort(), ['Ana', owner.name].sort()]);
  });
});

test('P15: a search finds what reading everything finds, in every version', async () => {
  const words = ['alpha', 'beta', 'gamma', 'delta', 'épsilon', 'alphabet', 'zêta'];
  let seed = 7;
  const pick = (n: number) => (seed = (seed * 16_807) % 2_147_483_647) % n;
  const text = () => Array.from({ length: 3 }, () => words[pick(words.length)]).join(' ');
  const room = await buildChannel(firm, { kind: 'private', members: [ana, ben] });
  /** What each message has said, in order; the brute force goes through this. */
  const said = new Map<string, { author: string; texts: string[]; isDeleted: boolean }>();
  for (let n = 0; n < 60; n += 1) {
    const [author, body] = [pick(2) === 0 ? ana : ben, n % 12 === 5 ? `${text()} omega 5$` : text()];
    const message = await say(author, pick(3) === 0 ? direct : room, body);
    const entry = { author: author.memberId, texts: [body], isDeleted: false };
    said.set(message.id, entry);
    for (let edit = pick(3); edit > 1; edit -= 1) {
      const next = text();
      if (next === entry.texts.at(-1)) continue;
      await editMessage(author, { messageId: message.id, body: next });
      entry.texts.push(next);
    }
    if (pick(5) === 0) {
      await deleteMessage(author, { messageId: message.id });
      entry.isDeleted = true;
    }
  }
  const caseId = await approved();
  const fold = (folded: string) => folded.normalize('NFD').replaceAll(/\p{M}/gu, '');
  const brute = (wanted: string[], without: string[], more: Partial<CaseQuery>, stretches: string[] = []) =>
    [...said.values()].filter(
      ({ author, texts, isDeleted }) =>
        (more.withDeleted !== false || !isDeleted) &&
        (!more.from?.length || more.from.includes(author)) &&
        texts.some((body) => {
          const folded = fold(body).split(' ');
          return (
            wanted.every((word) => folded.some((one) => one.startsWith(word))) &&
            without.every((word) => !folded.includes(word)) &&
            stretches.every((stretch) => ` ${fold(body)} `.includes(stretch))
          );
        }),
    ).length;
  const questions: [string, string[], string[], Partial<CaseQuery>, string[]?][] = [
    ['alpha', ['alpha'], [], {}],
    ['alphabet', ['alphabet'], [], {}],
    ['gamma delta', ['gamma', 'delta'], [], {}],
    ['epsilon', ['epsilon'], [], {}],
    ['Zêta -beta', ['zeta'], ['beta'], {}],
    ['alpha', ['alpha'], [], { withDeleted: false }],
    ['beta', ['beta'], [], { from: [ana.memberId] }],
    ['nowhere', ['nowhere'], [], {}],
    ['omega', ['omega'], [], {}],
    ['omega alpha', ['omega', 'alpha'], [], { from: [ben.memberId] }],
    ['"gamma delta"', [], [], {}, [' gamma delta ']],
    ['"gamma delta" -alpha', [], ['alpha'], { withDeleted: false }, [' gamma delta ']],
    ['-alpha', [], ['alpha'], {}],
    ['$', [], [], {}, ['$']],
    ['', [], [], {}],
  ];
  for (const [query, wanted, without, more, stretches] of questions) {
    const count = brute(wanted, without, more, stretches);
    expect([query, more, (await find(caseId, query, more)).count]).toEqual([query, more, count]);
    // The same, read a few messages at a time, by the index where few of them answer, and no further than is asked for.
    const { query: _, ...filters } = { ...everything, ...more };
    const idsOf = (stretch: number, limit: number) =>
      withTenant(firm.tenantId, (tx) =>
        searchCaseIds(tx, {
          ...{ caseId, memberId: owner.memberId, before: null, limit },
          search: { ...readSearchWords(query), ...filters, stretch },
        }),
      );
    const all = await idsOf(10_000, 1_000);
    for (const stretch of [1, 3, 8]) {
      expect(await idsOf(stretch, 1_000), `${query}, ${stretch} at a time`).toEqual(all);
      expect(await idsOf(stretch, 4), `${query}, the first of them`).toEqual(all.slice(0, 4));
    }
    expect(all).toHaveLength(count);
  }
  const first = await find(caseId, '');
  const second = await searchCase(owner, { caseId, query: everything, cursor: first.nextCursor });
  expect(new Set([...first.items, ...second.items].map(({ id }) => id))).toEqual(new Set(said.keys()));
  expect(second.nextCursor).toBeNull();
});
