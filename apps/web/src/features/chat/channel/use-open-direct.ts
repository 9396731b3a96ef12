'use client';
import { useMutation } from '@tanstack/react-query';
import { useTRPC } from '@/lib/trpc';
import { channelPath } from '../shell/chat-location.ts';
import { goTo } from '../shell/use-chat-location.ts';
import { useChatClient, useWorkspace } from '../state/chat-client.tsx';

/** Opens the conversation with these people, making it if there is none yet, and goes there, unless one has gone elsewhere meanwhile. */
export function useOpenDirect() {
  const client = useChatClient();
  const { slug } = useWorkspace();
  return useMutation(
    useTRPC().channel.openDirect.mutationOptions({
      onMutate: () => window.location.pathname,
      onSuccess: (mine, _, from) => {
        client.addChannel(mine);
        if (window.location.pathname === from) goTo(channelPath(slug, mine.channel.id));
      },
    }),
  );
}
