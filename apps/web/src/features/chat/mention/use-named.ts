'use client';
import { useMemo } from 'react';
import { useMembers } from '../state/chat-client.tsx';
import { namedAll, namedChannel, namedGroup, namedPerson, type Named } from './mention-tokens.ts';
import { useChannelNames, useGroups } from './use-place-of.ts';

/** All that a text of mine can name, gathered when it is first asked for. */
export function useNamed(): () => Named[] {
  const members = useMembers();
  const channels = useChannelNames();
  const groups = useGroups();
  return useMemo(() => gatherWhenAsked(members, groups, channels), [members, groups, channels]);
}

type Bearer = { id: string; name: string };

function gatherWhenAsked(members: Bearer[], groups: Bearer[], channels: Bearer[]): () => Named[] {
  let named: Named[] | undefined;
  return () =>
    (named ??= [
      ...members.map(namedPerson),
      ...groups.map(namedGroup),
      ...channels.map(namedChannel),
      namedAll('channel'),
      namedAll('here'),
    ]);
}
