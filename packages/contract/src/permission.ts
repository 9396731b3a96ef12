import * as z from 'zod';
import type { Role } from './member-view.ts';

/** The parts of an administration that can be handed to one person: decision 0012 says what each of them opens. */
export const permissions = ['people', 'billing', 'rules', 'archive'] as const;
export const permission = z.enum(permissions);
export type Permission = z.infer<typeof permission>;

/** What a role carries by itself. A guest never holds more than that: nothing. */
const carried: { [R in Role]: readonly Permission[] } = {
  owner: permissions,
  admin: ['people', 'billing', 'rules'],
  member: [],
  guest: [],
};

export const carriesPermission = (role: Role, wanted: Permission): boolean => carried[role].includes(wanted);

/** All that a person holds: by their role, and by what they were given. */
export const permissionsOf = (role: Role, granted: readonly string[]): Permission[] =>
  role === 'guest' ? [] : permissions.filter((one) => carriesPermission(role, one) || granted.includes(one));

/** One row of the table of permissions. */
export const permissionHolder = z.strictObject({
  memberId: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(['owner', 'admin', 'member']),
  granted: z.array(permission),
});
export type PermissionHolder = z.infer<typeof permissionHolder>;
