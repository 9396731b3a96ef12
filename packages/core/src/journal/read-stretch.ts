import { readStretches } from '@parley/db/archive/read-stretches';
import { listStaysOf, type Waiting } from '@parley/db/journal/journal-queries';
import { withTenant, type TenantTx } from '@parley/db/with-tenant';
import { NotTaken, type JournalPerson, type Stretch } from './delivery.ts';
import { payloadOf } from './entry-text.ts';
import { labelsOf } from './labels-of.ts';

/** How many entries are read, and put into one object, at a time. */
const entriesPerStretch = 100;

/** The next entries of a stream that a target has not taken. Rejects when one of them is missing from the log. */
export async function readStretch(tenantId: string, { streamId, after, head }: Waiting): Promise<Stretch> {
  const upTo = Math.min(head, after + entriesPerStretch);
  return withTenant(tenantId, async (tx) => {
    const events = await readStretches(tx, [{ streamId, after, upTo }]);
    if (events.length !== upTo - after || events[0]?.version !== after + 1) throw new NotTaken('gap');
    const tenant = await tx.tenant.findUniqueOrThrow({ where: { tenantId }, select: { name: true, slug: true } });
    const channel = await tx.channel.findFirst({ where: { id: streamId }, select: { id: true, kind: true, name: true } });
    const inside = channel ? await readInside(tx, streamId, upTo) : () => [];
    const ids = events.flatMap((event) => [
      event.actor,
      event.subject,
      payloadOf(event).imported?.authorId,
      ...inside(event.version),
    ]);
    const labels = channel ? await labelsOf(tx, streamId, events) : new Map<number, string>();
    return { tenantId, workspace: tenant, streamId, channel, events, inside, labels, people: await readPeople(tx, ids) };
  });
}

async function readPeople(tx: TenantTx, ids: (string | null | undefined)[]): Promise<Map<string, JournalPerson>> {
  const wanted = [...new Set(ids.filter((id) => id !== null && id !== undefined))];
  const rows = await tx.member.findMany({ where: { id: { in: wanted } }, select: { id: true, name: true, email: true } });
  return new Map(rows.map((row) => [row.id, row]));
}

/** Who was in the channel when an entry was written, by the log itself: told again later, it is the same people. */
async function readInside(tx: TenantTx, streamId: string, upTo: number): Promise<(version: number) => string[]> {
  const stays = await listStaysOf(tx, streamId, upTo);
  const inside = new Set<string>();
  let next = 0;
  let at = 0;
  return (version) => {
    if (version < at) {
      inside.clear();
      next = 0;
    }
    at = version;
    for (; next < stays.length && (stays[next]?.version ?? 0) <= version; next += 1) {
      const { memberId, isIn } = stays[next] as (typeof stays)[number];
      if (isIn) inside.add(memberId);
      else inside.delete(memberId);
    }
    return [...inside];
  };
}
