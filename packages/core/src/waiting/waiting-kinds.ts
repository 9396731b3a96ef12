import type { Permission } from '@parley/contract/permission';
import { waitingKinds, type WaitingKind } from '@parley/contract/waiting';
import type { Actor } from '../actor.ts';

/**
 * Everything that one person asks for and another decides, with the permission that decides. What is to be reviewed is its reviewers'.
 * Files that wait for the scanner are not here: it comes back to them by itself.
 */
export const decidedBy: Record<WaitingKind, Permission | 'review'> = {
  heldMessages: 'rules',
  cases: 'archive',
  exports: 'archive',
  retention: 'archive',
  journal: 'archive',
  supervisionPolicies: 'rules',
  reviews: 'review',
  joinRequests: 'people',
};

/** What somebody could have to decide on, by what they hold. Whether something waits for them is asked of the database. */
export const kindsFor = ({ role, permissions }: Pick<Actor, 'role' | 'permissions'>): WaitingKind[] =>
  waitingKinds.filter((kind) => {
    const by = decidedBy[kind];
    return by === 'review' ? role !== 'guest' : permissions.includes(by);
  });
