import { presets } from '@parley/contract/presets';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { listAudit } from '../src/audit/list-audit.ts';
import { getChannel } from '../src/channel/access-channel.ts';
import { newId } from '../src/id.ts';
import { findSession, resolveActor } from '../src/identity/session.ts';
import { sendMessage } from '../src/message/send-message.ts';
import { getScanRule, setScanRule } from '../src/scan/scan-rule.ts';
import { buildChannel, buildMember, buildTenant } from '../src/testing/build.ts';
import { tenantFingerprint } from '../src/testing/tenant-fingerprint.ts';
import { changeAddress, renameWorkspace } from '../src/workspace/address.ts';
import { bootstrap } from '../src/workspace/bootstrap.ts';
import { createWorkspace } from '../src/workspace/create-workspace.ts';
import { findCurrentSlug } from '../src/workspace/find-current-slug.ts';
import { findMovedAddress } from '../src/workspace/find-moved-address.ts';
import { openLogo, setLogo } from '../src/workspace/logo.ts';
import { startMember } from '../src/workspace/member-defaults.ts';
import { choosePreset, getPresets, takeBackPreset } from '../src/workspace/presets.ts';
import { getWorkspaceSettings, setAccent, setMemberDefaults } from '../src/workspace/settings.ts';
import { getSetup, skipSetupStep } from '../src/workspace/setup.ts';
import { readPreferences } from '../src/preference/preferences.ts';
import { withTenant } from '@parley/db/with-tenant';
import { asOwner } from './as-owner.ts';
import { openTestCore } from './open-test-core.ts';

openTestCore();

const refusal = (fields: object) => expect.objectContaining(fields);
const newest = async (owner: Parameters<typeof listAudit>[0]) => (await listAudit(owner, { kind: 'rules' })).entries[0];
const fresh = () => `a-${newId().slice(-12)}`;

test('a new name and a new address are in the log with what was before, and another firm is untouched', async () => {
  const { owner, slug, tenantId } = await buildTenant();
  const other = await buildTenant();
  const before = await tenantFingerprint(other.tenantId);
  const name = (await getWorkspaceSettings(owner)).name;
  await renameWorkspace(owner, { name: 'Harbour & Lane' });
  expect(await newest(owner)).toMatchObject({ type: 'workspace.renamed', details: { before: name, after: 'Harbour & Lane' } });
  const next = fresh();
  await changeAddress(owner, { slug: next });
  expect(await newest(owner)).toMatchObject({ type: 'workspace.addressChanged', details: { before: slug, after: next } });
  expect(await getWorkspaceSettings(owner)).toMatchObject({ name: 'Harbour & Lane', slug: next, formerSlugs: [slug] });
  expect(await tenantFingerprint(other.tenantId)).toEqual(before);
  expect(tenantId).toBeTruthy();
});

test('a former address leads to the workspace, for its people alone, and nobody else may take it for a year', async () => {
  const first = await buildTenant();
  const second = await buildTenant();
  const next = fresh();
  await changeAddress(first.owner, { slug: next });
  expect(await resolveActor(first.owner.sessionToken, first.slug)).toMatchObject({ tenantId: first.tenantId, slug: next });
  await expect(resolveActor(second.owner.sessionToken, first.slug)).rejects.toEqual(refusal({ code: 'NOT_FOUND' }));
  await expect(changeAddress(second.owner, { slug: first.slug })).rejects.toEqual(refusal({ code: 'CONFLICT' }));
  await expect(changeAddress(second.owner, { slug: next })).rejects.toEqual(refusal({ code: 'CONFLICT' }));
  await expect(changeAddress(second.owner, { slug: 'signin' })).rejects.toEqual(refusal({ code: 'CONFLICT' }));

  const person = await findSession(second.owner.sessionToken);
  if (!person) throw new Error('the session has ended');
  const made = await createWorkspace(person, { companyName: first.slug });
  expect(made.slug).not.toBe(first.slug);

  await asOwner(`UPDATE identity.former_address SET free_at = now() WHERE slug = $1 RETURNING 1`, [first.slug]);
  await changeAddress(second.owner, { slug: first.slug });
  expect(await resolveActor(second.owner.sessionToken, first.slug)).toMatchObject({ tenantId: second.tenantId });
});

