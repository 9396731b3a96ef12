import type { HoldView } from '@parley/contract/hold-view';
import type { RecordScope } from '@parley/contract/record-scope';
import type { TenantTx } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { namePlaces } from '../retention/name-places.ts';

export type HoldRow = NonNullable<Awaited<ReturnType<TenantTx['hold']['findFirst']>>>;

/** The one maker of what people see of holds. */
export async function toHoldViews(tx: TenantTx, actor: Actor, rows: HoldRow[]): Promise<HoldView[]> {
  const scopes = rows.map(({ scope }) => scope as RecordScope);
  const { channelName, memberName } = await namePlaces(tx, actor, {
    channelIds: scopes.flatMap(({ channelIds }) => channelIds),
    memberIds: [
      ...scopes.flatMap(({ memberIds }) => memberIds),
      ...rows.flatMap((row) => [row.placedBy, row.releasedBy ?? row.placedBy]),
    ],
  });
  const person = (memberId: string) => ({ memberId, name: memberName(memberId) });
  return rows.map((row) => {
    const { channelIds, memberIds, from, until } = row.scope as RecordScope;
    const { releasedBy, releasedAt, releaseReason } = row;
    return {
      id: row.id,
      name: row.name,
      reason: row.reason,
      channels: channelIds.map((id) => ({ id, name: channelName(id) })),
      people: memberIds.map(person),
      from,
      until,
      words: row.words,
      caseId: row.caseId,
      placedBy: person(row.placedBy),
      placedAt: row.placedAt.toISOString(),
      released:
        releasedBy && releasedAt ? { by: person(releasedBy), at: releasedAt.toISOString(), reason: releaseReason ?? '' } : null,
    };
  });
}
