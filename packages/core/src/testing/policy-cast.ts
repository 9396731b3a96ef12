import { permissionsOf, type Permission } from '@parley/contract/permission';
import { type ChannelTarget, type PolicyActor } from '../policy/decide.ts';

/** For tests of the policy: who asks, and of what. */
export const as = (role: PolicyActor['role'], more: Partial<PolicyActor> = {}): PolicyActor => ({
  memberId: 'me',
  role,
  permissions: permissionsOf(role, []),
  isEmailConfirmed: true,
  ...more,
});
export const owner = as('owner');
export const admin = as('admin');
export const member = as('member');
export const guest = as('guest');
export const given = (...granted: Permission[]) => as('member', { permissions: granted });
export const unconfirmed = as('owner', { isEmailConfirmed: false });

export const channel = (kind: ChannelTarget['kind'], more: Partial<ChannelTarget> = {}): ChannelTarget => ({
  kind,
  isMember: true,
  isArchived: false,
  ...more,
});
export const mine = channel('public');
export const minePrivate = channel('private');
export const open = channel('public', { isMember: false });
export const closed = channel('private', { isMember: false });
export const archived = channel('public', { isArchived: true });
export const archivedOpen = channel('public', { isArchived: true, isMember: false });
export const direct = channel('direct');
export const group = channel('group');
export const directOfOthers = channel('direct', { isMember: false });

export const cut = { id: 'wall', name: 'The wall', setBy: 'Olive' };

export const own = { authorId: 'me' };
export const theirs = { authorId: 'somebody' };
export const of = (role: PolicyActor['role'], memberId = 'somebody') => ({ memberId, role });
export const to = (role: PolicyActor['role'], newRole: PolicyActor['role'], memberId = 'somebody') => ({ memberId, role, newRole });

export const caseOf = (openedBy: string, ...memberIds: string[]) => ({ openedBy, askedBy: openedBy, memberIds });
