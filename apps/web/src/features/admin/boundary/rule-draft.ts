import {
  boundaryRuleInput,
  type BoundaryAct,
  type BoundaryRuleInput,
  type BoundaryRuleView,
  type BoundaryScope,
  type DetectorName,
} from '@parley/contract/boundary-rule';

/** A rule as its form holds it: lines as one text, and a group or channel that may not be chosen yet. */
export type RuleDraft = {
  name: string;
  detector: DetectorName;
  lines: string;
  leastCount: string;
  scope: BoundaryScope['kind'];
  scopeId: string;
  act: BoundaryAct;
  isOn: boolean;
};

export const draftOf = (rule: BoundaryRuleView | null): RuleDraft => ({
  name: rule?.name ?? '',
  detector: rule?.detector ?? 'card',
  lines: rule?.terms.join('\n') ?? '',
  leastCount: String(rule?.leastCount ?? 1),
  scope: rule?.scope.kind ?? 'everybody',
  scopeId: rule?.scope.id ?? '',
  act: rule?.act ?? 'warn',
  isOn: rule?.isOn ?? true,
});

/** What the rule looks for. */
export const wantedOf = ({ detector, lines, leastCount }: RuleDraft) => ({
  detector,
  terms: detector === 'own' ? [...new Set(lines.split('\n').map((line) => line.trim()))].filter(Boolean) : [],
  leastCount: Number(leastCount) || 1,
});

/** What is sent, or the first thing that is wrong, under the name of its field. */
export function readDraft(draft: RuleDraft): { input: BoundaryRuleInput } | { field: string; problem: string } {
  const { name, scope: kind, scopeId, act, isOn } = draft;
  const scope = kind === 'group' ? { kind, groupId: scopeId } : kind === 'channel' ? { kind, channelId: scopeId } : { kind };
  const parsed = boundaryRuleInput.safeParse({ name, ...wantedOf(draft), scope, act, isOn });
  if (parsed.success) return { input: parsed.data };
  const issue = parsed.error.issues[0];
  return { field: String(issue?.path[0] ?? 'terms'), problem: issue?.message ?? '' };
}
