import * as z from 'zod';
import { id } from './primitives.ts';

export const roles = ['owner', 'admin', 'member', 'guest'] as const;
export type Role = (typeof roles)[number];
export const role = z.enum(roles);

/** A person in this workspace. `email` is null to those who may not see it (guests). */
export const memberView = z.strictObject({
  id,
  name: z.string(),
  title: z.string(),
  email: z.string().nullable(),
  role,
  isDeactivated: z.boolean(),
  joinedAt: z.iso.datetime(),
});
export type MemberView = z.infer<typeof memberView>;

export const invitationStates = ['pending', 'accepted', 'revoked', 'expired'] as const;
export type InvitationView = {
  id: string;
  email: string;
  role: Role;
  state: (typeof invitationStates)[number];
  invitedBy: string;
  createdAt: string;
  expiresAt: string;
};

/** A page of anything; `nextCursor` is opaque and null at the end. */
export type Page<Item> = { items: Item[]; nextCursor: string | null };
