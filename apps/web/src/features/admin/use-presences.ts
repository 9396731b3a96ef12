'use client';
import type { Answer, ClientEventOutput } from '@parley/contract/client-events';
import { limits } from '@parley/contract/limits';
import type { PresenceState } from '@parley/contract/presence';
import { requestIdHeader, workspaceHeader } from '@parley/contract/ticket';
import { useQuery } from '@tanstack/react-query';
import { unattended } from '@/lib/attended';
import { newRequestId } from '@/lib/request-id';

/** The present state of these people, asked every half minute over HTTP: administration keeps no socket open. */
export function usePresences(slug: string, memberIds: string[]): Map<string, PresenceState> {
  const { data } = useQuery({
    queryKey: ['presences', slug, memberIds],
    queryFn: () => findPresences(slug, memberIds.slice(0, limits.presenceWatch)),
    enabled: memberIds.length > 0,
    refetchInterval: 30_000,
    retry: false,
    placeholderData: (before) => before,
  });
  return data ?? new Map();
}

async function findPresences(slug: string, memberIds: string[]): Promise<Map<string, PresenceState>> {
  const response = await fetch('/api/realtime/presence.watch', {
    method: 'POST',
    headers: { 'content-type': 'application/json', [workspaceHeader]: slug, [requestIdHeader]: newRequestId(), ...unattended() },
    body: JSON.stringify({ memberIds }),
  });
  const answer: Answer<ClientEventOutput<'presence.watch'>> = await response.json();
  if (!answer.ok) throw new Error(answer.error.message);
  return new Map(answer.presences.map((presence) => [presence.memberId, presence.state]));
}
