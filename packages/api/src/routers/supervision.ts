import { limits } from '@parley/contract/limits';
import { id } from '@parley/contract/primitives';
import {
  lexiconInput,
  note,
  outcome,
  policyChange,
  policyInput,
  queueFilter,
  reportPeriod,
  tryPolicyInput,
} from '@parley/contract/supervision';
import { changeLexicon, createLexicon, deleteLexicon } from '@parley/core/supervision/change-lexicon';
import {
  agreeToPolicy,
  changePolicy,
  createPolicy,
  deletePolicy,
  endPolicy,
  refusePolicy,
} from '@parley/core/supervision/change-policy';
import { listLexicons } from '@parley/core/supervision/list-lexicons';
import { listPolicies } from '@parley/core/supervision/list-policies';
import { listQueue } from '@parley/core/supervision/list-queue';
import { openItem } from '@parley/core/supervision/open-item';
import { listEvidence, reportSupervision } from '@parley/core/supervision/report-supervision';
import { rerunPolicy } from '@parley/core/supervision/rerun-policy';
import { assignItem, closeItems, commentOnItem, escalateItem } from '@parley/core/supervision/review-items';
import { tryPolicy } from '@parley/core/supervision/try-policy';
import * as z from 'zod';
import { memberProcedure, router, rulesProcedure } from '../procedure.ts';

const cursor = id.nullish();
const one = z.strictObject({ id });
const version = z.int().positive().max(1_000_000);
const itemId = id;

export const supervision = router({
  lexicons: rulesProcedure.query(({ ctx }) => listLexicons(ctx.actor)),
  createLexicon: rulesProcedure.input(lexiconInput).mutation(({ ctx, input }) => createLexicon(ctx.actor, input)),
  changeLexicon: rulesProcedure
    .input(lexiconInput.extend({ id, version }))
    .mutation(({ ctx, input }) => changeLexicon(ctx.actor, input)),
  deleteLexicon: rulesProcedure.input(one).mutation(async ({ ctx, input }) => {
    await deleteLexicon(ctx.actor, input);
    return {};
  }),
  policies: rulesProcedure.query(({ ctx }) => listPolicies(ctx.actor)),
  createPolicy: rulesProcedure.input(policyInput).mutation(({ ctx, input }) => createPolicy(ctx.actor, input)),
  changePolicy: rulesProcedure.input(policyChange).mutation(({ ctx, input }) => changePolicy(ctx.actor, input)),
  agree: rulesProcedure.input(one.extend({ version })).mutation(({ ctx, input }) => agreeToPolicy(ctx.actor, input)),
  refuse: rulesProcedure.input(one.extend({ version })).mutation(({ ctx, input }) => refusePolicy(ctx.actor, input)),
  endPolicy: rulesProcedure.input(one).mutation(({ ctx, input }) => endPolicy(ctx.actor, input)),
  deletePolicy: rulesProcedure.input(one).mutation(async ({ ctx, input }) => {
    await deletePolicy(ctx.actor, input);
    return {};
  }),
  tryPolicy: rulesProcedure.input(tryPolicyInput).mutation(({ ctx, input }) => tryPolicy(ctx.actor, input)),
  rerun: rulesProcedure.input(z.strictObject({ id, from: z.iso.date() })).mutation(async ({ ctx, input }) => {
    await rerunPolicy(ctx.actor, input);
    return {};
  }),
  report: rulesProcedure.input(reportPeriod).query(({ ctx, input }) => reportSupervision(ctx.actor, input)),
  evidence: rulesProcedure
    .input(z.strictObject({ from: z.iso.date(), until: z.iso.date(), cursor }))
    .query(({ ctx, input }) => listEvidence(ctx.actor, input)),
  // Whose an item is, is asked of the item itself: a reviewer needs no permission.
  queue: memberProcedure.input(queueFilter.extend({ cursor })).query(({ ctx, input }) => listQueue(ctx.actor, input)),
  openItem: memberProcedure.input(z.strictObject({ itemId })).mutation(({ ctx, input }) => openItem(ctx.actor, input)),
  assign: memberProcedure
    .input(z.strictObject({ itemId, toId: id.nullable() }))
    .mutation(({ ctx, input }) => assignItem(ctx.actor, input)),
  comment: memberProcedure.input(z.strictObject({ itemId, note })).mutation(({ ctx, input }) => commentOnItem(ctx.actor, input)),
  escalate: memberProcedure
    .input(z.strictObject({ itemId, toId: id, note }))
    .mutation(({ ctx, input }) => escalateItem(ctx.actor, input)),
  close: memberProcedure
    .input(z.strictObject({ itemIds: z.array(itemId).min(1).max(limits.itemsPerAct), outcome, note }))
    .mutation(({ ctx, input }) => closeItems(ctx.actor, input)),
});
