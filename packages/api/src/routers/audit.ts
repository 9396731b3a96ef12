import { auditFilter } from '@parley/contract/audit-view';
import { getAuditEntry, listAudit } from '@parley/core/audit/list-audit';
import * as z from 'zod';
import { auditProcedure, router } from '../procedure.ts';

const number = z.int().positive().max(Number.MAX_SAFE_INTEGER);

export const audit = router({
  list: auditProcedure
    .input(auditFilter.extend({ cursor: number.nullish() }))
    .query(({ ctx, input }) => listAudit(ctx.actor, input)),
  get: auditProcedure.input(z.strictObject({ version: number })).query(({ ctx, input }) => getAuditEntry(ctx.actor, input)),
});
