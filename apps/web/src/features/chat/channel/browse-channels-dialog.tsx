'use client';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { MyChannelView } from '@parley/contract/channel-view';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { EmptyState } from '@/ui/empty-state';
import { Skeleton } from '@/ui/skeleton';
import { Tag } from '@/ui/tag';
import { Select } from '@/ui/select';
import { TextField } from '@/ui/text-field';
import { channelPath } from '../shell/chat-location.ts';
import { ChatLink } from '../shell/chat-link.tsx';
import { closeDialog, openDialog } from '../shell/open-dialog.ts';
import { refusalText } from '../shell/refusal-text.ts';
import { goTo } from '../shell/use-chat-location.ts';
import { useCan, useChatClient, useWorkspace } from '../state/chat-client.tsx';
import { ChannelSign } from './channel-sign.tsx';

const shows = ['all', 'joined', 'archived'] as const;
const sorts = ['name', 'size', 'activity'] as const;

export function BrowseChannelsDialog() {
  const t = useTranslations('channel');
  const [show, setShow] = useState<(typeof shows)[number]>('all');
  const [sort, setSort] = useState<(typeof sorts)[number]>('name');
  const [query, setQuery] = useState('');
  const wanted = useDeferredValue(query.trim());
  const can = useCan();
  const found = useInfiniteQuery(
    useTRPC().channel.browse.infiniteQueryOptions(
      { query: wanted || undefined, show, sort },
      { getNextPageParam: (page) => page.nextCursor ?? undefined, staleTime: 0 },
    ),
  );
  const channels = found.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Dialog title={t('browse')} size="lg" open onOpenChange={(open) => !open && closeDialog()}>
      <TextField
        label={t('find')}
        hideLabel
        placeholder={t('find')}
        autoFocus
        autoComplete="off"
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      <div className="mt-3 flex flex-wrap gap-2">
        <Select
          label={t('show')}
          hideLabel
          size="sm"
          value={show}
          onChange={(event) => setShow(shows.find((value) => value === event.currentTarget.value) ?? 'all')}
          options={shows.map((value) => ({ value, label: t(`shows.${value}`) }))}
        />
        <Select
          label={t('sort')}
          hideLabel
          size="sm"
          value={sort}
          onChange={(event) => setSort(sorts.find((value) => value === event.currentTarget.value) ?? 'name')}
          options={sorts.map((value) => ({ value, label: t(`sorts.${value}`) }))}
        />
      </div>
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
            title={t('notFetched')}
            acts={
              <Button size="sm" onClick={() => void found.refetch()}>
                {t('tryAgain')}
              </Button>
            }
          >
            {refusalText(found.error)}
          </Alert>
        )}
        {found.data && channels.length === 0 && (
          <EmptyState
            title={wanted ? t('noneCalled', { query: wanted }) : t('noneYet')}
            act={
              can.createPublicChannel && (
                <Button variant="primary" onClick={() => openDialog({ kind: 'newChannel' })}>
                  {t('newChannel')}
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
            {t('moreChannels')}
          </Button>
        )}
      </div>
    </Dialog>
  );
}

function Entry({ mine: { channel, isMember, can } }: { mine: MyChannelView }) {
  const t = useTranslations('channel');
  const format = useFormatter();
  const client = useChatClient();
  const { slug } = useWorkspace();
  const path = channelPath(slug, channel.id);
  const join = useMutation({
    ...useTRPC().channel.join.mutationOptions(),
    onSuccess: client.addChannel,
  });
  const open = () => {
    closeDialog();
    goTo(path);
  };
  return (
    <li className="flex items-center gap-3 border-b border-line py-2.5">
      <div className="min-w-0 flex-1">
        <ChatLink href={path} onClick={closeDialog} className="flex items-center gap-1.5 font-medium hover:underline">
          <ChannelSign kind={channel.kind} className="size-[15px] shrink-0 text-ink-3" />
          <span dir="auto" className="truncate">
            {channel.name}
          </span>
          {channel.isArchived && <Tag tone="amber">{t('archived')}</Tag>}
        </ChatLink>
        {channel.topic && (
          <p dir="auto" className="truncate text-start text-sm text-ink-2">
            {channel.topic}
          </p>
        )}
        <p className="truncate text-sm text-ink-3">
          {t('peopleCount', { count: channel.memberCount })}
          {' · '}
          {channel.lastMessageAt
            ? t('lastActive', { when: format.relativeTime(new Date(channel.lastMessageAt)) })
            : t('neverActive')}
        </p>
        {join.error && (
          <p role="alert" className="text-sm text-red-text">
            {refusalText(join.error)}
          </p>
        )}
      </div>
      {isMember ? (
        <span className="text-sm text-ink-3">{t('joined')}</span>
      ) : (
        can.join && (
          <Button
            size="sm"
            aria-label={t('joinNamed', { name: channel.name ?? '' })}
            pending={join.isPending}
            onClick={() => join.mutate({ channelId: channel.id }, { onSuccess: open })}
          >
            {t('join')}
          </Button>
        )
      )}
    </li>
  );
}
