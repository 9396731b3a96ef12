import { limits } from '@parley/contract/limits';
import type { Bootstrap } from '@parley/contract/workspace-view';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { readMyChannels } from '../channel/to-channel-view.ts';
import type { SignedIn } from '../identity/session.ts';
import { showLabels } from '../label/list-labels.ts';
import { getMember, listMembers } from '../member/list-members.ts';
import { decide } from '../policy/decide.ts';
import { mayReview } from '../supervision/access-items.ts';
import { readProfile, toLook } from './profile.ts';

const membersMax = 500;

/** Everything the chat needs for its first screen. */
export async function bootstrap(actor: Actor, signedIn: Pick<SignedIn, 'email' | 'isEmailConfirmed'>): Promise<Bootstrap> {
  const [channels, me, members, shown, facts] = await Promise.all([
    readMyChannels(actor),
    getMember(actor, actor.memberId),
    listMembers(actor, { limit: membersMax }),
    showLabels(actor),
    withTenant(actor.tenantId, async (tx) => ({
      tenant: await tx.tenant.findUniqueOrThrow({ where: { tenantId: actor.tenantId } }),
      memberCount: await tx.member.count({ where: { deactivatedAt: null } }),
      profile: await readProfile(tx, actor.tenantId),
      reviews: await mayReview(tx, actor),
    })),
  ]);
  const may = (
    verb:
      | 'workspace.administer'
      | 'administration.open'
      | 'people.manage'
      | 'billing.manage'
      | 'rules.manage'
      | 'audit.read'
      | 'case.manage'
      | 'workspace.invite'
      | 'channel.createPublic'
      | 'channel.createPrivate'
      | 'channel.startDirect'
      | 'matter.open'
      | 'channel.browse',
  ) => decide(actor, verb, null).allow;
  return {
    workspace: {
      id: actor.tenantId,
      slug: facts.tenant.slug,
      name: facts.tenant.name,
      // How large the firm is, is none of a guest's business.
      memberCount: decide(actor, 'member.listAll', null).allow ? facts.memberCount : members.items.length,
      ...toLook(facts.profile),
      shown,
    },
    me,
    user: { email: signedIn.email, isEmailConfirmed: signedIn.isEmailConfirmed },
    can: {
      openMatters: may('matter.open'),
      administer: may('workspace.administer'),
      openAdministration: may('administration.open') || facts.reviews,
      managePeople: may('people.manage'),
      manageBilling: may('billing.manage'),
      manageRules: may('rules.manage'),
      readAudit: may('audit.read'),
      manageCases: may('case.manage'),
      review: facts.reviews,
      invite: may('workspace.invite'),
      createPublicChannel: may('channel.createPublic'),
      createPrivateChannel: may('channel.createPrivate'),
      startDirect: may('channel.startDirect'),
      browseChannels: may('channel.browse'),
    },
    channels: channels.slice(0, limits.syncChannels),
    members: members.items,
    lastChannelId: channels.find((mine) => mine.channel.name === 'general')?.channel.id ?? channels[0]?.channel.id ?? null,
  };
}
