import { permissionsOf } from '@parley/contract/permission';
import { endedSessionIds, openConnectionRow } from '@parley/db/realtime/open-connection-row';
import type { Actor } from '../actor.ts';
import { AppError } from '../app-error.ts';
import { doorRefusal } from '../identity/door-refusal.ts';
import { plainAddress } from '../identity/plain-address.ts';
import type { TicketClaims } from '../identity/ticket.ts';
import { readMemberships } from '../member/change-member.ts';

/** A channel of a member; messages up to seq `floor` are from before their time there. */
export type ChannelVersion = { channelId: string; version: number; floor: number };

/**
 * Resolves a ticket's holder as they are now, with their channels. UNAUTHENTICATED when session or member has ended, or a rule
 * of the firm keeps them out; rules about addresses go by `address`, from which the connection is opened.
 */
export async function openConnection(claims: TicketClaims, address = ''): Promise<{ actor: Actor; channels: ChannelVersion[] }> {
  const row = await openConnectionRow({ ...claims, address: plainAddress(address) });
  if (!row) throw new AppError('UNAUTHENTICATED', { message: 'This session has ended. Sign in again.' });
  if (row.refused_by) throw doorRefusal(row.refused_by);
  return {
    actor: {
      tenantId: claims.tenantId,
      slug: row.slug,
      memberId: claims.memberId,
      userId: row.user_id,
      sessionId: claims.sessionId,
      role: row.role,
      permissions: permissionsOf(row.role, row.granted),
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
