import type { BulkResult } from '@parley/contract/member-table';
import type { MemberView, Role } from '@parley/contract/member-view';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError } from '../app-error.ts';
import { requireAllowed } from '../policy/decide.ts';
import { deactivateMember, reactivateMember, setMemberRole } from './change-member.ts';

type Results = { results: BulkResult[] };

/** The same as for one person, for each of several: what is refused for one holds nobody else up, and each is answered for. */
export const setRoleOfMany = (actor: Actor, input: { memberIds: string[]; role: Role }): Promise<Results> =>
  each(actor, input.memberIds, {
    before: (person) => person.role,
    isDone: (person) => person.role === input.role,
    act: (memberId) => setMemberRole(actor, { memberId, role: input.role }),
  });

export const deactivateMany = (actor: Actor, input: { memberIds: string[] }): Promise<Results> =>
  each(actor, input.memberIds, {
    before: () => 'active',
    isDone: (person) => person.deactivatedAt !== null,
    act: (memberId) => deactivateMember(actor, { memberId }),
  });

export const reactivateMany = (actor: Actor, input: { memberIds: string[] }): Promise<Results> =>
  each(actor, input.memberIds, {
    before: () => 'deactivated',
    isDone: (person) => person.deactivatedAt === null,
    act: (memberId) => reactivateMember(actor, { memberId }),
  });

type Person = { id: string; name: string; role: string; deactivatedAt: Date | null };
type Act = {
  before: (person: Person) => string;
  isDone: (person: Person) => boolean;
  act: (memberId: string) => Promise<MemberView>;
};

async function each(actor: Actor, memberIds: string[], { before, isDone, act }: Act): Promise<Results> {
  requireAllowed(actor, 'people.manage', null);
  const people = await withTenant(actor.tenantId, (tx) =>
    tx.member.findMany({
      where: { id: { in: memberIds } },
      select: { id: true, name: true, role: true, deactivatedAt: true },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
    }),
  );
  const results: BulkResult[] = [];
  for (const person of people) {
    const result = { memberId: person.id, name: person.name, before: before(person), reason: null };
    if (isDone(person)) results.push({ ...result, outcome: 'unchanged' });
    else
      try {
        await act(person.id);
        results.push({ ...result, outcome: 'done' });
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        results.push({ ...result, outcome: 'refused', reason: error.message });
      }
  }
  return { results };
}
