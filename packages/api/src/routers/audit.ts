import { auditFilter } from '@parley/contract/audit-view';
import { limits } from '@parley/contract/limits';
import { getAuditEntry, listAudit } from '@parley/core/audit/list-audit';
import {
  getAuditWebhook,
  removeAuditWebhook,
  resumeAuditWebhook,
  setAuditWebhook,
  testAuditWebhook,
} from '@parley/core/webhook/manage-webhook';
import * as z from 'zod';
import { adminProcedure, auditProcedure, router } from '../procedure.ts';

const number = z.int().positive().max(Number.MAX_SAFE_INTEGER);

export const audit = router({
  list: auditProcedure
    .input(auditFilter.extend({ cursor: number.nullish() }))
    .query(({ ctx, input }) => listAudit(ctx.actor, input)),
  get: auditProcedure.input(z.strictObject({ version: number })).query(({ ctx, input }) => getAuditEntry(ctx.actor, input)),
  webhook: adminProcedure.query(({ ctx }) => getAuditWebhook(ctx.actor)),
  setWebhook: adminProcedure
    .input(z.strictObject({ url: z.string().min(1).max(limits.webhookUrl) }))
    .mutation(({ ctx, input }) => setAuditWebhook(ctx.actor, input)),
  removeWebhook: adminProcedure.mutation(async ({ ctx }) => {
    await removeAuditWebhook(ctx.actor);
    return {};
  }),
  testWebhook: adminProcedure.mutation(async ({ ctx }) => {
    await testAuditWebhook(ctx.actor);
    return {};
  }),
  resumeWebhook: adminProcedure.input(z.strictObject({ from: number.optional() })).mutation(async ({ ctx, input }) => {
    await resumeAuditWebhook(ctx.actor, input);
    return {};
  }),
});
