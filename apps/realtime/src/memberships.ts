import { log } from '@parley/core/log';
import { refreshMemberships } from '@parley/core/realtime/open-connection';
import type { ChannelVersion } from '@parley/core/realtime/open-connection';
import type { RealtimeNamespace } from './realtime-socket.ts';
import type { RecentWords } from './recent-words.ts';
import { channelRoom, isChannelRoom, memberRoom } from './rooms.ts';
import type { Streams } from './streams.ts';

const gatherMs = 20;
const retryMs = 1_000;
const recheckAllMs = 60_000;
const batchSize = 500;

/**
 * Brings the rooms of members in line with the database where the log alone may have been missed: after a gap on the
 * bus, after a sign-on that raced with a change, and once a minute for everybody.
 */
export type Memberships = {
  recheck(tenantId: string, memberId: string): void;
  recheckAll(): void;
  /** The log has just changed this member's rooms: an answer that is under way is older than that and is asked again. */
  changedByLog(tenantId: string, memberId: string): void;
  close(): void;
};

export function createMemberships(nsp: RealtimeNamespace, streams: () => Streams, words: RecentWords): Memberships {
  const waiting = new Map<string, Set<string>>();
  const asked = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;

  const schedule = (delayMs: number) => {
    if (!isClosed) timer ??= setTimeout(() => void run(), delayMs);
  };

  const recheck = (tenantId: string, memberId: string) => {
    const members = waiting.get(tenantId);
    if (members) members.add(memberId);
    else waiting.set(tenantId, new Set([memberId]));
    schedule(gatherMs);
  };

  const apply = (tenantId: string, memberId: string, channels: ChannelVersion[]) => {
    const ids = nsp.adapter.rooms.get(memberRoom(tenantId, memberId));
    if (!ids) return;
    const rooms = new Map(channels.map((channel) => [channelRoom(tenantId, channel.channelId), channel]));
    for (const id of [...ids]) {
      const present = nsp.adapter.sids.get(id);
      if (!present) continue;
      for (const room of [...present]) if (isChannelRoom(room) && !rooms.has(room)) void nsp.adapter.del(id, room);
      const missing = [...rooms].filter(([room]) => !present.has(room));
      for (const [, { channelId, version }] of missing) streams().follow(tenantId, channelId, version);
      for (const { channelId, floor } of channels) streams().hideUpTo(tenantId, channelId, memberId, floor);
      if (missing.length > 0) void nsp.adapter.addAll(id, new Set(missing.map(([room]) => room)));
    }
  };

  const ask = async (tenantId: string, memberIds: string[]) => {
    for (const memberId of memberIds) asked.add(memberRoom(tenantId, memberId));
    try {
      const found = await refreshMemberships(tenantId, memberIds);
      for (const memberId of memberIds) {
        if (!asked.has(memberRoom(tenantId, memberId))) recheck(tenantId, memberId);
        else apply(tenantId, memberId, found.get(memberId) ?? []);
      }
    } finally {
      for (const memberId of memberIds) asked.delete(memberRoom(tenantId, memberId));
    }
  };

  const run = async () => {
    const batches = [...waiting].flatMap(([tenantId, members]) =>
      inBatches([...members]).map((memberIds) => ({ tenantId, memberIds })),
    );
    waiting.clear();
    let hasFailed = false;
    for (const { tenantId, memberIds } of batches) {
      if (isClosed) return;
      await ask(tenantId, memberIds).catch((error: unknown) => {
        hasFailed = true;
        for (const memberId of memberIds) recheck(tenantId, memberId);
        log.warn({ err: error, tenantId }, 'memberships could not be read; they are asked again');
      });
    }
    timer = undefined;
    if (waiting.size > 0) schedule(hasFailed ? retryMs : gatherMs);
  };

  const recheckAll = () => {
    for (const { data } of nsp.sockets.values()) recheck(data.actor.tenantId, data.actor.memberId);
  };
  const everybody = setInterval(recheckAll, recheckAllMs).unref();

  return {
    recheck,
    recheckAll,
    changedByLog: (tenantId, memberId) => {
      const room = memberRoom(tenantId, memberId);
      asked.delete(room);
      words.note(room, null);
    },
    close: () => {
      isClosed = true;
      clearInterval(everybody);
      clearTimeout(timer);
    },
  };
}

function inBatches<Item>(items: Item[]): Item[][] {
  return Array.from({ length: Math.ceil(items.length / batchSize) }, (_, index) =>
    items.slice(index * batchSize, (index + 1) * batchSize),
  );
}
