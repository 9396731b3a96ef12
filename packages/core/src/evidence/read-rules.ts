import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { withoutSecretCases } from '../oversight-case/silenced.ts';
import { toJson } from './to-json.ts';

/** Every rule of the workspace as it stands now, with who set it and when. */
export const readRules = (actor: Actor): Promise<string> =>
  withTenant(actor.tenantId, async (tx) => {
    const { tenantId } = actor;
    const tenant = await tx.tenant.findUniqueOrThrow({ where: { tenantId } });
    return toJson({
      asOf: new Date(),
      acceptableUse: await tx.acceptableUse.findMany({ orderBy: { version: 'asc' } }),
      signIn: {
        secondFactorRequiredFrom: tenant.requiresSecondFactorFrom,
        singleSignOnRequired: tenant.requiresSingleSignOn,
        sessionHours: tenant.sessionHours,
        idleMinutes: tenant.idleMinutes,
        allowedRanges: tenant.allowedRanges,
      },
      files: { whileNoScannerAnswers: tenant.scanRule },
      boundary: await tx.boundaryRule.findMany({ orderBy: { createdAt: 'asc' } }),
      labels: await tx.label.findMany({ orderBy: { rank: 'asc' } }),
      banner: await tx.banner.findUnique({ where: { tenantId } }),
      barriers: await tx.barrier.findMany({ orderBy: { createdAt: 'asc' } }),
      retention: await tx.retentionPolicy.findUnique({ where: { tenantId } }),
      retentionChanges: await tx.retentionChange.findMany({ orderBy: { askedAt: 'asc' } }),
      matterRetention: await tx.matterRetention.findMany({ orderBy: { matterId: 'asc' } }),
      matterRetentionChanges: await tx.matterRetentionChange.findMany({ orderBy: { askedAt: 'asc' } }),
      holds: await tx.hold.findMany({ where: await withoutSecretCases(tx, actor), orderBy: { placedAt: 'asc' } }),
    });
  });
