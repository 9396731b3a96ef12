import { setupSteps, type SetupStep, type SetupView } from '@parley/contract/workspace-settings';
import { systemDb } from '@parley/db/with-system';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { requireAllowed } from '../policy/decide.ts';
import { readProfile, writeProfile } from './profile.ts';

/** What is left to set up. What is done follows from facts, so it is right however it was done, and whoever did it. */
export async function getSetup(actor: Actor): Promise<SetupView> {
  requireAllowed(actor, 'workspace.administer', null);
  const { tenantId } = actor;
  const [facts, factor, passkeys] = await Promise.all([
    withTenant(tenantId, async (tx) => ({
      profile: await readProfile(tx, tenantId),
      tenant: await tx.tenant.findUniqueOrThrow({ where: { tenantId } }),
      channels: await tx.channel.count({ where: { name: { not: null } } }),
      members: await tx.member.count(),
      invitations: await tx.invitation.count(),
      subscription: await tx.subscription.findUnique({ where: { tenantId } }),
    })),
    systemDb().secondFactor.findUnique({ where: { userId: actor.userId }, select: { confirmedAt: true } }),
    systemDb().passkey.count({ where: { userId: actor.userId } }),
  ]);
  const { profile } = facts;
  const isDone: Record<SetupStep, boolean> = {
    address: actor.isEmailConfirmed,
    preset: profile?.preset != null,
    logo: profile?.logoAt != null,
    channel: facts.channels > 1,
    people: facts.members > 1 || facts.invitations > 0,
    secondFactor: factor?.confirmedAt != null || passkeys > 0 || facts.tenant.requiresSecondFactorFrom !== null,
    billing: facts.subscription !== null && facts.subscription.plan !== 'free',
  };
  const skipped = profile?.setupSkipped ?? [];
  return {
    steps: setupSteps.map((step) => ({
      step,
      state: isDone[step] ? 'done' : skipped.includes(step) ? 'skipped' : 'open',
    })),
    isDismissed: profile?.setupDismissedAt != null,
  };
}

/** Skips a step, or takes it up again. Neither changes anything in the workspace, so neither is in its log. */
export async function skipSetupStep(actor: Actor, input: { step: SetupStep; isSkipped: boolean }): Promise<SetupView> {
  requireAllowed(actor, 'workspace.administer', null);
  await withTenant(actor.tenantId, async (tx) => {
    const skipped = new Set((await readProfile(tx, actor.tenantId))?.setupSkipped);
    if (input.isSkipped) skipped.add(input.step);
    else skipped.delete(input.step);
    await writeProfile(tx, actor.tenantId, { setupSkipped: [...skipped] });
  });
  return getSetup(actor);
}

/** Puts the list away for all administrators, or brings it back. */
export async function dismissSetup(actor: Actor, input: { isDismissed: boolean }): Promise<SetupView> {
  requireAllowed(actor, 'workspace.administer', null);
  await withTenant(actor.tenantId, (tx) =>
    writeProfile(tx, actor.tenantId, { setupDismissedAt: input.isDismissed ? new Date() : null }),
  );
  return getSetup(actor);
}
