'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { MyTopic } from '@parley/contract/server-events';
import { useChatClient } from './chat-client.tsx';

/** Which procedures answer with what a topic names. */
const routersOf: Record<MyTopic, string | readonly string[]> = {
  drafts: 'draft',
  draftFiles: 'draft',
  scheduled: 'scheduled',
  quarantine: 'quarantine',
  saved: 'saved',
  sidebar: 'sidebar',
  preferences: 'preference',
  notifications: 'notification',
  threads: 'thread',
  emoji: 'emoji',
  groups: 'group',
  people: ['channel', 'member'],
  waiting: 'waiting',
};

/** Keeps what is this member's own in step with their other devices: asks again for what has changed there. */
export function MyTopics() {
  const client = useChatClient();
  const queryClient = useQueryClient();
  // The realtime connection, which is outside React.
  useEffect(
    () =>
      client.onMine((topics) => {
        const routers = new Set(topics.flatMap((topic) => routersOf[topic]));
        void queryClient.invalidateQueries({
          predicate: ({ queryKey: [path] }) => Array.isArray(path) && typeof path[0] === 'string' && routers.has(path[0]),
        });
      }),
    [client, queryClient],
  );
  return null;
}
