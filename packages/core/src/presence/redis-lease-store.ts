import { takeExpiredPresence } from '@parley/db/presence/presence-leases';
import { Redis } from 'ioredis';
import { leaseTtlMs, type LeaseChange, type LeaseStore, type MemberKey } from './lease-store.ts';

const expiries = 'parley:presence:expiry';
const hashOf = ({ tenantId, memberId }: MemberKey) => `parley:presence:${tenantId}:${memberId}`;
const entryOf = ({ tenantId, memberId, deviceId }: LeaseChange) => `${tenantId} ${memberId} ${deviceId}`;
const batchSize = 500;

/**
 * Leases in Redis: one hash per member (device → state and end), and one sorted set of all ends, from which the node
 * that manages to remove an entry is the one that tells of it.
 */
export function redisLeaseStore(redisUrl: string): LeaseStore {
  const redis = new Redis(redisUrl, {
    connectionName: 'parley-presence',
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: 5_000,
    retryStrategy: (attempt) => Math.min(2_000, 50 * 2 ** Math.min(attempt, 6)),
  });
  redis.on('error', () => {});

  const put = async (changes: LeaseChange[], ttlMs: number) => {
    for (const batch of batches(changes)) {
      const pipeline = redis.pipeline();
      const endsAt = Date.now() + ttlMs;
      for (const change of batch) {
        const hash = hashOf(change);
        if (change.state === null) {
          pipeline.hdel(hash, change.deviceId);
          pipeline.zrem(expiries, entryOf(change));
        } else {
          pipeline.hset(hash, change.deviceId, `${endsAt} ${change.state}`);
          pipeline.pexpire(hash, leaseTtlMs * 2);
          pipeline.zadd(expiries, endsAt, entryOf(change));
        }
      }
      await run(pipeline);
    }
  };

  return {
    write: (changes) => put(changes, leaseTtlMs),
    renew: (held, ttlMs = leaseTtlMs) => put(held, ttlMs),
    read: async (members) => {
      const found: (MemberKey & { states: string[] })[] = [];
      for (const batch of batches(members)) {
        const pipeline = redis.pipeline();
        for (const member of batch) pipeline.hvals(hashOf(member));
        const answers = (await run(pipeline)) as string[][];
        for (const [index, member] of batch.entries()) {
          const states = (answers[index] ?? []).flatMap(livingState);
          if (states.length > 0) found.push({ tenantId: member.tenantId, memberId: member.memberId, states });
        }
      }
      return found;
    },
    takeExpired: async (tenantIds) => {
      const entries = await redis.zrangebyscore(expiries, 0, Date.now(), 'LIMIT', 0, batchSize);
      const taken = new Map<string, MemberKey>();
      for (const entry of entries) {
        if ((await redis.zrem(expiries, entry)) === 0) continue;
        const [tenantId = '', memberId = '', deviceId = ''] = entry.split(' ');
        await redis.hdel(hashOf({ tenantId, memberId }), deviceId);
        taken.set(`${tenantId} ${memberId}`, { tenantId, memberId });
      }
      return [...taken.values(), ...(await takeExpiredPresence(tenantIds, false))];
    },
    close: async () => redis.disconnect(),
  };
}

function livingState(value: string): string[] {
  const [endsAt, state] = value.split(' ');
  return state && Number(endsAt) > Date.now() ? [state] : [];
}

async function run(pipeline: ReturnType<Redis['pipeline']>): Promise<unknown[]> {
  const answers = (await pipeline.exec()) ?? [];
  return answers.map(([error, answer]) => {
    if (error) throw error;
    return answer;
  });
}

function* batches<Item>(items: Item[]): Generator<Item[]> {
  for (let start = 0; start < items.length; start += batchSize) yield items.slice(start, start + batchSize);
}
