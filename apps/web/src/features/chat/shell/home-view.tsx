'use client';
import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { FeedSkeleton } from '../feed/feed-skeleton.tsx';
import { useChannels, useWorkspace } from '../state/chat-client.tsx';
import { channelPath } from './chat-location.ts';
import { openDialog } from './open-dialog.ts';
import { replaceWith } from './use-chat-location.ts';

/** Opens the channel that was last open, or the first there is. */
export function HomeView({ lastChannelId }: { lastChannelId: string | null }) {
  const t = useTranslations('shell');
  const channels = useChannels();
  const { slug } = useWorkspace();
  const target =
    channels.find(({ channel }) => channel.id === lastChannelId) ??
    channels.find(({ channel }) => channel.name === 'general') ??
    channels[0];
  const path = target && channelPath(slug, target.channel.id);
  // Changes the address, which is outside React; going back leads past this page.
  useEffect(() => {
    if (path) replaceWith(path);
  }, [path]);
  if (path)
    return (
      <div aria-busy="true" className="relative h-full">
        <div className="h-[60px] border-b border-line" />
        <FeedSkeleton />
      </div>
    );
  return (
    <div className="grid h-full place-items-center">
      <EmptyState
        title={t('noChannel')}
        act={
          <Button variant="primary" onClick={() => openDialog({ kind: 'browse' })}>
            {t('browse')}
          </Button>
        }
      >
        {t('noChannelWords')}
      </EmptyState>
    </div>
  );
}
