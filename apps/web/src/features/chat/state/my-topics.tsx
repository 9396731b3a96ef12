'use client';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { MyTopic } from '@parley/contract/server-events';
import { useChatClient } from './chat-client.tsx';

/** Which procedures answer with what a topic names. */
const routerOf: Record<MyTopic, string> = {
  drafts: 'draft',
  scheduled: 'scheduled',
  saved: 'saved',
  sidebar: 'sidebar',
  preferences: 'preference',
  notifications: 'notification',
  threads: 'thread',
  emoji: 'emoji',
  groups: 'group',
};

/** Keeps what is this member's own in step with their other devices: asks again for what has changed there. */
export function MyTopics() {
  const client = useChatClient();
  const queryClient = useQueryClient();
  // The realtime connection, which is outside React.
  useEffect(
    () =>
      client.onMine((topics) => {
        const routers = new Set(topics.map((topic) => routerOf[topic]));
        void queryClient.invalidateQueries({
          predicate: ({ queryKey: [path] }) => Array.isArray(path) && typeof path[0] === 'string' && routers.has(path[0]),
        });
      }),
    [client, queryClient],
  );
  return null;
}
