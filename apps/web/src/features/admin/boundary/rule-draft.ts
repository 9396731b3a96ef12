import {
  boundaryRuleInput,
  listedDetectors,
  type BoundaryAct,
  type BoundaryRuleInput,
  type BoundaryRuleView,
  type BoundaryScope,
  type DetectorName,
} from '@parley/contract/boundary-rule';
import type { Role } from '@parley/contract/member-view';

/** A rule as its form holds it: lines as one text, and a group or channel that may not be chosen yet. */
export type RuleDraft = {
  name: string;
  detector: DetectorName;
  lines: string;
  kinds: string[];
  leastMegabytes: string;
  leastCount: string;
  scope: BoundaryScope['kind'];
  scopeId: string;
  /** Nobody named: everybody. */
  roles: Role[];
  act: BoundaryAct;
  isOn: boolean;
};

export const draftOf = (rule: BoundaryRuleView | null): RuleDraft => ({
  name: rule?.name ?? '',
  detector: rule?.detector ?? 'card',
  lines: rule && rule.detector !== 'files' ? rule.terms.join('\n') : '',
  kinds: rule?.detector === 'files' ? rule.terms : [],
  leastMegabytes: String(rule?.leastMegabytes ?? 0),
  leastCount: String(rule?.leastCount ?? 1),
  // Guests are one of the roles: what was said of them alone is shown as that.
  scope: rule && rule.scope.kind !== 'guests' ? rule.scope.kind : 'everybody',
  scopeId: rule?.scope.id ?? '',
  roles: rule?.scope.kind === 'guests' ? ['guest'] : (rule?.roles ?? []),
  act: rule?.act ?? 'warn',
  isOn: rule?.isOn ?? true,
});

/** What the rule looks for. */
export const wantedOf = ({ detector, lines, kinds, leastCount, leastMegabytes }: RuleDraft) => ({
  detector,
  terms: !listedDetectors.includes(detector)
    ? []
    : detector === 'files'
      ? kinds
      : [...new Set(lines.split('\n').map((line) => line.trim()))].filter(Boolean),
  leastCount: Number(leastCount) || 1,
  leastMegabytes: detector === 'files' ? Number(leastMegabytes) || 0 : 0,
});

/** Files are no words to be tried on, and a list that is empty finds nothing. */
export const canBeTried = (draft: RuleDraft): boolean =>
  draft.detector !== 'files' && (!listedDetectors.includes(draft.detector) || wantedOf(draft).terms.length > 0);

/** What is sent, or the first thing that is wrong, under the name of its field. */
export function readDraft(draft: RuleDraft): { input: BoundaryRuleInput } | { field: string; problem: string } {
  const { name, roles, act, isOn } = draft;
  const parsed = boundaryRuleInput.safeParse({ name, ...wantedOf(draft), scope: scopeOf(draft), roles, act, isOn });
  if (parsed.success) return { input: parsed.data };
  const issue = parsed.error.issues[0];
  return { field: String(issue?.path[0] ?? 'terms'), problem: issue?.message ?? '' };
}

function scopeOf({ scope: kind, scopeId }: RuleDraft): BoundaryScope {
  if (kind === 'group') return { kind, groupId: scopeId };
  if (kind === 'channel') return { kind, channelId: scopeId };
  return kind === 'label' ? { kind, labelId: scopeId } : { kind };
}
