'use client';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import type { MyChannelView } from '@parley/contract/channel-view';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { Skeleton } from '@/ui/skeleton';
import { plainText } from '../markdown/plain-text.ts';
import { usePlainNames } from '../message/use-plain-names.ts';
import { ChatLink } from '../shell/chat-link.tsx';
import { messagePath } from '../shell/chat-location.ts';
import { refusalText } from '../shell/refusal-text.ts';
import { useWorkspace } from '../state/chat-client.tsx';

/** What has been pinned here, the latest first; each leads to where it stands. */
export function DetailsPins({ mine: { channel } }: { mine: MyChannelView }) {
  const t = useTranslations('channel');
  const format = useFormatter();
  const names = usePlainNames();
  const { slug } = useWorkspace();
  const found = useInfiniteQuery(
    useTRPC().message.pins.infiniteQueryOptions(
      { channelId: channel.id },
      { getNextPageParam: (page) => page.nextCursor ?? undefined, staleTime: 0 },
    ),
  );
  const pins = found.data?.pages.flatMap(({ items }) => items) ?? [];
  if (found.isPending) return <Skeleton className="mt-4 h-14" />;
  if (found.error)
    return (
      <Alert className="mt-4" title={t('pinsNotFetched')}>
        {refusalText(found.error)}
      </Alert>
    );
  if (pins.length === 0)
    return (
      <EmptyState title={t('noPins')}>
        <p>{t('noPinsLead')}</p>
      </EmptyState>
    );
  return (
    <>
      <ul className="pt-2">
        {pins.map((message) => (
          <li key={message.id} className="border-b border-line">
            <ChatLink href={messagePath(slug, message)} className="block rounded-md px-1.5 py-2.5 hover:bg-sunk">
              <span className="flex items-baseline gap-2 text-sm">
                <bdi className="truncate font-medium">{message.author.name}</bdi>
                <span className="shrink-0 text-xs text-ink-3">
                  {format.dateTime(new Date(message.createdAt), { dateStyle: 'medium' })}
                </span>
              </span>
              <span dir="auto" className="line-clamp-3 text-start text-ink-2">
                {plainText(message.body, names) || message.files.map(({ name }) => name).join(', ')}
              </span>
            </ChatLink>
          </li>
        ))}
      </ul>
      {found.hasNextPage && (
        <Button className="mt-3 w-full" pending={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('morePins')}
        </Button>
      )}
    </>
  );
}
