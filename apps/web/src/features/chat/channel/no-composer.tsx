'use client';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { MyChannelView } from '@parley/contract/channel-view';
import { useTRPC } from '@/lib/trpc';
import { Button } from '@/ui/button';
import { channelTitle } from './channel-title.ts';
import { refusalText } from '../shell/refusal-text.ts';
import { useChatClient, useMe } from '../state/chat-client.tsx';

/** Where one would write, when one cannot: why, and what one can do. */
export function NoComposer({ mine }: { mine: MyChannelView }) {
  const t = useTranslations('channel');
  const title = channelTitle(mine.channel, useMe().id);
  if (mine.channel.isArchived) return <Archived mine={mine} title={title} />;
  if (mine.barrier) return <Behind mine={mine} barrier={mine.barrier} title={title} />;
  if (!mine.isMember && mine.can.join) return <Outside mine={mine} title={title} />;
  if (mine.isMember && mine.channel.posting === 'admins') return <Bar words={t('announcementsBar', { channel: title })} />;
  return <Bar words={t('readOnly', { channel: title })} />;
}

/** Why a barrier keeps one from writing here, who set it, and whom to ask. */
function Behind({ mine, barrier, title }: { mine: MyChannelView; barrier: NonNullable<MyChannelView['barrier']>; title: string }) {
  const t = useTranslations('channel');
  const why = t(mine.isMember ? 'barrierBar' : 'barrierOutside', { name: barrier.name, channel: title });
  const whom = barrier.setBy ? t('barrierAsk', { name: barrier.setBy }) : t('barrierAskAdmin');
  return <Bar words={`${why} ${whom}`} />;
}

function Archived({ mine, title }: { mine: MyChannelView; title: string }) {
  const t = useTranslations('channel');
  const client = useChatClient();
  const unarchive = useMutation({ ...useTRPC().channel.unarchive.mutationOptions(), onSuccess: client.updateChannel });
  return (
    <Bar words={t('archivedBar', { channel: title })} error={unarchive.error}>
      {mine.can.archive && (
        <Button pending={unarchive.isPending} onClick={() => unarchive.mutate({ channelId: mine.channel.id })}>
          {t('unarchiveIt')}
        </Button>
      )}
    </Bar>
  );
}

function Outside({ mine, title }: { mine: MyChannelView; title: string }) {
  const t = useTranslations('channel');
  const client = useChatClient();
  const join = useMutation({ ...useTRPC().channel.join.mutationOptions(), onSuccess: client.addChannel });
  return (
    <Bar words={t('outside', { channel: title })} error={join.error}>
      <Button variant="primary" pending={join.isPending} onClick={() => join.mutate({ channelId: mine.channel.id })}>
        {t('joinNamed', { name: title })}
      </Button>
    </Bar>
  );
}

function Bar({ words, error, children }: { words: string; error?: unknown; children?: ReactNode }) {
  return (
    <div className="mx-[22px] mt-3 mb-[18px] flex flex-wrap items-center justify-between gap-3 rounded-xl border border-line bg-desk px-4 py-3 max-[719px]:mx-3">
      <p className="text-ink-2">{words}</p>
      {children}
      {error ? (
        <p role="alert" className="basis-full text-sm font-medium text-red-text">
          {refusalText(error)}
        </p>
      ) : null}
    </div>
  );
}
