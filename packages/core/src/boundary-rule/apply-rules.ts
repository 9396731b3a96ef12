import type { LeftOut } from '@parley/contract/boundary-rule';
import type { FileView } from '@parley/contract/file-view';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { notFound } from '../app-error.ts';
import { recordAct } from '../audit/record-act.ts';
import { accessChannel } from '../channel/access-channel.ts';
import { readInnerTexts } from '../file/inner-text.ts';
import { throttle } from '../identity/throttle.ts';
import { readChannelLabels } from '../label/channel-label.ts';
import { readLabels } from '../label/held-labels.ts';
import { recipientLocale } from '../mail/recipient-locale.ts';
import { markOf } from '../words/boundary-words.ts';
import { decideOutcome, type Door, type Outcome } from './decide-outcome.ts';
import { findMatches, type Judged, type Match } from './find-matches.ts';
import { heldRules, type HeldRule } from './held-rules.ts';
import { leaveOut } from './leave-out.ts';
import { isForRole, reaches } from './reaches.ts';
import { leftOutSentence, refusal } from './refusal.ts';

/**
 * Where something is going. `channelId` may be found out late, for it is needed only where a rule is met; null: nowhere after
 * all. Without one it is seen all over the firm.
 */
export type Way = {
  door: Door;
  channelId?: string | (() => Promise<string | null>);
  clientId?: string;
  messageId?: string;
  acceptsWarning?: true | undefined;
  /** Somebody has looked at it and released it. */
  isReleased?: boolean;
};

/** What may go on: the texts, without what rules leave out; `heldBy`: only once somebody has released it. */
export type Passed = { texts: string[]; leftOut: LeftOut; heldBy: Match[] };

/**
 * Holds one thing that a person wants to say against the firm's rules about what may not leave: `block` refuses, `hold` keeps it
 * for somebody else to look at, `warn` refuses until the author says that they send it all the same, `redact` leaves out what
 * was found, `note` lets through. Whatever is met is an entry of the log, written before it is answered: the rule and how often,
 * never the words. A retry of the same message writes it again, under the same client id. While no rule is met this costs no query.
 */
export async function applyRules(
  actor: Actor,
  { texts, files = [] }: { texts: readonly string[]; files?: readonly FileView[] },
  way: Way,
): Promise<Passed> {
  const passed: Passed = { texts: [...texts], leftOut: [], heldBy: [] };
  const rules = (await heldRules(actor.tenantId)).filter(mayConcern(actor, way));
  if (rules.length === 0) return passed;
  const fileTexts = rules.some((rule) => !rule.files) ? await readInnerTexts(actor.tenantId, files) : [];
  const judged: Judged = { texts, files, fileTexts };
  const found = findMatches(rules, judged);
  if (found.length === 0) return passed;
  const channelId = typeof way.channelId === 'function' ? await way.channelId() : way.channelId;
  if (channelId === null) return passed;
  // Whoever has no part in a channel does not learn which rules hold there.
  if (channelId && !(await accessChannel(actor, channelId, 'channel.see')).is_member) throw notFound('channel');

  const matches = await concerning(actor, channelId, found);
  const decision = decideOutcome(matches, way);
  if (!decision) return passed;
  await throttle('boundaryHit.member', `${actor.tenantId} ${actor.memberId}`);
  await noteMatches(actor, { matches, way, channelId, outcome: decision.outcome });
  if (decision.outcome === 'blocked' || decision.outcome === 'asked') throw refusal(decision.rule, way.door);
  return {
    ...(await withoutFinds(actor, texts, matches)),
    heldBy: decision.outcome === 'held' ? matches.filter(({ rule }) => rule.act === 'hold') : [],
  };
}

/** For names and the like, which are nobody's message: what is more than noted is refused, for it can be neither held nor cut. */
export async function requireWithinRules(actor: Actor, texts: readonly string[], way: Way): Promise<void> {
  await applyRules(actor, { texts: texts.filter((text) => text !== '') }, way);
}

async function noteMatches(
  actor: Actor,
  { matches, way, channelId, outcome }: { matches: Match[]; way: Way; channelId: string | undefined; outcome: Outcome },
): Promise<void> {
  const { door, clientId, messageId } = way;
  await withTenant(actor.tenantId, async (tx) => {
    for (const { rule, count } of matches) {
      const { id: ruleId, name, version, detectorName: detector, act } = rule;
      const details = { ruleId, name, version, detector, act, count, outcome, door, channelId, clientId, messageId };
      await recordAct(tx, actor, { type: 'boundary.matched', details });
    }
  });
}

/** The texts with a mark, in their author's language, for each thing that a rule leaves out. */
async function withoutFinds(
  actor: Actor,
  texts: readonly string[],
  matches: readonly Match[],
): Promise<Pick<Passed, 'texts' | 'leftOut'>> {
  const cutting = matches.filter(({ rule, count, inFiles }) => rule.act === 'redact' && count > inFiles);
  if (cutting.length === 0) return { texts: [...texts], leftOut: [] };
  const locale = (await recipientLocale(actor.userId)) ?? 'en';
  const marked = cutting.map(({ rule }) => ({ detector: rule.detector, mark: markOf(rule.detectorName, locale) }));
  return {
    texts: texts.map((text) =>
      leaveOut(
        text,
        marked.flatMap(({ detector, mark }) => detector.find(text).map((span) => ({ ...span, mark }))),
      ),
    ),
    leftOut: cutting.map(({ rule, count, inFiles }) => ({
      rule: rule.name,
      detector: rule.detectorName,
      count: count - inFiles,
      sentence: leftOutSentence(rule),
    })),
  };
}

/** What can be told without a query. Who is in a group is asked only when its rule is met. */
const mayConcern = (actor: Actor, way: Way) => (rule: HeldRule) =>
  isForRole(rule, actor.role) &&
  (rule.scope !== 'label' || way.channelId !== undefined) &&
  (rule.scope !== 'channel' || typeof way.channelId === 'function' || rule.channelId === way.channelId);

async function concerning(actor: Actor, channelId: string | undefined, found: Match[]): Promise<Match[]> {
  const groupIds = found.flatMap(({ rule }) => (rule.scope === 'group' && rule.groupId ? [rule.groupId] : []));
  const mine = groupIds.length === 0 ? [] : await groupsOf(actor, groupIds);
  const reached = found.some(({ rule }) => rule.scope === 'label') ? await labelsUpTo(actor, channelId) : [];
  const place = { role: actor.role, groupIds: mine, channelId, labelIds: reached };
  return found.filter(({ rule }) => reaches(rule, place));
}

async function groupsOf({ tenantId, memberId }: Actor, groupIds: string[]): Promise<string[]> {
  const rows = await withTenant(tenantId, (tx) =>
    tx.groupMember.findMany({ where: { memberId, groupId: { in: groupIds } }, select: { groupId: true } }),
  );
  return rows.map(({ groupId }) => groupId);
}

/** The labels that a channel carries, as rules see it: its own, and all below. */
async function labelsUpTo({ tenantId }: Actor, channelId: string | undefined): Promise<string[]> {
  if (!channelId) return [];
  return withTenant(tenantId, async (tx) => {
    const labels = await readLabels(tx);
    const rank = (await readChannelLabels(tx, labels, [channelId]))(channelId)?.rank ?? 0;
    return labels.filter((label) => label.rank <= rank).map(({ id }) => id);
  });
}
