import type { RetentionRule } from '@parley/contract/retention';

export type KeptItem = { channelId: string; isDirect: boolean; authorId: string };
export type KeepDecision = { keep: true; because: 'hold' | 'noRule' | 'forever' | 'days' } | { keep: false; because: 'days' };

const dayMs = 86_400_000;

const concerns = ({ scope, id }: RetentionRule, item: KeptItem): boolean =>
  scope === 'everything' ||
  (scope === 'direct' && item.isDirect) ||
  (scope === 'channel' && id === item.channelId) ||
  (scope === 'person' && id === item.authorId);

/** How many days before these rules let such an item go: the longest of all that concern it. Null: never. */
export function keepDays(rules: RetentionRule[], item: KeptItem): number | null {
  let days = 0;
  let mayGo = false;
  for (const rule of rules) {
    if (!concerns(rule, item)) continue;
    if (rule.days === null) return null;
    days = Math.max(days, rule.days);
    mayGo ||= rule.act === 'deleteAfter';
  }
  return mayGo ? days : null;
}

/**
 * Does an item stay? `ageMs` is the time since it was last written, moved or deleted. The same as app.keep_days and
 * app.holds_of in the database, which purges by them.
 */
export function decideKeep(rules: RetentionRule[], isHeld: boolean, item: KeptItem & { ageMs: number }): KeepDecision {
  if (isHeld) return { keep: true, because: 'hold' };
  const days = keepDays(rules, item);
  if (days === null) {
    const hasForever = rules.some((rule) => rule.act === 'forever' && concerns(rule, item));
    return { keep: true, because: hasForever ? 'forever' : 'noRule' };
  }
  return item.ageMs > days * dayMs ? { keep: false, because: 'days' } : { keep: true, because: 'days' };
}

/** What lets things go at once, as far as nothing else keeps them. */
const lettingGo: RetentionRule = { scope: 'everything', id: null, act: 'deleteAfter', days: 0 };

/**
 * Could anything go earlier by `after` than by `before`? Each kind of item that either tells apart is compared. `matterLetsGo`: a
 * matter lets go what it gathers, so that a duty which is taken away matters there even if no rule of the firm lets anything go.
 */
export const isShortening = (before: RetentionRule[], after: RetentionRule[], matterLetsGo = false): boolean =>
  shortens(before, after) || (matterLetsGo && shortens([...before, lettingGo], [...after, lettingGo]));

function shortens(before: RetentionRule[], after: RetentionRule[]): boolean {
  const named = (scope: RetentionRule['scope']) =>
    new Set([...before, ...after].flatMap((rule) => (rule.scope === scope && rule.id ? [rule.id] : [])));
  // No channel and no person that has a name is ''. A channel with a rule of its own is never a direct conversation.
  const places = [...named('channel'), ''].map((channelId) => ({ channelId, isDirect: false }));
  for (const place of [...places, { channelId: '', isDirect: true }])
    for (const authorId of [...named('person'), '']) {
      const [was, is] = [keepDays(before, { ...place, authorId }), keepDays(after, { ...place, authorId })];
      if (is !== null && (was === null || is < was)) return true;
    }
  return false;
}
