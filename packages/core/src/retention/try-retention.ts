import { limits } from '@parley/contract/limits';
import type { RetentionRule, TriedRetention } from '@parley/contract/retention';
import { countDue, type DueCounts } from '@parley/db/record/due-messages';
import { withTenant } from '@parley/db/with-tenant';
import type { Actor } from '../actor.ts';
import { recordAct } from '../audit/record-act.ts';
import { throttle } from '../identity/throttle.ts';
import { requireAllowed } from '../policy/decide.ts';
import { requirePlaces } from './change-retention.ts';
import { isShortening } from './decide-keep.ts';
import { aMatterLetsGo } from './lets-go.ts';
import { readPolicy } from './read-policy.ts';

const scan = 5_000;
const kinds = ['public', 'private', 'direct'];
type Place = TriedRetention['places'][number];

/**
 * What these rules would let go today, beside what matters say, and what holds would keep of it. Counts, no words; private channels and conversations
 * are one number each, so that nobody learns of one by its rule.
 */
export async function tryRetention(actor: Actor, { rules }: { rules: RetentionRule[] }): Promise<TriedRetention> {
  requireAllowed(actor, 'archive.manage', null);
  await throttle('retentionTry.tenant', actor.tenantId);
  const { channels, policy, matterLetsGo } = await withTenant(actor.tenantId, async (tx) => ({
    channels: await tx.channel.findMany({ select: { id: true, kind: true, name: true }, orderBy: { name: 'asc' } }),
    policy: await readPolicy(tx, actor.tenantId),
    matterLetsGo: await aMatterLetsGo(tx),
  }));
  await requirePlaces(actor, rules, policy.rules);
  const places = new Map<string, Place>();
  let read = 0;
  const canGo = matterLetsGo || rules.some(({ act }) => act === 'deleteAfter');
  for (const { id, kind, name } of canGo ? channels : [])
    for (let after = 0, isOver = false; !isOver && read < limits.retentionTried;) {
      const stretch = { channelId: id, after, scan };
      const found = await withTenant(actor.tenantId, (tx) => countDue(tx, { rules, stretch }));
      read += found.read;
      isOver = found.read < scan;
      after = found.next ?? after;
      if (found.messages + found.held > 0) add(places, { kind, name }, found);
    }
  await withTenant(actor.tenantId, (tx) => recordAct(tx, actor, { type: 'retention.tried', details: { rules } }));
  return {
    read,
    isAll: read < limits.retentionTried,
    places: [...places.values()].toSorted((one, other) => kinds.indexOf(one.kind) - kinds.indexOf(other.kind)),
    isShortening: isShortening(policy.rules, rules, matterLetsGo),
  };
}

function add(places: Map<string, Place>, channel: { kind: string; name: string | null }, found: DueCounts): void {
  const kind = channel.kind === 'public' || channel.kind === 'private' ? channel.kind : 'direct';
  const name = kind === 'public' ? channel.name : null;
  const key = `${kind} ${name}`;
  const sum = places.get(key) ?? { kind, name, messages: 0, files: 0, held: 0, oldest: null, newest: null };
  const oldest = [sum.oldest, found.oldest?.toISOString()].filter((at) => at != null).toSorted();
  const newest = [sum.newest, found.newest?.toISOString()].filter((at) => at != null).toSorted();
  places.set(key, {
    kind,
    name,
    messages: sum.messages + found.messages,
    files: sum.files + found.files,
    held: sum.held + found.held,
    oldest: oldest[0] ?? null,
    newest: newest.at(-1) ?? null,
  });
}
