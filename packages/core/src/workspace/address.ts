import { lockStream } from '@parley/db/channel/channel-queries';
import { enterTenant, withSystem } from '@parley/db/with-system';
import type { Actor } from '../actor.ts';
import { AppError } from '../app-error.ts';
import { recordAct } from '../audit/record-act.ts';
import { requireWithinRules } from '../boundary-rule/apply-rules.ts';
import { isUniqueViolation } from '../channel/create-channel.ts';
import { throttle } from '../identity/throttle.ts';
import { requireAllowed } from '../policy/decide.ts';
import { requireClean } from '../inspect/inspect.ts';
import { isReservedAddress } from './reserved-addresses.ts';

/** For so long nobody else may take an address that a workspace has left. Until somebody does, it leads to the new one. */
const keptMs = 365 * 86_400_000;

/** Another name: in the directory, and wherever the workspace is shown. */
export async function renameWorkspace(actor: Actor, { name }: { name: string }): Promise<void> {
  requireAllowed(actor, 'workspace.administer', null);
  requireClean({ text: name }, { door: 'file' });
  await requireWithinRules(actor, [name], { door: 'workspace' });
  const { tenantId } = actor;
  await withSystem(async (tx) => {
    await enterTenant(tx, tenantId);
    await lockStream(tx, tenantId);
    const before = (await tx.tenant.findUniqueOrThrow({ where: { tenantId } })).name;
    if (before === name) return;
    await tx.tenant.updateMany({ where: { tenantId }, data: { name } });
    await tx.workspace.updateMany({ where: { tenantId }, data: { name } });
    await recordAct(tx, actor, { type: 'workspace.renamed', details: { before, after: name } });
  });
}

/**
 * Another address. Links to the old one, and programs that use it, go on working: whoever names it is led to the new one
 * (`findCurrentSlug`). Going back to an address of one's own is a change like any other.
 */
export async function changeAddress(actor: Actor, { slug }: { slug: string }): Promise<{ slug: string }> {
  requireAllowed(actor, 'workspace.administer', null);
  await throttle('address.tenant', actor.tenantId);
  if (isReservedAddress(slug)) throw taken(slug);
  const { tenantId } = actor;
  await withSystem(async (tx) => {
    await enterTenant(tx, tenantId);
    await lockStream(tx, tenantId);
    const before = (await tx.workspace.findUniqueOrThrow({ where: { tenantId } })).slug;
    if (before === slug) return;
    await tx.workspace.updateMany({ where: { tenantId }, data: { slug } });
    const left = { tenantId, leftAt: new Date(), freeAt: new Date(Date.now() + keptMs) };
    await tx.formerAddress.upsert({ where: { slug: before }, create: { slug: before, ...left }, update: left });
    await tx.tenant.updateMany({ where: { tenantId }, data: { slug } });
    await recordAct(tx, actor, { type: 'workspace.addressChanged', details: { before, after: slug } });
  }).catch((error: unknown) => {
    throw isTaken(error) ? taken(slug) : error;
  });
  return { slug };
}

/** The unique key says so, or the guard of former addresses. */
export const isTaken = (error: unknown): boolean =>
  isUniqueViolation(error) || (error instanceof Error && error.message.includes("this address was another workspace's"));

const taken = (slug: string) => new AppError('CONFLICT', { message: `The address ${slug} is taken. Choose another one.` });