test('a workspace may go back to an address of its own', async () => {
  const { owner, slug, tenantId } = await buildTenant();
  const next = fresh();
  await changeAddress(owner, { slug: next });
  await changeAddress(owner, { slug });
  expect(await findCurrentSlug(next)).toBe(slug);
  expect(await resolveActor(owner.sessionToken, next)).toMatchObject({ tenantId, slug });
});

test('a page at a former address leads its members on, and tells nobody else that there was one', async () => {
  const { owner, slug } = await buildTenant();
  const stranger = await buildTenant();
  const next = fresh();
  await changeAddress(owner, { slug: next });
  expect(await findMovedAddress(owner.sessionToken, slug)).toBe(next);
  expect(await findMovedAddress(owner.sessionToken, next)).toBeNull();
  expect(await findMovedAddress(stranger.owner.sessionToken, slug)).toBeNull();
  expect(await findMovedAddress('no session', slug)).toBeNull();
  expect(await findMovedAddress(owner.sessionToken, fresh())).toBeNull();
});

test('members and guests change nothing of the workspace', async () => {
  const tenant = await buildTenant();
  const member = await buildMember(tenant);
  await setAccent(tenant.owner, { accent: '#14634e' });
  await expect(setAccent(member, { accent: '#14634e' })).rejects.toEqual(refusal({ code: 'FORBIDDEN' }));
  await expect(changeAddress(member, { slug: fresh() })).rejects.toEqual(refusal({ code: 'FORBIDDEN' }));
  await expect(renameWorkspace(member, { name: 'Mine' })).rejects.toEqual(refusal({ code: 'FORBIDDEN' }));
});

test('a logo is drawn anew, without what else was in its bytes, and every page hears of it', async () => {
  const { owner } = await buildTenant();
  const sent = await sharp({ create: { width: 900, height: 300, channels: 3, background: '#b04a2f' } })
    .withExif({ IFD0: { Copyright: 'somebody in Lisbon' } })
    .jpeg()
    .toBuffer();
  expect(sent.includes('Lisbon')).toBe(true);
  await setLogo(owner, { picture: sent.toString('base64') });
  const picture = await openLogo(owner, 'picture');
  expect(await sharp(picture).metadata()).toMatchObject({ format: 'webp', width: 192, height: 192 });
  expect(Buffer.from(picture).includes('Lisbon')).toBe(false);
  expect(await sharp(await openLogo(owner, 'icon')).metadata()).toMatchObject({ format: 'png', width: 512, height: 512 });
  await setAccent(owner, { accent: '#ffe000' });
  const { workspace } = await bootstrap(owner, { email: owner.email, isEmailConfirmed: true } as never);
  expect(workspace.logo).not.toBeNull();
  expect(workspace.accent?.light.accent).not.toBe('#ffe000');
  await expect(setLogo(owner, { picture: Buffer.from('<svg/>').toString('base64') })).rejects.toEqual(refusal({ code: 'INVALID' }));
  await setLogo(owner, { picture: null });
  await expect(openLogo(owner, 'picture')).rejects.toEqual(refusal({ code: 'NOT_FOUND' }));
});

