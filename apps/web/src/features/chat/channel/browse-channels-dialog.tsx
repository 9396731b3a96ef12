'use client';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import type { MyChannelView } from '@parley/contract/channel-view';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { EmptyState } from '@/ui/empty-state';
import { Skeleton } from '@/ui/skeleton';
import { Tag } from '@/ui/tag';
import { TextField } from '@/ui/text-field';
import { channelPath } from '../shell/chat-location.ts';
import { ChatLink } from '../shell/chat-link.tsx';
import { closeDialog, openDialog } from '../shell/open-dialog.ts';
import { refusalText } from '../shell/refusal-text.ts';
import { goTo } from '../shell/use-chat-location.ts';
import { useCan, useChatClient, useWorkspace } from '../state/chat-client.tsx';
import { ChannelSign } from './channel-sign.tsx';

export function BrowseChannelsDialog() {
  const [query, setQuery] = useState('');
  const wanted = useDeferredValue(query.trim());
  const can = useCan();
  const found = useInfiniteQuery(
    useTRPC().channel.browse.infiniteQueryOptions(
      { query: wanted || undefined },
      { getNextPageParam: (page) => page.nextCursor ?? undefined, staleTime: 0 },
    ),
  );
  const channels = found.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Dialog title="Browse channels" size="lg" open onOpenChange={(open) => !open && closeDialog()}>
      <TextField
        label="Find a channel"
        hideLabel
        placeholder="Find a channel"
        autoFocus
        autoComplete="off"
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      <div className="mt-3 max-h-[52vh] min-h-56 overflow-y-auto">
        {found.isPending && (
          <div aria-busy="true" className="flex flex-col gap-3 py-3">
            {['a', 'b', 'c'].map((key) => (
              <Skeleton key={key} className="h-9" />
            ))}
          </div>
        )}
        {found.error && (
          <Alert
            title="The channels could not be fetched"
            acts={
              <Button size="sm" onClick={() => void found.refetch()}>
                Try again
              </Button>
            }
          >
            {refusalText(found.error)}
          </Alert>
        )}
        {found.data && channels.length === 0 && (
          <EmptyState
            title={wanted ? `No channel is called “${wanted}”` : 'No channels yet'}
            act={
              can.createPublicChannel && (
                <Button variant="primary" onClick={() => openDialog({ kind: 'newChannel' })}>
                  New channel
                </Button>
              )
            }
          />
        )}
        <ul>
          {channels.map((mine) => (
            <Entry key={mine.channel.id} mine={mine} />
          ))}
        </ul>
        {found.hasNextPage && (
          <Button className="mt-3 w-full" pending={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            More channels
          </Button>
        )}
      </div>
    </Dialog>
  );
}

function Entry({ mine: { channel, isMember, can } }: { mine: MyChannelView }) {
  const client = useChatClient();
  const { slug } = useWorkspace();
  const path = channelPath(slug, channel.id);
  const join = useMutation({
    ...useTRPC().channel.join.mutationOptions(),
    onSuccess: (joined) => {
      client.addChannel(joined);
      closeDialog();
      goTo(path);
    },
  });
  return (
    <li className="flex items-center gap-3 border-b border-line py-2.5">
      <div className="min-w-0 flex-1">
        <ChatLink href={path} onClick={closeDialog} className="flex items-center gap-1.5 font-medium hover:underline">
          <ChannelSign kind={channel.kind} className="size-[15px] shrink-0 text-ink-3" />
          <span className="truncate">{channel.name}</span>
          {channel.isArchived && <Tag tone="amber">Archived</Tag>}
        </ChatLink>
        <p className="truncate text-sm text-ink-3">
          {channel.memberCount === 1 ? '1 person' : `${channel.memberCount} people`}
          {channel.topic && ` · ${channel.topic}`}
        </p>
        {join.error && (
          <p role="alert" className="text-sm text-red-text">
            {refusalText(join.error)}
          </p>
        )}
      </div>
      {isMember ? (
        <span className="text-sm text-ink-3">Joined</span>
      ) : (
        can.join && (
          <Button
            size="sm"
            aria-label={`Join ${channel.name}`}
            pending={join.isPending}
            onClick={() => join.mutate({ channelId: channel.id })}
          >
            Join
          </Button>
        )
      )}
    </li>
  );
}
