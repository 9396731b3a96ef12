import { Prisma } from '../generated/client.ts';

/** A part of the record, as `contract/record-scope.ts` has it. */
export type Scope = { channelIds: string[]; memberIds: string[]; from: string | null; until: string | null };

/**
 * The condition that an entry `e` of `app.event` is within a scope, for a query that names the tenant itself. A custodian's
 * channel counts as a whole up to where they left it: what they could read back is part of what they knew.
 */
export function inScope({ channelIds, memberIds, from, until }: Scope): Prisma.Sql {
  const parts = [Prisma.sql`TRUE`];
  if (channelIds.length > 0) parts.push(Prisma.sql`e.stream_id = ANY (${channelIds}::uuid[])`);
  if (memberIds.length > 0)
    parts.push(Prisma.sql`(EXISTS (SELECT 1 FROM app.member_stays(${memberIds}::uuid[]) s
        WHERE s.channel_id = e.stream_id AND (s.until_version IS NULL OR e.version <= s.until_version))
      OR (e.stream_id = e.tenant_id AND e.actor_id = ANY (${memberIds}::uuid[])))`);
  if (from) parts.push(Prisma.sql`e.at >= ${from}::date AT TIME ZONE 'UTC'`);
  if (until) parts.push(Prisma.sql`e.at < (${until}::date + 1) AT TIME ZONE 'UTC'`);
  return Prisma.join(parts, ' AND ');
}
