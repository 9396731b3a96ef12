import type { DomainEntry, MailDomainView } from '@parley/contract/invitation-view';
import { limits } from '@parley/contract/limits';
import { lockStream } from '@parley/db/channel/channel-queries';
import { enterTenant, systemDb, withSystem } from '@parley/db/with-system';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { recordAct } from '../audit/record-act.ts';
import { isUniqueViolation } from '../channel/create-channel.ts';
import { newId, newToken } from '../id.ts';
import { throttle } from '../identity/throttle.ts';
import { requireAllowed } from '../policy/decide.ts';
import { readTxt } from './dns-txt.ts';
import { toDomain } from './domain-name.ts';

type Row = { id: string; domain: string; code: string; entry: string; provenAt: Date | null };

/** By name. What another workspace has proven says nothing here. */
export async function listMailDomains(actor: Actor): Promise<{ items: MailDomainView[] }> {
  requireAllowed(actor, 'people.manage', null);
  const rows = await withTenant(actor.tenantId, (tx) =>
    tx.mailDomain.findMany({ orderBy: { domain: 'asc' }, take: limits.mailDomains }),
  );
  return { items: rows.map(toView) };
}

/** Notes a domain that the firm says is its own. It does nothing until it is proven. */
export async function addMailDomain(actor: Actor, input: { domain: string }): Promise<MailDomainView> {
  requireAllowed(actor, 'people.manage', null);
  const domain = toDomain(input.domain);
  return withTenant(actor.tenantId, async (tx) => {
    await lockStream(tx, actor.tenantId);
    if ((await tx.mailDomain.count()) >= limits.mailDomains)
      throw new AppError('INVALID', { message: `There are ${limits.mailDomains} domains already. Remove one first.` });
    const code = `parley-domain=${newToken()}`;
    const row = await tx.mailDomain.create({
      data: { tenantId: actor.tenantId, id: newId(), domain, code, createdBy: actor.memberId },
    });
    await recordAct(tx, actor, { type: 'domain.added', details: { domain } });
    return toView(row);
  }).catch((error: unknown) => {
    throw isUniqueViolation(error) ? new AppError('CONFLICT', { message: 'This domain is in the list already.' }) : error;
  });
}

/**
 * Looks for the record in the DNS. Found, the domain is this workspace's, and no other's: one that another workspace holds is
 * refused, which only somebody who commands its DNS gets to hear.
 */
export async function proveMailDomain(actor: Actor, input: { domainId: string }): Promise<MailDomainView> {
  requireAllowed(actor, 'people.manage', null);
  await throttle('proveDomain.tenant', actor.tenantId);
  const row = await withTenant(actor.tenantId, (tx) => accessDomain(tx, input.domainId));
  const texts = await readTxt(recordName(row.domain));
  if (!texts) throw new AppError('CONFLICT', { message: 'The domain’s DNS gives no answer just now. Try again in a few minutes.' });
  if (!texts.includes(row.code))
    throw new AppError('CONFLICT', {
      message: 'The record is not there yet. A change to DNS can take up to an hour to be seen; nothing is lost meanwhile.',
    });
  const provenAt = row.provenAt ?? new Date();
  await withSystem(async (tx) => {
    await tx.provenDomain.createMany({ data: { domain: row.domain, tenantId: actor.tenantId }, skipDuplicates: true });
    const held = await tx.provenDomain.findUnique({ where: { domain: row.domain } });
    if (held?.tenantId !== actor.tenantId)
      throw new AppError('CONFLICT', {
        message:
          'Another workspace holds this domain. Its owner has to remove it there first; write to us if nobody knows who that is.',
      });
    await enterTenant(tx, actor.tenantId);
    await lockStream(tx, actor.tenantId);
    await tx.mailDomain.updateMany({ where: { id: row.id }, data: { provenAt } });
    await recordAct(tx, actor, { type: 'domain.proven', details: { domain: row.domain } });
  });
  return toView({ ...row, provenAt });
}

/** Says who of a domain comes in by it. */
export async function setDomainEntry(actor: Actor, input: { domainId: string; entry: DomainEntry }): Promise<MailDomainView> {
  requireAllowed(actor, 'people.manage', null);
  return withTenant(actor.tenantId, async (tx) => {
    await lockStream(tx, actor.tenantId);
    const row = await accessDomain(tx, input.domainId);
    await tx.mailDomain.updateMany({ where: { id: row.id }, data: { entry: input.entry } });
    const details = { domain: row.domain, before: row.entry, after: input.entry };
    await recordAct(tx, actor, { type: 'domain.entryChanged', details });
    return toView({ ...row, entry: input.entry });
  });
}

/** Gives a domain up. Who came in by it stays; another workspace may prove it from now on. */
export async function removeMailDomain(actor: Actor, input: { domainId: string }): Promise<void> {
  requireAllowed(actor, 'people.manage', null);
  const { domain } = await withTenant(actor.tenantId, async (tx) => {
    await lockStream(tx, actor.tenantId);
    const row = await accessDomain(tx, input.domainId);
    await tx.mailDomain.deleteMany({ where: { id: row.id } });
    await recordAct(tx, actor, { type: 'domain.removed', details: { domain: row.domain } });
    return row;
  });
  await systemDb().provenDomain.deleteMany({ where: { domain, tenantId: actor.tenantId } });
}

/** Whether the workspace has proven the domain of this address. */
export async function hasProvenDomain(tenantId: string, domain: string): Promise<boolean> {
  return (await systemDb().provenDomain.count({ where: { domain, tenantId } })) > 0;
}

async function accessDomain(tx: TenantTx, domainId: string) {
  const row = await tx.mailDomain.findFirst({ where: { id: domainId } });
  if (!row) throw notFound('domain');
  return row;
}

const recordName = (domain: string) => `_parley.${domain}`;
const toView = ({ id, domain, code, entry, provenAt }: Row): MailDomainView => ({
  id,
  domain,
  record: { name: recordName(domain), value: code },
  entry: entry as DomainEntry,
  provenAt: provenAt?.toISOString() ?? null,
});
