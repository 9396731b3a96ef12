import type { AuditEntry } from '@parley/contract/audit-view';
import { openSecret, sealSecret } from '../identity/seal-secret.ts';
import { signWebhook } from './sign-webhook.ts';

const sealFor = (tenantId: string) => ({ purpose: 'auditWebhook', owner: tenantId });
export const sealWebhookSecret = (secret: string, tenantId: string) => sealSecret(secret, sealFor(tenantId));

type Target = { tenantId: string; secret: Uint8Array };
type Data = { workspace: string; entry?: AuditEntry };

/** An entry as it is sent. Its id follows from its number: sent again, it carries the same one. */
export const entryMessage = (to: Target, entry: AuditEntry) =>
  message(to, `audit_${to.tenantId}_${entry.version}`, { type: 'audit.entry', data: { workspace: to.tenantId, entry } });

export const testMessage = (to: Target, id: string) =>
  message(to, `test_${id}`, { type: 'audit.test', data: { workspace: to.tenantId } });

function message({ tenantId, secret }: Target, id: string, { type, data }: { type: string; data: Data }) {
  const at = new Date();
  const body = JSON.stringify({ type, timestamp: data.entry?.at ?? at.toISOString(), data });
  return { body, headers: signWebhook({ id, secret: openSecret(secret, sealFor(tenantId)), body, at }) };
}
