import { auditEntry, auditPage } from '@parley/contract/audit-view';
import { auditWebhookAnswer, webhookSecret } from '@parley/contract/audit-webhook';
import { forgive } from '@parley/core/identity/throttle';
import { setAuditWebhook } from '@parley/core/webhook/manage-webhook';
import { answers } from './answers.ts';
import type { World } from './build-world.ts';
import type { Samples } from './samples.ts';

// Nobody answers there, and this is known at once.
const url = 'https://127.0.0.1/parley';
const free = ({ tenant }: World) => forgive('auditWebhook.tenant', tenant.tenantId);
async function set(world: World): Promise<void> {
  await free(world);
  await setAuditWebhook(world.people.owner, { url });
}

export const auditSamples: Samples = {
  'audit.get': { input: () => ({ version: 1 }), answer: auditEntry },
  'audit.list': { input: () => ({}), answer: auditPage, mayBeEmpty: true },
  'audit.webhook': {
    input: set,
    answer: auditWebhookAnswer,
    mayBeNull: ['webhook', 'failingSince', 'nextAt', 'version', 'status', 'failure'],
    mayBeEmpty: true,
  },
  'audit.setWebhook': { input: (world) => free(world).then(() => ({ url })), answer: webhookSecret },
  'audit.removeWebhook': { input: set, answer: answers.nothing },
  'audit.testWebhook': { input: set, answer: answers.nothing },
  'audit.resumeWebhook': { input: (world) => set(world).then(() => ({ from: 1 })), answer: answers.nothing },
};
