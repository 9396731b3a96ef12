import { issueInvitationToken } from '@parley/core/invitation/issue-invitation-token';
import { createInvitations } from '@parley/core/invitation/manage-invitations';
import { deactivateMember } from '@parley/core/member/change-member';
import { answers } from './answers.ts';
import type { World } from './build-world.ts';
import type { Samples } from './samples.ts';
import { short, freshEmail, person, newcomer } from './make-things.ts';

async function invitation(world: World): Promise<{ invitationId: string; token: string }> {
  const { invited } = await createInvitations(world.people.owner, { emails: [freshEmail(world)], role: 'member' });
  const invitationId = invited[0]?.id ?? '';
  const issued = await issueInvitationToken(world.tenant.tenantId, invitationId);
  return { invitationId, token: issued?.token ?? '' };
}

/** People, and how they get in. */
export const memberSamples: Samples = {
  'invitation.accept': {
    input: async (world) => ({ token: (await invitation(world)).token, ...newcomer }),
    answer: answers.accepted,
  },
  'invitation.create': {
    input: (world) => ({ emails: [freshEmail(world)], role: 'guest', channelIds: [world.roomId] }),
    answer: answers.invited,
  },
  'invitation.find': {
    input: async (world) => ({ token: (await invitation(world)).token }),
    answer: answers.invitationFound,
  },
  'invitation.list': { input: () => ({ cursor: null }), answer: answers.invitationPage, mayBeEmpty: true },
  'invitation.resend': {
    input: async (world) => ({ invitationId: (await invitation(world)).invitationId }),
    answer: answers.mailHint,
  },
  'invitation.revoke': {
    input: async (world) => ({ invitationId: (await invitation(world)).invitationId }),
    answer: answers.nothing,
  },
  'member.deactivate': { input: async (world) => ({ memberId: (await person(world)).memberId }), answer: answers.member },
  'member.get': { input: (world) => ({ memberId: world.colleague.memberId }), answer: answers.member },
  'member.list': {
    input: () => ({ query: '', cursor: null, includeDeactivated: true }),
    answer: answers.memberPage,
    mayBeEmpty: true,
  },
  'member.reactivate': {
    input: async (world) => {
      const { memberId } = await person(world);
      await deactivateMember(world.people.owner, { memberId });
      return { memberId };
    },
    answer: answers.member,
  },
  'member.setRole': {
    input: async (world) => ({ memberId: (await person(world)).memberId, role: 'guest' }),
    answer: answers.member,
  },
  'member.timeZone': { input: (world) => ({ memberId: world.colleague.memberId }), answer: answers.timeZone },
  'member.updateProfile': {
    input: (_, { caller }) => ({ name: caller.name, title: `Title ${short()}` }),
    answer: answers.member,
  },
};
