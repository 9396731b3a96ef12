import { policyInput, type PolicyInput, type PolicyView } from '@parley/contract/supervision';

type Person = { memberId: string; name: string };
/** A policy as its form holds it: people with their names, numbers as they are typed. */
export type PolicyDraft = {
  name: string;
  watch: PolicyInput['watch']['kind'];
  groupId: string;
  members: Person[];
  reachesPrivate: boolean;
  lexiconIds: string[];
  detectors: PolicyInput['detectors'];
  percent: string;
  newDays: string;
  reviewers: Person[];
  needsSecond: boolean;
};

export function draftOf(policy: PolicyView | null): PolicyDraft {
  const terms = policy?.latest;
  return {
    name: terms?.name ?? '',
    watch: terms?.watch.kind ?? 'everybody',
    groupId: terms?.watch.groupId ?? '',
    members: terms?.watch.members ?? [],
    reachesPrivate: terms?.reachesPrivate ?? false,
    lexiconIds: terms?.lexicons.map(({ id }) => id) ?? [],
    detectors: terms?.detectors ?? [],
    percent: terms ? String(terms.samplePermille / 10) : '',
    newDays: terms?.newDays ? String(terms.newDays) : '',
    reviewers: terms?.reviewers ?? [],
    needsSecond: terms?.needsSecond ?? false,
  };
}

/** What puts messages into the queue. */
export const triggersOf = ({ lexiconIds, detectors, percent }: PolicyDraft) => ({
  lexiconIds,
  detectors,
  samplePermille: Math.round(Number(percent.replace(',', '.')) * 10) || 0,
});

/** What is sent, or the first thing that is wrong, under the name of its field. */
export function readDraft(draft: PolicyDraft): { input: PolicyInput } | { field: string; problem: string } {
  const { name, watch: kind, groupId, reachesPrivate, needsSecond } = draft;
  const idsOf = (people: Person[]) => people.map(({ memberId }) => memberId);
  const watch = kind === 'group' ? { kind, groupId } : kind === 'members' ? { kind, memberIds: idsOf(draft.members) } : { kind };
  const newDays = Number(draft.newDays) || 0;
  const input = { name, watch, reachesPrivate, ...triggersOf(draft), newDays, reviewerIds: idsOf(draft.reviewers), needsSecond };
  const parsed = policyInput.safeParse(input);
  if (parsed.success) return { input: parsed.data };
  const issue = parsed.error.issues[0];
  return { field: String(issue?.path[0] ?? 'triggers'), problem: issue?.message ?? '' };
}
