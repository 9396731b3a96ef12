'use client';
import { useMemo } from 'react';
import { useMembers } from '../state/chat-client.tsx';

/** Names by member id, as one function that changes only when the people do. */
export function useNameOf(): (memberId: string) => string | undefined {
  const members = useMembers();
  return useMemo(() => {
    const names = new Map(members.map(({ id, name }) => [id, name]));
    return (memberId: string) => names.get(memberId);
  }, [members]);
}
