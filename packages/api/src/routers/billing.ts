import { limits } from '@parley/contract/limits';
import { billingPeriods, paidPlanNames } from '@parley/contract/plans';
import { changePlan, openPortal, refreshBilling, setPlanEnding, startCheckout } from '@parley/core/billing/choose-plan';
import { getBilling, getStanding, listInvoices } from '@parley/core/billing/get-billing';
import { previewBill } from '@parley/core/billing/preview-bill';
import * as z from 'zod';
import { billingProcedure, memberProcedure, router } from '../procedure.ts';

const chosen = z.strictObject({ plan: z.enum(paidPlanNames), period: z.enum(billingPeriods) });

export const billing = router({
  standing: memberProcedure.query(({ ctx }) => getStanding(ctx.actor)),
  get: billingProcedure.query(({ ctx }) => getBilling(ctx.actor)),
  preview: billingProcedure
    .input(
      z.strictObject({
        plan: z.enum(paidPlanNames).optional(),
        period: z.enum(billingPeriods).optional(),
        addSeats: z.number().int().min(0).max(limits.invitationsPerCall).optional(),
      }),
    )
    .query(({ ctx, input }) => previewBill(ctx.actor, input)),
  invoices: billingProcedure
    .input(
      z.strictObject({
        cursor: z
          .string()
          .max(100)
          .regex(/^in_\w+$/)
          .nullish(),
      }),
    )
    .query(({ ctx, input }) => listInvoices(ctx.actor, input)),
  checkout: billingProcedure.input(chosen).mutation(({ ctx, input }) => startCheckout(ctx.actor, input)),
  changePlan: billingProcedure.input(chosen).mutation(async ({ ctx, input }) => {
    await changePlan(ctx.actor, input);
    return {};
  }),
  setEnding: billingProcedure.input(z.strictObject({ isEnding: z.boolean() })).mutation(async ({ ctx, input }) => {
    await setPlanEnding(ctx.actor, input);
    return {};
  }),
  portal: billingProcedure.mutation(({ ctx }) => openPortal(ctx.actor)),
  refresh: billingProcedure.mutation(async ({ ctx }) => {
    await refreshBilling(ctx.actor);
    return {};
  }),
});
