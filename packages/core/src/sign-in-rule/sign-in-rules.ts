import { isInRange } from '@parley/contract/address-range';
import type { SignInRules, SignInRulesView } from '@parley/contract/sign-in-rules';
import { lockStream } from '@parley/db/channel/channel-queries';
import { systemDb } from '@parley/db/with-system';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError } from '../app-error.ts';
import { recordAct } from '../audit/record-act.ts';
import { bus } from '../bus/bus.ts';
import { plainAddress } from '../identity/plain-address.ts';
import { currentAddress } from '../log.ts';
import { requireAllowed } from '../policy/decide.ts';

/** How people of this firm sign in, with what the page needs to say what a change would do to whoever looks at it. */
export async function getSignInRules(actor: Actor): Promise<SignInRulesView> {
  requireAllowed(actor, 'rules.manage', null);
  const { requiresSingleSignOn, ...rules } = await withTenant(actor.tenantId, (tx) => readRules(tx, actor.tenantId));
  return {
    ...rules,
    isSecondFactorRequired: rules.secondFactorFrom !== null && new Date(rules.secondFactorFrom) <= new Date(),
    requiresSingleSignOn,
    yourAddress: plainAddress(currentAddress()),
    hasSecondFactor: await hasShownSecondFactor(actor),
  };
}

/**
 * Changes the rules; they hold at once, also for who is connected. INVALID for a rule that would keep out the session that sets
 * it: nobody locks themselves, or their firm, out by mistake.
 */
export async function setSignInRules(actor: Actor, input: SignInRules): Promise<SignInRulesView> {
  requireAllowed(actor, 'rules.manage', null);
  const address = plainAddress(currentAddress());
  if (input.allowedRanges.length > 0 && !input.allowedRanges.some((range) => address !== null && isInRange(address, range)))
    throw new AppError('INVALID', {
      message: `Your own address, ${address ?? 'which is not known'}, is in none of these ranges. You would lock yourself out; add it first.`,
      rule: 'nobody-locks-themselves-out',
    });
  const hasShown = await hasShownSecondFactor(actor);
  // 'Now' by a clock that is a little fast is now.
  const aheadMs = Date.parse(input.secondFactorFrom ?? '') - Date.now();
  const secondFactorFrom = aheadMs > 0 && aheadMs < 60_000 ? new Date().toISOString() : input.secondFactorFrom;
  const after = { ...input, secondFactorFrom, allowedRanges: [...new Set(input.allowedRanges)] };
  await withTenant(actor.tenantId, async (tx) => {
    await lockStream(tx, actor.tenantId);
    const { requiresSingleSignOn: _, ...before } = await readRules(tx, actor.tenantId);
    if (JSON.stringify(before) === JSON.stringify(after)) return;
    if (secondFactorFrom !== null && secondFactorFrom !== before.secondFactorFrom && !hasShown)
      throw new AppError('INVALID', {
        message: 'Set up your own second step first, under your settings. Then you can ask it of everybody.',
        rule: 'nobody-locks-themselves-out',
      });
    await tx.tenant.update({
      where: { tenantId: actor.tenantId },
      data: {
        requiresSecondFactorFrom: after.secondFactorFrom,
        sessionHours: after.sessionHours,
        idleMinutes: after.idleMinutes,
        allowedRanges: after.allowedRanges,
      },
    });
    await recordAct(tx, actor, { type: 'signInRules.changed', details: { before, after } });
  });
  bus().announce({ kind: 'rules', tenantId: actor.tenantId });
  return getSignInRules(actor);
}

async function readRules(tx: TenantTx, tenantId: string) {
  const tenant = await tx.tenant.findUniqueOrThrow({ where: { tenantId } });
  return {
    secondFactorFrom: tenant.requiresSecondFactorFrom?.toISOString() ?? null,
    sessionHours: tenant.sessionHours,
    idleMinutes: tenant.idleMinutes,
    allowedRanges: tenant.allowedRanges,
    requiresSingleSignOn: tenant.requiresSingleSignOn,
  };
}

async function hasShownSecondFactor({ sessionId }: Actor): Promise<boolean> {
  const session = await systemDb().session.findUnique({ where: { id: sessionId } });
  return session !== null && (session.secondFactorAt !== null || ['oidc', 'saml'].includes(session.signedInBy));
}
