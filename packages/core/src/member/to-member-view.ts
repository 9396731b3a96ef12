import type { MemberView, Role } from '@parley/contract/member-view';
import { decide, type PolicyActor } from '../policy/decide.ts';

type MemberRow = {
  id: string;
  name: string;
  title: string;
  email: string;
  role: string;
  joinedAt: Date;
  deactivatedAt: Date | null;
};

/** The one maker of what people see of a member. Guests see no addresses but their own. */
export function toMemberView(actor: PolicyActor, row: MemberRow): MemberView {
  const seesAddress = row.id === actor.memberId || decide(actor, 'member.listAll', null).allow;
  return {
    id: row.id,
    name: row.name,
    title: row.title,
    email: seesAddress ? row.email : null,
    role: row.role as Role,
    isDeactivated: row.deactivatedAt !== null,
    joinedAt: row.joinedAt.toISOString(),
  };
}
