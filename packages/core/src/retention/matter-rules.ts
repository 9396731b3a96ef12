import type { MatterRule } from '@parley/contract/matter-retention';
import type { RetentionRule } from '@parley/contract/retention';

const dayMs = 86_400_000;

/** `closedForMs`: the time since the matter was closed; null while it is open. */
export type KeptByMatter = { rule: MatterRule; closedForMs: number | null };

/**
 * What a matter says of what it gathers, as a rule like those of the firm. One that counts from the closing keeps everything while
 * the matter is open and until its days have passed. The same as app.matter_rules in the database.
 */
export function toRetentionRule({ rule, closedForMs }: KeptByMatter): RetentionRule {
  const { act, days, countsFrom } = rule;
  const waits = countsFrom === 'closing' && (closedForMs === null || closedForMs <= (days ?? 0) * dayMs);
  return waits ? { scope: 'everything', id: null, act: 'forever', days: null } : { scope: 'everything', id: null, act, days };
}

/**
 * Could anything go earlier by `after` than by `before`? `letsGo`: some other rule lets things go, so that what no longer keeps
 * them matters. The matter may be opened and closed again, so the worst of its states is meant.
 */
export function isMatterShortening(before: MatterRule | null, after: MatterRule | null, letsGo: boolean): boolean {
  const mayGo = (rule: MatterRule | null) => letsGo || rule?.act === 'deleteAfter';
  if (!mayGo(after) || after?.act === 'forever') return false;
  if (!mayGo(before) || before?.act === 'forever') return true;
  if (before === null) return false;
  if (after === null) return true;
  if (before.countsFrom === 'closing' && after.countsFrom === 'message') return true;
  return (after.days ?? 0) < (before.days ?? 0);
}
