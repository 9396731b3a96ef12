import { endedSessionIds, openConnectionRow } from '@parley/db/realtime/open-connection-row';
import type { Actor } from '../actor.ts';
import { AppError } from '../app-error.ts';
import type { TicketClaims } from '../identity/ticket.ts';
import { readMemberships } from '../member/change-member.ts';

/** A channel of a member; messages up to seq `floor` are from before their time there. */
export type ChannelVersion = { channelId: string; version: number; floor: number };

/** Resolves a ticket's holder as they are now, with their channels. UNAUTHENTICATED when session or member has ended. */
export async function openConnection(claims: TicketClaims): Promise<{ actor: Actor; channels: ChannelVersion[] }> {
  const row = await openConnectionRow(claims);
  if (!row) throw new AppError('UNAUTHENTICATED', { message: 'This session has ended. Sign in again.' });
  return {
    actor: {
      tenantId: claims.tenantId,
      slug: row.slug,
      memberId: claims.memberId,
      userId: row.user_id,
      sessionId: claims.sessionId,
      role: row.role,
      name: row.name,
      isEmailConfirmed: row.is_confirmed,
    },
    channels: (row.channels ?? []).map((channelId, i) => ({
      channelId,
      version: Number(row.versions?.[i] ?? 0),
      floor: Number(row.floors?.[i] ?? 0),
    })),
  };
}

/** The present channels of these members; a member who is gone has none. */
export async function refreshMemberships(tenantId: string, memberIds: string[]): Promise<Map<string, ChannelVersion[]>> {
  const channels = new Map<string, ChannelVersion[]>(memberIds.map((id) => [id, []]));
  for (const row of await readMemberships(tenantId, memberIds))
    channels.get(row.member_id)?.push({ channelId: row.channel_id, version: Number(row.version), floor: Number(row.visible_from) });
  return channels;
}

export const findEndedSessions = (sessionIds: string[]): Promise<string[]> => endedSessionIds(sessionIds);