test('a new member starts with what the firm has set; a guest joins none of the channels', async () => {
  const tenant = await buildTenant();
  const desk = await buildChannel(tenant, { kind: 'public' });
  const secret = await buildChannel(tenant, { kind: 'private' });
  const wanted = { channelIds: [desk], locale: 'fr', timeZone: 'Europe/Lisbon', notifyDefault: 'all' } as const;
  await expect(setMemberDefaults(tenant.owner, { ...wanted, channelIds: [secret] })).rejects.toEqual(
    refusal({ code: 'NOT_FOUND' }),
  );
  await setMemberDefaults(tenant.owner, { ...wanted, channelIds: [desk] });
  const member = await buildMember(tenant);
  const guest = await buildMember(tenant, { role: 'guest' });
  await withTenant(tenant.tenantId, async (tx) => {
    expect(await startMember(tx, { ...member })).toEqual([desk]);
    expect(await startMember(tx, { ...guest })).toEqual([]);
    expect(await readPreferences(tx, member.memberId)).toMatchObject({
      locale: 'fr',
      timeZone: 'Europe/Lisbon',
      notifyDefault: 'all',
    });
  });
});

test('a preset says beforehand what it changes, changes that, and can be taken back', async () => {
  const { owner, tenantId } = await buildTenant();
  const rules = () =>
    withTenant(tenantId, (tx) =>
      tx.tenant.findUniqueOrThrow({
        where: { tenantId },
        select: { scanRule: true, requiresSecondFactorFrom: true, sessionHours: true, idleMinutes: true },
      }),
    );
  const before = await rules();
  const offered = (await getPresets(owner)).presets.find(({ preset }) => preset === 'law');
  expect(offered?.changes.map(({ rule }) => rule)).toEqual([
    'channels',
    'scanRule',
    'secondFactor',
    'sessionHours',
    'idleMinutes',
    'acceptableUse',
  ]);
  const { chosen, presets: left } = await choosePreset(owner, { preset: 'law' });
  expect(chosen?.preset).toBe('law');
  expect(left.find(({ preset }) => preset === 'law')?.changes.map(({ rule }) => rule)).toEqual(['acceptableUse']);
  expect(await getScanRule(owner)).toMatchObject({ rule: 'hold' });
  const named = await withTenant(tenantId, (tx) =>
    tx.channel.findMany({ where: { name: { in: [...presets.law.channels] } }, select: { id: true, name: true } }),
  );
  expect(named.length).toBe(presets.law.channels.length);
  const written = named[0]?.id ?? '';
  await sendMessage(owner, { clientId: newId(), channelId: written, body: 'We use this one.' });
  await expect(choosePreset(owner, { preset: 'general' })).rejects.toEqual(refusal({ code: 'CONFLICT' }));
  await setScanRule(owner, { rule: 'mark' });

  await takeBackPreset(owner);
  // Somebody decided otherwise since: that stays.
  expect(await rules()).toEqual({ ...before, scanRule: 'mark' });
  expect((await getChannel(owner, written)).channel.isArchived).toBe(false);
  expect((await getChannel(owner, named[1]?.id ?? '')).channel.isArchived).toBe(true);
});

test('a preset loosens nothing that is stricter already', async () => {
  const { owner, tenantId } = await buildTenant();
  await withTenant(tenantId, (tx) => tx.tenant.updateMany({ where: { tenantId }, data: { sessionHours: 2, scanRule: 'hold' } }));
  await choosePreset(owner, { preset: 'general' });
  await takeBackPreset(owner);
  await choosePreset(owner, { preset: 'law' });
  const tenant = await withTenant(tenantId, (tx) => tx.tenant.findUniqueOrThrow({ where: { tenantId } }));
  expect(tenant).toMatchObject({ sessionHours: 2, scanRule: 'hold' });
});

test('the list of what is left to set up follows from facts', async () => {
  const tenant = await buildTenant();
  const state = async (step: string) => (await getSetup(tenant.owner)).steps.find((one) => one.step === step)?.state;
  expect(await state('people')).toBe('open');
  await buildMember(tenant);
  expect(await state('people')).toBe('done');
  await skipSetupStep(tenant.owner, { step: 'logo', isSkipped: true });
  expect(await state('logo')).toBe('skipped');
  await skipSetupStep(tenant.owner, { step: 'logo', isSkipped: false });
  expect(await state('logo')).toBe('open');
});
