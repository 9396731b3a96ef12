import type { MyTopic } from '@parley/contract/server-events';
import { bus } from '../bus/bus.ts';

/** Tells all devices of a member that something of theirs has changed. Of the moment: a device that missed it asks when it returns. */
export function announceMine({ tenantId, memberId }: { tenantId: string; memberId: string }, topics: MyTopic[]): void {
  bus().announce({ kind: 'mine', tenantId, memberId, topics });
}
