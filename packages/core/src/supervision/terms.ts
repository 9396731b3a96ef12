import type { PolicyInput } from '@parley/contract/supervision';

/** What a version of a policy says, as it is kept. A lexicon is named with the version that was agreed to. */
export type Terms = {
  name: string;
  watch: PolicyInput['watch']['kind'];
  groupId: string | null;
  memberIds: string[];
  reachesPrivate: boolean;
  lexicons: { id: string; version: number }[];
  detectors: PolicyInput['detectors'];
  samplePermille: number;
  newDays: number;
  reviewerIds: string[];
  needsSecond: boolean;
};

export function toTerms(input: PolicyInput, lexiconVersions: ReadonlyMap<string, number>): Terms {
  const { watch } = input;
  return {
    name: input.name,
    watch: watch.kind,
    groupId: watch.kind === 'group' ? watch.groupId : null,
    memberIds: watch.kind === 'members' ? [...new Set(watch.memberIds)] : [],
    reachesPrivate: input.reachesPrivate,
    lexicons: [...new Set(input.lexiconIds)].map((id) => ({ id, version: lexiconVersions.get(id) ?? 0 })),
    detectors: [...new Set(input.detectors)],
    samplePermille: input.samplePermille,
    newDays: input.newDays,
    reviewerIds: [...new Set(input.reviewerIds)],
    needsSecond: input.needsSecond,
  };
}
