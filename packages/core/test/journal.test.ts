import { createHmac } from 'node:crypto';
import { withTenant } from '@parley/db/with-tenant';
import { describe, expect, test } from 'vitest';
import { config, configureCore } from '../src/config.ts';
import { storeUpload } from '../src/file/store-upload.ts';
import { addTarget, decideTarget, listTargets, removeTarget } from '../src/journal/manage-targets.ts';
import { sendJournal } from '../src/journal/send-journal.ts';
import { pauseTarget, replayTarget, testTarget } from '../src/journal/steer-target.ts';
import { wakeJournals } from '../src/journal/wake-journals.ts';
import { buildMember, buildTenant } from '../src/testing/build.ts';
import { asOwner } from './as-owner.ts';
import { openArchive, posts, receiver, send, mailTo, buildFirm, buildTarget, later, stateOf } from './journal/world.ts';

describe('a target', () => {
  test('takes two people; an admin is neither; how to sign in there is told to nobody', async () => {
    const firm = await buildFirm();
    const archive = await openArchive();
    const place = mailTo(archive, { user: 'archive', password: 'open sesame' });
    const { target } = await addTarget(firm.owner, { name: 'Outside', fromBeginning: true, place });
    const at = { tenantId: firm.tenantId, targetId: target.id };
    await sendJournal(at);
    expect(archive.got).toEqual([]);
    const admin = await buildMember(firm, { role: 'admin' });
    await expect(decideTarget(firm.owner, { targetId: target.id, agrees: true })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(decideTarget(admin, { targetId: target.id, agrees: true })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(replayTarget(firm.owner, { targetId: target.id, from: null })).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(pauseTarget(firm.owner, { targetId: target.id, isPaused: false })).rejects.toMatchObject({ code: 'CONFLICT' });
    const elsewhere = await buildTenant();
    await expect(decideTarget(elsewhere.owner, { targetId: target.id, agrees: true })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await decideTarget(firm.second, { targetId: target.id, agrees: true });
    await sendJournal(at);
    expect(archive.got.length).toBeGreaterThan(0);
    expect(JSON.stringify(await listTargets(firm.owner))).not.toContain('sesame');
    const row = await withTenant(firm.tenantId, (tx) => tx.journalTarget.findFirstOrThrow());
    expect(Buffer.from(row.secret).includes(Buffer.from('sesame'))).toBe(false);
    await removeTarget(firm.second, { targetId: target.id });
    expect((await listTargets(firm.owner)).targets).toEqual([]);
    expect((await withTenant(firm.tenantId, (tx) => tx.journalTarget.findFirstOrThrow())).secret).toHaveLength(0);
  });

  test('cannot be asked for where nobody else could agree, and does not lead inside', async () => {
    const alone = await buildTenant();
    const archive = await openArchive();
    const place = mailTo(archive);
    await expect(addTarget(alone.owner, { name: 'x', fromBeginning: false, place })).rejects.toMatchObject({ code: 'CONFLICT' });
    const firm = await buildFirm();
    const { targetId, run } = await buildTarget(firm, mailTo(archive, { host: 'localhost' }));
    configureCore({ ...config(), allowsLocalProviders: false });
    try {
      await expect(addTarget(firm.owner, { name: 'x', fromBeginning: false, place })).rejects.toMatchObject({ code: 'INVALID' });
      const store = { kind: 's3', region: 'r', bucket: 'b', prefix: '', accessKeyId: 'a', secretAccessKey: 's' } as const;
      for (const endpoint of ['https://127.0.0.1', 'https://[::1]', 'https://2130706433', 'http://store.example']) {
        const inside = { ...store, endpoint };
        const asked = addTarget(firm.owner, { name: 'x', fromBeginning: false, place: inside });
        await expect(asked, endpoint).rejects.toMatchObject({ code: 'INVALID' });
      }
      await send(firm.owner, firm.generalId, 'stays inside');
      await run();
      expect(await testTarget(firm.owner, { targetId })).toEqual({ failure: 'unreachable' });
    } finally {
      configureCore({ ...config(), allowsLocalProviders: true });
    }
    expect((await stateOf(firm))?.failure).toBe('unreachable');
  });
});

describe('otherwise', () => {
  test('a webhook gets every entry, the log of the firm too, signed and under an id that stays', async () => {
    const firm = await buildFirm();
    const { run, secret, targetId } = await buildTarget(firm, { kind: 'webhook', url: `${receiver.url}/${firm.slug}` });
    await send(firm.owner, firm.generalId, 'to the webhook');
    await pauseTarget(firm.owner, { targetId, isPaused: false });
    await run();
    const mine = posts.filter(({ path }) => path === `/${firm.slug}`);
    expect(mine.some(({ body }) => body.includes('to the webhook'))).toBe(true);
    expect(mine.some(({ body }) => body.includes('journal.resumed'))).toBe(true);
    expect(new Set(mine.map(({ headers }) => headers['webhook-id'])).size).toBe(mine.length);
    for (const { headers, body } of mine) {
      const signed = [headers['webhook-id'], headers['webhook-timestamp'], body].join('.');
      const key = Buffer.from((secret ?? '').replace('whsec_', ''), 'base64');
      expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`);
    }
  });

  test('a store gets lines and files; what it did not take comes again whole', async () => {
    const firm = await buildFirm();
    const place = {
      kind: 's3',
      endpoint: receiver.url,
      region: 'eu-1',
      bucket: firm.slug,
      prefix: 'kept/',
      accessKeyId: 'key',
      secretAccessKey: 'secret',
    } as const;
    const { run, targetId } = await buildTarget(firm, place);
    async function* bytes() {
      yield new TextEncoder().encode('bytes of the file');
    }
    const file = (await storeUpload(firm.owner, { name: 'a.txt', bytes: bytes() })).file.id;
    await send(firm.owner, firm.generalId, 'into the store', [file]);
    receiver.status = 403;
    await run();
    expect(await stateOf(firm)).toMatchObject({ failure: 'signIn' });
    receiver.status = 200;
    await run(later(600_000));
    const mine = posts.filter(({ path }) => path.startsWith(`/${firm.slug}/`));
    expect(mine.find(({ path }) => path === `/${firm.slug}/kept/${firm.tenantId}/files/${file}`)?.body).toContain(
      'bytes of the file',
    );
    const lines = mine
      .filter(({ path }) => path.endsWith('.ndjson'))
      .flatMap(({ body }) => body.split('\n'))
      .filter((line) => line.startsWith('{'));
    const entries = lines.map((line) => JSON.parse(line) as { stream: string; version: number; payload: string });
    expect(entries.filter(({ payload }) => payload.includes('into the store'))).toHaveLength(1);
    expect(new Set(entries.map(({ stream, version }) => `${stream} ${version}`)).size).toBe(entries.length);
    expect(await testTarget(firm.owner, { targetId })).toEqual({ failure: null });
  });

  test('looks again by itself, and is found again should that be lost', async () => {
    const firm = await buildFirm();
    const { run, targetId } = await buildTarget(firm, mailTo(await openArchive()));
    const jobs = () =>
      asOwner<{ run_at: Date }>('SELECT run_at FROM graphile_worker.jobs WHERE key = $1', [
        `journal.send:${firm.tenantId}:${targetId}`,
      ]);
    await run();
    expect(await jobs()).toHaveLength(1);
    expect((await jobs())[0]?.run_at.getTime()).toBeLessThan(Date.now() + 60_000);
    await asOwner('SELECT graphile_worker.remove_job($1)', [`journal.send:${firm.tenantId}:${targetId}`]);
    expect(await jobs()).toEqual([]);
    await wakeJournals();
    expect(await jobs()).toHaveLength(1);
  });
});
