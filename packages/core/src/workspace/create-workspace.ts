import { enqueueJob } from '../job/enqueue-job.ts';
import { appendEvent } from '@parley/db/log/append-event';
import { enterTenant, systemDb, withSystem, type SystemTx } from '@parley/db/with-system';
import { AppError } from '../app-error.ts';
import { insertChannel } from '../channel/create-channel.ts';
import { newId } from '../id.ts';
import { hashPassword, verifyPassword } from '../identity/password.ts';
import type { Client, SignedIn } from '../identity/session.ts';
import { throttle, throttlePassword } from '../identity/throttle.ts';
import { mailHint } from '../mail/mail-hint.ts';
import { isTaken } from './address.ts';
import { isReservedAddress } from './reserved-addresses.ts';

/**
 * Signs a firm up: user, workspace, owner and #general, in one transaction. A person who has an account already adds a
 * workspace to it by giving its password.
 */
export async function signUp(
  input: { companyName: string; name: string; email: string; password: string },
  client: Client,
): Promise<{ slug: string; mailHint: string | null }> {
  await throttle('signUp.address', client.address);
  const existing = await systemDb().user.findUnique({ where: { email: input.email } });
  if (existing) {
    await throttlePassword(input.email, client.address);
    if (!(await verifyPassword(existing.passwordHash, input.password)))
      throw new AppError('CONFLICT', {
        message: 'There is an account for this address, with another password. Sign in, or ask for a new password.',
      });
    return { slug: await insertWorkspace(existing, input.companyName), mailHint: null };
  }
  const passwordHash = await hashPassword(input.password);
  const user = { id: newId(), email: input.email, name: input.name };
  const locale = client.locale ?? null;
  const slug = await insertWorkspace(user, input.companyName, async (tx) => {
    await tx.user.create({ data: { ...user, passwordHash, locale } });
    await enqueueJob(tx, { name: 'mail.confirm', payload: { userId: user.id } });
  });
  return { slug, mailHint: mailHint() };
}

/** One more workspace for somebody who is signed in. */
export async function createWorkspace(signedIn: SignedIn, input: { companyName: string }): Promise<{ slug: string }> {
  await throttle('signUp.address', signedIn.userId);
  return { slug: await insertWorkspace({ id: signedIn.userId, email: signedIn.email, name: signedIn.name }, input.companyName) };
}

/** The workspace of its owner, at a free address; `first` goes before it in the same transaction. */
export async function insertWorkspace(
  user: { id: string; email: string; name: string },
  companyName: string,
  first: (tx: SystemTx) => Promise<void> = async () => {},
): Promise<string> {
  for (let attempt = 0; ; attempt += 1) {
    const slug = toSlug(companyName, attempt);
    const taken = await systemDb().workspace.findUnique({ where: { slug }, select: { tenantId: true } });
    if (isReservedAddress(slug) || taken) {
      if (attempt > 50) throw new Error('no free workspace address');
      continue;
    }
    try {
      await withSystem(async (tx) => {
        await first(tx);
        await insertTenant(tx, { slug, name: companyName, owner: user });
      });
      return slug;
    } catch (error) {
      // Somebody took the address, or signed up with the same mail address, in this very moment.
      if (!isTaken(error) || attempt > 20) throw error;
      if (await systemDb().user.findFirst({ where: { email: user.email, id: { not: user.id } } }))
        throw new AppError('CONFLICT', { message: 'There is an account for this address. Sign in instead.' });
    }
  }
}

/** The rows of a new tenant: directory entry, tenant, its stream, the owner, #general. */
export async function insertTenant(
  tx: SystemTx,
  tenant: { slug: string; name: string; owner: { id: string; email: string; name: string } },
): Promise<{ tenantId: string; memberId: string; generalId: string }> {
  const tenantId = newId();
  const memberId = newId();
  await tx.workspace.create({ data: { tenantId, slug: tenant.slug, name: tenant.name } });
  await tx.membership.create({ data: { userId: tenant.owner.id, tenantId, memberId } });
  await enterTenant(tx, tenantId);
  await tx.tenant.create({ data: { tenantId, slug: tenant.slug, name: tenant.name } });
  await tx.stream.create({ data: { tenantId, id: tenantId } });
  await tx.member.create({
    data: { tenantId, id: memberId, userId: tenant.owner.id, email: tenant.owner.email, name: tenant.owner.name, role: 'owner' },
  });
  await appendEvent(tx, {
    streamId: tenantId,
    type: 'tenant.created',
    actorId: memberId,
    subjectId: memberId,
    payload: JSON.stringify({ name: tenant.name, slug: tenant.slug, owner: tenant.owner.name }),
  });
  const { channelId } = await insertChannel(
    tx,
    { tenantId, memberId },
    {
      kind: 'public',
      name: 'general',
      topic: 'For everybody',
      memberIds: [memberId],
    },
  );
  return { tenantId, memberId, generalId: channelId };
}

/** `Harbour & Lane` → `harbour-lane`; later attempts add a short number. */
function toSlug(companyName: string, attempt: number): string {
  const base = companyName
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '');
  const stem = base.length >= 2 ? base : `firm-${newId().slice(-6)}`;
  return attempt === 0 ? stem : `${stem}-${attempt < 5 ? attempt + 1 : newId().slice(-6)}`;
}
