'use client';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTRPC } from '@/lib/trpc';
import { channelPath } from '../shell/chat-location.ts';
import { useWorkspace } from '../state/chat-client.tsx';
import { ChatLink } from '../shell/chat-link.tsx';

type Props = { channelId: string; unknown: ReactNode; className: string };

/** A channel the reader is not in: its name if they may look at it, which the server says; otherwise no more than that it is one. */
function ForeignChannel({ channelId, unknown, className }: Props) {
  const { slug } = useWorkspace();
  const found = useQuery({ ...useTRPC().channel.get.queryOptions({ channelId }), staleTime: 5 * 60_000 });
  const name = found.data?.channel.name;
  return name ? (
    <ChatLink className={className} href={channelPath(slug, channelId)}>
      #{name}
    </ChatLink>
  ) : (
    unknown
  );
}

export const foreignChannel = (props: Props): ReactNode => <ForeignChannel {...props} />;
