import {
  caseChange,
  caseDecision,
  caseInput,
  caseMarkInput,
  caseQuery,
  caseReadInput,
  caseSearchInput,
} from '@parley/contract/case';
import { limits } from '@parley/contract/limits';
import { cursor, id, line } from '@parley/contract/primitives';
import { linkCaseFile } from '@parley/core/oversight-case/case-file';
import { removeCaseQuery, saveCaseQuery } from '@parley/core/oversight-case/case-queries';
import { approveCase, refuseCase } from '@parley/core/oversight-case/decide-case';
import { closeCase, listCaseNotices } from '@parley/core/oversight-case/end-case';
import { holdCase } from '@parley/core/oversight-case/hold-case';
import { getCase, listCaseLog, listCasePeople, listCases } from '@parley/core/oversight-case/list-cases';
import { markMessage } from '@parley/core/oversight-case/mark-message';
import { changeCase, openCase } from '@parley/core/oversight-case/open-case';
import { readCase } from '@parley/core/oversight-case/read-case';
import { searchCase } from '@parley/core/oversight-case/search-case';
import * as z from 'zod';
import { caseProcedure, memberProcedure, router } from '../procedure.ts';

const named = z.strictObject({ caseId: id });
const entry = z.int().positive().max(Number.MAX_SAFE_INTEGER);

/** Searching and reading are mutations: each writes an entry of the log. */
export const cases = router({
  list: caseProcedure.input(z.strictObject({ cursor })).query(({ ctx, input }) => listCases(ctx.actor, input)),
  people: caseProcedure.query(({ ctx }) => listCasePeople(ctx.actor)),
  get: caseProcedure.input(named).query(({ ctx, input }) => getCase(ctx.actor, input)),
  log: caseProcedure.input(named.extend({ cursor: entry.nullish() })).query(({ ctx, input }) => listCaseLog(ctx.actor, input)),
  open: caseProcedure.input(caseInput).mutation(({ ctx, input }) => openCase(ctx.actor, input)),
  change: caseProcedure.input(caseChange).mutation(({ ctx, input }) => changeCase(ctx.actor, input)),
  approve: caseProcedure.input(caseDecision).mutation(({ ctx, input }) => approveCase(ctx.actor, input)),
  refuse: caseProcedure.input(caseDecision).mutation(({ ctx, input }) => refuseCase(ctx.actor, input)),
  close: caseProcedure.input(named).mutation(({ ctx, input }) => closeCase(ctx.actor, input)),
  hold: caseProcedure.input(named).mutation(({ ctx, input }) => holdCase(ctx.actor, input)),
  search: caseProcedure.input(caseSearchInput).mutation(({ ctx, input }) => searchCase(ctx.actor, input)),
  read: caseProcedure.input(caseReadInput).mutation(({ ctx, input }) => readCase(ctx.actor, input)),
  mark: caseProcedure.input(caseMarkInput).mutation(({ ctx, input }) => markMessage(ctx.actor, input)),
  linkFile: caseProcedure.input(named.extend({ fileId: id })).mutation(({ ctx, input }) => linkCaseFile(ctx.actor, input)),
  saveQuery: caseProcedure
    .input(named.extend({ name: line(limits.caseName, 'a name for the search'), query: caseQuery }))
    .mutation(({ ctx, input }) => saveCaseQuery(ctx.actor, input)),
  removeQuery: caseProcedure.input(named.extend({ id })).mutation(async ({ ctx, input }) => {
    await removeCaseQuery(ctx.actor, input);
    return {};
  }),
  notices: memberProcedure.query(({ ctx }) => listCaseNotices(ctx.actor)),
});
