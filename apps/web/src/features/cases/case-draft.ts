import type { CaseInput, CaseView } from '@parley/contract/case';

type Person = { memberId: string; name: string };
type Place = { id: string; name: string };
/** What stands in the form of a case. */
export type CaseDraft = {
  name: string;
  reason: string;
  members: Person[];
  channels: Place[];
  from: string;
  until: string;
  endsOn: string;
  tellsAfter: boolean;
  tellsWho: boolean;
  workerIds: string[];
};

const dayMs = 86_400_000;
export const dayFrom = (days: number): string => new Date(Date.now() + days * dayMs).toISOString().slice(0, 10);

export function draftOf(known: CaseView | null, me: string): CaseDraft {
  if (!known)
    return {
      ...{ name: '', reason: '', members: [], channels: [], from: '', until: '' },
      ...{ endsOn: dayFrom(30), tellsAfter: true, tellsWho: false, workerIds: me ? [me] : [] },
    };
  const { name, reason, scope, endsAt, tellsAfter, tellsWho, workers } = known;
  return {
    ...{ name, reason, members: scope.members, channels: scope.channels, from: scope.from ?? '', until: scope.until ?? '' },
    endsOn: new Date(Date.parse(endsAt) - 1).toISOString().slice(0, 10),
    ...{ tellsAfter, tellsWho, workerIds: workers.map(({ memberId }) => memberId) },
  };
}

export const toCaseInput = (draft: CaseDraft): CaseInput => ({
  name: draft.name.trim(),
  reason: draft.reason.trim(),
  scope: {
    channelIds: draft.channels.map(({ id }) => id),
    memberIds: draft.members.map(({ memberId }) => memberId),
    from: draft.from || null,
    until: draft.until || null,
  },
  endsOn: draft.endsOn,
  tellsAfter: draft.tellsAfter,
  tellsWho: draft.tellsAfter && draft.tellsWho,
  workerIds: draft.workerIds,
});

/** The first field that is not right yet. */
export function problemOf(input: CaseInput): 'name' | 'reason' | 'scope' | 'days' | 'endsOn' | 'workers' | null {
  const { name, reason, scope, endsOn, workerIds } = input;
  if (name === '') return 'name';
  if (reason.length < 20) return 'reason';
  if (scope.channelIds.length + scope.memberIds.length === 0) return 'scope';
  if (scope.from && scope.until && scope.from > scope.until) return 'days';
  if (endsOn < dayFrom(0)) return 'endsOn';
  return workerIds.length === 0 ? 'workers' : null;
}
