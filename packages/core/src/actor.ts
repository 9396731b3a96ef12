import type { Role } from '@parley/contract/member-view';

/** Who acts: one member of one tenant, resolved once at the edge from a session row. Every use case takes it first. */
export type Actor = {
  tenantId: string;
  slug: string;
  memberId: string;
  userId: string;
  sessionId: string;
  role: Role;
  name: string;
  isEmailConfirmed: boolean;
};
