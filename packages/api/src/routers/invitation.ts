import { domainEntries, invitationRow, linkRoles } from '@parley/contract/invitation-view';
import { limits } from '@parley/contract/limits';
import { email, id, personName, rawText, slug } from '@parley/contract/primitives';
import { acceptInvitation, findInvitation } from '@parley/core/invitation/accept-invitation';
import { askToJoin, findDoor } from '@parley/core/invitation/ask-to-join';
import { createInvitationLink, listInvitationLinks, revokeInvitationLink } from '@parley/core/invitation/invitation-links';
import { checkInvitationRows, createInvitationRows } from '@parley/core/invitation/invite-rows';
import { approveJoinRequest, listJoinRequests, refuseJoinRequest } from '@parley/core/invitation/join-requests';
import {
  addMailDomain,
  listMailDomains,
  proveMailDomain,
  removeMailDomain,
  setDomainEntry,
} from '@parley/core/invitation/mail-domains';
import { createInvitations, listInvitations, revokeInvitation } from '@parley/core/invitation/manage-invitations';
import { countToResend, resendInvitation, resendInvitations } from '@parley/core/invitation/resend-invitations';
import * as z from 'zod';
import { peopleProcedure, publicProcedure, router } from '../procedure.ts';

const token = z.string().min(20).max(200);
const one = z.strictObject({ invitationId: id });
const oneLink = z.strictObject({ linkId: id });
const oneDomain = z.strictObject({ domainId: id });
const oneRequest = z.strictObject({ requestId: id });
const page = z.strictObject({ cursor: id.nullish() });
const channelIds = z.array(id).max(limits.channelMembersPerCall);
const door = z.union([z.strictObject({ token }), z.strictObject({ workspace: slug })]);

export const invitation = router({
  find: publicProcedure.input(z.strictObject({ token })).query(({ ctx, input }) => findInvitation(input, ctx)),
  // The length rule for new passwords is the use case's: somebody with an account gives the one they have, a guest may give none.
  accept: publicProcedure
    .input(z.strictObject({ token, name: personName, password: z.string().min(1).max(limits.passwordMax).optional() }))
    .mutation(({ ctx, input }) => acceptInvitation(input, ctx)),
  findDoor: publicProcedure.input(z.strictObject({ door })).query(({ ctx, input }) => findDoor(input.door, ctx)),
  askToJoin: publicProcedure
    .input(z.strictObject({ door, email, name: personName }))
    .mutation(({ ctx, input }) => askToJoin(input, ctx)),

  list: peopleProcedure.input(page).query(({ ctx, input }) => listInvitations(ctx.actor, input)),
  create: peopleProcedure
    .input(
      z.strictObject({
        emails: z.array(email).min(1, 'Enter at least one address.').max(limits.invitationsPerCall),
        role: z.enum(['admin', 'member', 'guest']),
        channelIds: channelIds.optional(),
        guestUntil: z.iso.datetime().optional(),
      }),
    )
    .mutation(({ ctx, input: { guestUntil, ...input } }) =>
      createInvitations(ctx.actor, { ...input, guestUntil: guestUntil ? new Date(guestUntil) : undefined }),
    ),
  revoke: peopleProcedure.input(one).mutation(async ({ ctx, input }) => {
    await revokeInvitation(ctx.actor, input);
    return {};
  }),
  resend: peopleProcedure.input(one).mutation(({ ctx, input }) => resendInvitation(ctx.actor, input)),
  toResend: peopleProcedure.query(({ ctx }) => countToResend(ctx.actor)),
  resendAll: peopleProcedure.input(page).mutation(({ ctx, input }) => resendInvitations(ctx.actor, input)),

  checkRows: peopleProcedure
    .input(z.strictObject({ text: rawText(limits.invitationFile, 'This list is too long. Split it.') }))
    .mutation(({ ctx, input }) => checkInvitationRows(ctx.actor, input)),
  createRows: peopleProcedure
    .input(z.strictObject({ rows: z.array(invitationRow).min(1).max(limits.invitationsPerCall) }))
    .mutation(({ ctx, input }) => createInvitationRows(ctx.actor, input)),

  links: peopleProcedure.input(page).query(({ ctx, input }) => listInvitationLinks(ctx.actor, input)),
  createLink: peopleProcedure
    .input(
      z.strictObject({
        role: z.enum(linkRoles),
        channelIds,
        // Left out: as many as there are seats.
        maxUses: z.number().int().min(1).max(limits.invitationLinkUses).optional(),
        days: z.number().int().min(1).max(limits.invitationLinkDays),
      }),
    )
    .mutation(({ ctx, input }) => createInvitationLink(ctx.actor, input)),
  revokeLink: peopleProcedure.input(oneLink).mutation(async ({ ctx, input }) => {
    await revokeInvitationLink(ctx.actor, input);
    return {};
  }),

  domains: peopleProcedure.query(({ ctx }) => listMailDomains(ctx.actor)),
  addDomain: peopleProcedure
    .input(z.strictObject({ domain: rawText(300) }))
    .mutation(({ ctx, input }) => addMailDomain(ctx.actor, input)),
  proveDomain: peopleProcedure.input(oneDomain).mutation(({ ctx, input }) => proveMailDomain(ctx.actor, input)),
  setDomainEntry: peopleProcedure
    .input(oneDomain.extend({ entry: z.enum(domainEntries) }))
    .mutation(({ ctx, input }) => setDomainEntry(ctx.actor, input)),
  removeDomain: peopleProcedure.input(oneDomain).mutation(async ({ ctx, input }) => {
    await removeMailDomain(ctx.actor, input);
    return {};
  }),

  requests: peopleProcedure.input(page).query(({ ctx, input }) => listJoinRequests(ctx.actor, input)),
  approve: peopleProcedure.input(oneRequest).mutation(async ({ ctx, input }) => {
    await approveJoinRequest(ctx.actor, input);
    return {};
  }),
  refuse: peopleProcedure.input(oneRequest).mutation(async ({ ctx, input }) => {
    await refuseJoinRequest(ctx.actor, input);
    return {};
  }),
});
