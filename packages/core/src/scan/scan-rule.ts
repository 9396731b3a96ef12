import type { ScanRule, ScanRuleView } from '@parley/contract/scan-rule';
import { lockStream } from '@parley/db/channel/channel-queries';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { recordAct } from '../audit/record-act.ts';
import { config } from '../config.ts';
import { requireAllowed } from '../policy/decide.ts';

/** What becomes of this firm's files when no scanner answers. */
export const readScanRule = (tenantId: string): Promise<ScanRule> =>
  withTenant(tenantId, async (tx) => orUsual(await chosenRule(tx, tenantId)));

export async function getScanRule(actor: Actor): Promise<ScanRuleView> {
  requireAllowed(actor, 'rules.manage', null);
  return toView(await readScanRule(actor.tenantId));
}

/** Holds for files from now on, and for those that wait: they are looked at again within moments. */
export async function setScanRule(actor: Actor, { rule }: { rule: ScanRule }): Promise<ScanRuleView> {
  requireAllowed(actor, 'rules.manage', null);
  await withTenant(actor.tenantId, async (tx) => {
    await lockStream(tx, actor.tenantId);
    const chosen = await chosenRule(tx, actor.tenantId);
    if (chosen === rule) return;
    await tx.tenant.updateMany({ where: { tenantId: actor.tenantId }, data: { scanRule: rule } });
    await recordAct(tx, actor, { type: 'rule.scanChanged', details: { before: orUsual(chosen), after: rule } });
  });
  return toView(rule);
}

async function chosenRule(tx: TenantTx, tenantId: string): Promise<ScanRule | null> {
  const tenant = await tx.tenant.findFirst({ where: { tenantId }, select: { scanRule: true } });
  return (tenant?.scanRule ?? null) as ScanRule | null;
}

/** A firm that has chosen nothing waits for the scanner where there is one; where there is none, it would wait for ever. */
const orUsual = (chosen: ScanRule | null): ScanRule => chosen ?? (config().clamdUrl ? 'hold' : 'mark');

const toView = (rule: ScanRule): ScanRuleView => ({ rule, hasScanner: config().clamdUrl !== undefined });
