import { limits } from '@parley/contract/limits';
import type { RetentionAct, RetentionRule, RetentionRuleView } from '@parley/contract/retention';

/** A rule as it is typed. `key` tells rows apart while they are empty. */
export type RuleDraft = {
  key: number;
  scope: RetentionRule['scope'];
  id: string;
  name: string;
  act: RetentionAct;
  count: string;
  unit: 'days' | 'years';
};
export type DraftProblem = { key: number; field: 'id' | 'count' };

const daysPerYear = 365;

export const splitDays = (days: number): { count: number; unit: 'days' | 'years' } =>
  days % daysPerYear === 0 ? { count: days / daysPerYear, unit: 'years' } : { count: days, unit: 'days' };

export const newDraft = (key: number): RuleDraft => ({
  key,
  scope: 'everything',
  id: '',
  name: '',
  act: 'atLeast',
  count: '7',
  unit: 'years',
});

export const draftOf = ({ scope, id, name, act, days }: RetentionRuleView, key: number): RuleDraft => {
  const { count, unit } = splitDays(days ?? daysPerYear);
  return { key, scope, id: id ?? '', name: name ?? '', act, count: String(count), unit };
};

/** The rules that were typed, or the first row that is not complete. */
export function readDrafts(drafts: RuleDraft[]): { rules: RetentionRule[] } | { problem: DraftProblem } {
  const rules: RetentionRule[] = [];
  for (const { key, scope, id, act, count, unit } of drafts) {
    const isNamed = scope === 'channel' || scope === 'person';
    if (isNamed && id === '') return { problem: { key, field: 'id' } };
    const days = act === 'forever' ? null : Number(count) * (unit === 'years' ? daysPerYear : 1);
    if (days !== null && (!Number.isInteger(days) || days < 1 || days > limits.retentionDays))
      return { problem: { key, field: 'count' } };
    rules.push({ scope, id: isNamed ? id : null, act, days });
  }
  return { rules };
}
