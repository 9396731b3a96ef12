import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { recordAct } from '../audit/record-act.ts';
import { accessChannel } from '../channel/access-channel.ts';
import { throttle } from '../identity/throttle.ts';
import { findMatches, strictest, type Match } from './find-matches.ts';
import { heldRules, type HeldRule } from './held-rules.ts';

/** Where a text is going. `channelId` may be found out late, for it is needed only where a rule is met; null: nowhere after all. */
type Way = {
  door: 'message' | 'thread' | 'forward' | 'edit' | 'schedule' | 'scheduled';
  channelId: string | (() => Promise<string | null>);
  clientId?: string;
  messageId?: string;
  acceptsWarning?: true | undefined;
};

/**
 * Holds the texts of one message against the firm's rules about what may not leave: `block` refuses, `warn` refuses until the
 * author says that they send it all the same, `note` lets through. Whatever is met is an entry of the log, written before it is
 * answered: the rule and how often, never the words. A retry of the same message writes it again, under the same client id.
 * While no rule is met this costs no query.
 */
export async function requireWithinRules(actor: Actor, texts: readonly string[], way: Way): Promise<void> {
  const rules = await heldRules(actor.tenantId);
  const found = findMatches(rules.filter(mayConcern(actor, way)), texts);
  if (found.length === 0) return;
  const channelId = typeof way.channelId === 'string' ? way.channelId : await way.channelId();
  if (channelId === null) return;
  // Whoever has no part in a channel does not learn which rules hold there.
  if (!(await accessChannel(actor, channelId, 'channel.see')).is_member) throw notFound('channel');

  const matches = await concerning(actor, channelId, found);
  const decisive = strictest(matches);
  if (!decisive) return;
  await throttle('boundaryHit.member', `${actor.tenantId} ${actor.memberId}`);
  const outcome = outcomeOf(decisive.rule, way);
  await withTenant(actor.tenantId, async (tx) => {
    for (const { rule, count } of matches) {
      const { id: ruleId, name, version, detectorName: detector, act } = rule;
      const { door, clientId, messageId } = way;
      const details = { ruleId, name, version, detector, act, count, outcome, door, channelId, clientId, messageId };
      await recordAct(tx, actor, { type: 'boundary.matched', details });
    }
  });
  if (outcome === 'blocked' || outcome === 'asked') throw refusal(decisive.rule);
}

function outcomeOf(rule: HeldRule, way: Way): 'blocked' | 'asked' | 'sentAnyway' | 'noted' {
  if (rule.act === 'block') return 'blocked';
  if (rule.act === 'note') return 'noted';
  return way.acceptsWarning ? 'sentAnyway' : 'asked';
}

/** What can be told without a query. Who is in a group is asked only when its rule is met. */
const mayConcern = (actor: Actor, way: Way) => (rule: HeldRule) =>
  (rule.scope !== 'guests' || actor.role === 'guest') &&
  (rule.scope !== 'channel' || typeof way.channelId !== 'string' || rule.channelId === way.channelId);

async function concerning(actor: Actor, channelId: string, found: Match[]): Promise<Match[]> {
  const groupIds = found.flatMap(({ rule }) => (rule.scope === 'group' && rule.groupId ? [rule.groupId] : []));
  const mine = groupIds.length === 0 ? [] : await groupsOf(actor, groupIds);
  return found.filter(
    ({ rule }) =>
      (rule.scope !== 'group' || mine.includes(rule.groupId ?? '')) && (rule.scope !== 'channel' || rule.channelId === channelId),
  );
}

async function groupsOf({ tenantId, memberId }: Actor, groupIds: string[]): Promise<string[]> {
  const rows = await withTenant(tenantId, (tx) =>
    tx.groupMember.findMany({ where: { memberId, groupId: { in: groupIds } }, select: { groupId: true } }),
  );
  return rows.map(({ groupId }) => groupId);
}

function refusal({ id, name, act, setBy }: HeldRule): AppError {
  const rule = `boundary:${id}`;
  if (act === 'warn')
    return new AppError('FORBIDDEN', {
      message: `The rule “${name}” asks you to look again before this is sent. ${setBy} set it; ask them if you are not sure.`,
      rule,
      mayConfirm: true,
    });
  return new AppError('FORBIDDEN', {
    message: `The rule “${name}” does not let this be sent. ${setBy} set it; change the text, or ask them or another admin.`,
    rule,
  });
}
