'use client';
import { useMemo } from 'react';
import { useMembers } from '../state/chat-client.tsx';
import { namedAll, namedChannel, namedGroup, namedPerson, type Named } from './mention-tokens.ts';
import { useChannelNames, useGroups } from './use-place-of.ts';

/** All that a text of mine can name. */
export function useNamed(): Named[] {
  const members = useMembers();
  const channels = useChannelNames();
  const groups = useGroups();
  return useMemo(
    () => [
      ...members.map(namedPerson),
      ...groups.map(namedGroup),
      ...channels.map(namedChannel),
      namedAll('channel'),
      namedAll('here'),
    ],
    [members, groups, channels],
  );
}
