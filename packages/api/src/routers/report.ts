import { reportInput } from '@parley/contract/report-view';
import { getReport } from '@parley/core/report/get-report';
import { adminProcedure, router } from '../procedure.ts';

export const report = router({
  get: adminProcedure.input(reportInput).query(({ ctx, input }) => getReport(ctx.actor, input)),
});
