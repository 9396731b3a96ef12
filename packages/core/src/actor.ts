import type { Role } from '@parley/contract/member-view';
import type { Permission } from '@parley/contract/permission';

/** Who acts: one member of one tenant, resolved once at the edge from a session row. Every use case takes it first. */
export type Actor = {
  tenantId: string;
  slug: string;
  memberId: string;
  userId: string;
  sessionId: string;
  role: Role;
  /** The parts of the administration that are theirs, by their role or because they were given. */
  permissions: Permission[];
  name: string;
  isEmailConfirmed: boolean;
};
