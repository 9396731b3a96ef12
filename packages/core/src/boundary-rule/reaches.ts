import type { HeldRule } from './held-rules.ts';

/** Who writes, and where: the groups that they are in, and the labels that the channel carries, its own and all below. */
export type Place = { role: string; groupIds: readonly string[]; channelId: string | undefined; labelIds: readonly string[] };
type Scope = Pick<HeldRule, 'scope' | 'roles' | 'groupId' | 'channelId' | 'labelId'>;

/** Is this rule for these people, in this place? Each of its conditions has to hold. */
export function reaches(rule: Scope, { role, groupIds, channelId, labelIds }: Place): boolean {
  if (!isForRole(rule, role)) return false;
  switch (rule.scope) {
    case 'everybody':
    case 'guests':
      return true;
    case 'group':
      return rule.groupId !== null && groupIds.includes(rule.groupId);
    case 'channel':
      return channelId !== undefined && rule.channelId === channelId;
    case 'label':
      return rule.labelId !== null && labelIds.includes(rule.labelId);
  }
}

/** The part of it that is known of everybody. */
export const isForRole = ({ scope, roles }: Pick<Scope, 'scope' | 'roles'>, role: string): boolean =>
  (scope !== 'guests' || role === 'guest') && (roles.length === 0 || roles.includes(role));
