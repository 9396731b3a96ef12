import { describe, expect, test } from 'vitest';
import { removeChannelMember } from '../src/channel/change-channel.ts';
import { storeUpload } from '../src/file/store-upload.ts';
import { newId } from '../src/id.ts';
import { adoptLabels } from '../src/label/change-label.ts';
import { setChannelLabel } from '../src/label/set-channel-label.ts';
import { mailJournalPaused } from '../src/journal/mail-journal-paused.ts';
import { listNotes, pauseTarget, replayTarget } from '../src/journal/steer-target.ts';
import { editMessage } from '../src/message/change-message.ts';
import { sendMessage } from '../src/message/send-message.ts';
import { buildDirect, buildMember } from '../src/testing/build.ts';
import { asOwner, tamper } from './as-owner.ts';
import { readByMailparser, readByMutt, readByPython, readByRipmime } from './journal/mail-readers.ts';
import {
  openArchive,
  send,
  mailTo,
  buildFirm,
  buildTarget,
  later,
  dayMs,
  idsAt,
  openReport,
  wantedIds,
  stateOf,
} from './journal/world.ts';

describe('by mail', () => {
  test('P12: a report for each entry, with the mail inside: authors, who was there, threads, versions, files', async () => {
    const firm = await buildFirm();
    const archive = await openArchive();
    const { run } = await buildTarget(firm, mailTo(archive, { user: 'archive', password: 'open sesame' }));
    const ana = await buildMember(firm, { name: 'Ana Åkesson' });
    async function* bytes() {
      yield new TextEncoder().encode('what the file says');
    }
    const file = (await storeUpload(ana, { name: 'Übersicht – Q3.txt', bytes: bytes() })).file.id;
    const { message } = await send(ana, firm.generalId, 'line one\nüber <b>all</b>', [file]);
    await sendMessage(firm.owner, { clientId: newId(), channelId: firm.generalId, body: 'an answer', parentId: message.id });
    await editMessage(ana, { messageId: message.id, body: 'another text' });
    await removeChannelMember(firm.owner, { channelId: firm.generalId, memberId: ana.memberId });
    await send(firm.owner, firm.generalId, 'after Ana had left');
    await run();
    const reports = await Promise.all(archive.got.map(openReport));
    expect(new Set(archive.got.flatMap(({ to }) => to))).toEqual(new Set(['journal@archive.example']));
    const find = (text: string) => {
      const found = reports.find(({ mail }) => mail.text?.includes(text));
      if (!found) throw new Error(`no mail says ${text}`);
      return found;
    };
    const first = find('line one');
    const mine = `<${message.id}@${firm.tenantId}.parley.invalid>`;
    expect(first.mail).toMatchObject({
      messageId: mine,
      subject: '#general',
      from: { value: [{ name: 'Ana Åkesson', address: ana.email }] },
    });
    expect(first.mail.text).toContain('über <b>all</b>');
    expect(first.mail.html).toContain('&lt;b&gt;all');
    expect(first.mail.attachments.map(({ filename, content }) => [filename, content.toString()])).toEqual([
      ['Übersicht – Q3.txt', 'what the file says'],
    ]);
    expect(first.mail.headers.get('x-im-tenant')).toBe(firm.tenantId);
    expect(first.mail.headers.get('x-im-channel-id')).toBe(firm.generalId);
    expect(first.mail.headers.get('x-im-channel-type')).toBe('public');
    expect(first.mail.headers.get('x-im-event-types')).toBe('message.created');
    expect(first.mail.headers.get('x-im-sequence')).toMatch(/^\d+-\d+$/);
    expect(archive.got[0]?.bytes.toString()).toMatch(/^X-MS-Journal-Report: ?\r$/m);
    expect(first.report.text).toContain(`Sender: ${ana.email}`);
    expect(first.report.text).toContain(`Message-Id: ${mine}`);
    expect(find('an answer').mail.inReplyTo).toBe(mine);
    const edit = find('another text').mail;
    expect([edit.inReplyTo, edit.headers.get('x-im-event-types')]).toEqual([mine, 'message.edited']);
    const readers = (one: typeof first) => one.mail.to?.value.map(({ address }) => address) ?? [];
    expect(readers(first)).toContain(ana.email);
    expect(readers(find('after Ana had left'))).not.toContain(ana.email);
    // Four readers by different people read the same.
    for (const { inner } of [first, find('an answer'), find('another text')]) {
      const mail = await readByMailparser(inner);
      expect(await readByPython(inner)).toEqual(mail);
      expect(await readByRipmime(inner)).toEqual(mail);
      const { files, ...shown } = mail;
      const text = [mail.text, ...files.map(([, content]) => content)].join('\n\n');
      expect(await readByMutt(inner)).toEqual({ ...shown, text });
    }
    expect((await readByMutt(first.inner)).from).toBe(`Ana Åkesson <${ana.email}>`);
  });

  test('says under which label a message stands, by the log up to there: its own, else that of its channel', async () => {
    const firm = await buildFirm();
    const archive = await openArchive();
    const label = { color: 'amber', meaning: '', stays: false, closedToGuests: false } as const;
    const made = await adoptLabels(firm.owner, {
      labels: [
        { ...label, name: 'Intern' },
        { ...label, name: 'Clients only' },
      ],
    });
    const [inside, higher] = made.map(({ id }) => id);
    await send(firm.owner, firm.generalId, 'without any');
    await setChannelLabel(firm.owner, { channelId: firm.generalId, labelId: inside ?? '' });
    const extra = { label: higher ?? '' };
    const { message } = await sendMessage(firm.owner, { clientId: newId(), channelId: firm.generalId, body: 'of its own', extra });
    const { run } = await buildTarget(firm, mailTo(archive), true);
    await run();
    // What follows is told by a later run, which begins in the middle of the log.
    await editMessage(firm.owner, { messageId: message.id, body: 'changed later' });
    await send(firm.owner, firm.generalId, 'as its channel');
    await run(later(60_000));
    const reports = await Promise.all(archive.got.map(openReport));
    const shown = (text: string) => {
      const { report, mail } = reports.find((one) => one.mail.text?.includes(text)) ?? {};
      const told = [report, mail].map((one) => /^Label: (.*)$/m.exec(one?.text ?? '')?.[1] ?? null);
      return [...told, ...[report, mail].map((one) => one?.headers.get('x-im-classification') ?? null)];
    };
    expect(shown('without any')).toEqual([null, null, null, null]);
    for (const text of ['of its own', 'changed later']) expect(shown(text)).toEqual(Array(4).fill('Clients only'));
    expect(shown('as its channel')).toEqual(Array(4).fill('Intern'));
    expect(reports.some(({ mail }) => mail.text?.includes('set this conversation to Intern'))).toBe(true);
  });

  test('nothing is lost or doubled when the server is stopped midway and started again', async () => {
    const firm = await buildFirm();
    const archive = await openArchive();
    const { run } = await buildTarget(firm, mailTo(archive), true);
    const direct = await buildDirect(firm.owner, [firm.second]);
    for (let n = 0; n < 12; n += 1) await send(firm.owner, n % 2 ? direct : firm.generalId, `line ${n}`);
    const wanted = await wantedIds(firm, [firm.generalId, direct]);
    let left = 6;
    archive.onMail = () => ((left -= 1) >= 0 ? 'take' : 'refuse');
    await run();
    expect(archive.got).toHaveLength(6);
    await archive.stop();
    await run(later(60_000));
    expect(await stateOf(firm)).toMatchObject({ state: 'on', failure: 'unreachable', delivered: 6, waiting: wanted.length - 6 });
    await archive.start();
    archive.onMail = () => 'take';
    await run(later(600_000));
    expect(idsAt(archive).toSorted()).toEqual(wanted.toSorted());
    expect(await stateOf(firm)).toMatchObject({ failure: null, waiting: 0, delivered: wanted.length });
  });

  test('what was taken without an answer comes again under the same id, so that it can be told', async () => {
    const firm = await buildFirm();
    const archive = await openArchive();
    const { run } = await buildTarget(firm, mailTo(archive));
    const { message } = await send(firm.owner, firm.generalId, 'said once');
    archive.onMail = () => {
      void archive.stop();
      return 'vanish';
    };
    await run();
    expect(archive.got).toHaveLength(1);
    archive.onMail = () => 'take';
    await archive.start();
    await run(later(600_000));
    expect(archive.got).toHaveLength(2);
    expect(new Set(idsAt(archive)).size).toBe(1);
    const mails = await Promise.all(archive.got.map(openReport));
    expect(new Set(mails.map(({ mail }) => mail.messageId))).toEqual(new Set([`<${message.id}@${firm.tenantId}.parley.invalid>`]));
  });

  test('while somebody has paused it nothing goes; then it goes on, and a replay sends the same mails again', async () => {
    const firm = await buildFirm();
    const archive = await openArchive();
    const { run, targetId } = await buildTarget(firm, mailTo(archive));
    await pauseTarget(firm.second, { targetId, isPaused: true });
    await send(firm.owner, firm.generalId, 'kept back');
    await run();
    expect(archive.got).toEqual([]);
    expect((await stateOf(firm))?.waiting).toBeGreaterThan(0);
    await pauseTarget(firm.second, { targetId, isPaused: false });
    await run();
    const once_ = idsAt(archive);
    expect(once_.length).toBeGreaterThan(0);
    await replayTarget(firm.owner, { targetId, from: '2999-01-01' });
    await run();
    expect(idsAt(archive)).toEqual(once_);
    await replayTarget(firm.owner, { targetId, from: null });
    await run();
    expect(idsAt(archive).slice(once_.length)).toEqual(expect.arrayContaining(once_));
    expect(new Set(idsAt(archive))).toEqual(new Set(await wantedIds(firm, [firm.generalId])));
    const notes = (await listNotes(firm.owner, { targetId })).items;
    expect(notes[0]).toMatchObject({ kind: 'delivered', streamId: firm.generalId, from: 1 });
  });

  test('after a day without success it is paused, owners are written to, and it can go on', async () => {
    const firm = await buildFirm();
    const archive = await openArchive();
    const { run, targetId } = await buildTarget(firm, mailTo(archive, { user: 'archive', password: 'wrong' }));
    await send(firm.owner, firm.generalId, 'not taken');
    await run();
    expect(await stateOf(firm)).toMatchObject({ state: 'on', failure: 'signIn' });
    await run(later(dayMs + 60_000));
    expect(await stateOf(firm)).toMatchObject({ state: 'paused', failure: 'signIn' });
    const jobs = await asOwner<{ key: string }>('SELECT key FROM graphile_worker.jobs WHERE key LIKE $1', [
      `mail.journalPaused:${firm.tenantId}:%`,
    ]);
    expect(jobs).toHaveLength(1);
    await mailJournalPaused(
      { tenantId: firm.tenantId, memberId: firm.owner.memberId, targetId },
      { id: newId(), createdAt: new Date() },
    );
    await run();
    expect(archive.got).toEqual([]);
  });

  test('a file too large for a mail is named with its hash, and noted', async () => {
    const firm = await buildFirm();
    const archive = await openArchive();
    const { run, targetId } = await buildTarget(firm, mailTo(archive));
    async function* bytes() {
      for (let n = 0; n < 16; n += 1) yield new Uint8Array(1_000_000).fill(65);
    }
    const file = (await storeUpload(firm.owner, { name: 'large.txt', bytes: bytes() })).file.id;
    await send(firm.owner, firm.generalId, 'see the file', [file]);
    await run();
    const mails = await Promise.all(archive.got.map(openReport));
    const said = mails.find(({ mail }) => mail.text?.includes('see the file'))?.mail;
    expect(said?.attachments).toEqual([]);
    expect(said?.text).toMatch(/large\.txt, too large for a mail; SHA-256 [0-9a-f]{64}/);
    expect((await listNotes(firm.owner, { targetId })).items).toEqual(
      expect.arrayContaining([expect.objectContaining({ kind: 'fileLeftOut', detail: `large ${file}` })]),
    );
  });

  test('an entry that is missing from the log stops it, and says so', async () => {
    const firm = await buildFirm();
    const archive = await openArchive();
    const { run } = await buildTarget(firm, mailTo(archive));
    await send(firm.owner, firm.generalId, 'there');
    const { version } = (await send(firm.owner, firm.generalId, 'gone')).message;
    await send(firm.owner, firm.generalId, 'after the gap');
    const which = [firm.tenantId, firm.generalId, version];
    await tamper('DELETE FROM app.event_payload WHERE tenant_id = $1 AND stream_id = $2 AND version = $3', which);
    await tamper('DELETE FROM app.event WHERE tenant_id = $1 AND stream_id = $2 AND version = $3', which);
    await run();
    expect(await stateOf(firm)).toMatchObject({ state: 'paused', failure: 'gap' });
    expect(archive.got).toEqual([]);
  });
});
