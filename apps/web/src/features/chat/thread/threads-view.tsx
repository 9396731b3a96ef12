'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '@/lib/trpc';
import { Button } from '@/ui/button';
import { Tabs } from '@/ui/tabs';
import { showToast } from '@/ui/toast';
import { ListFrame } from '../shell/list-frame.tsx';
import { refusalText } from '../shell/refusal-text.ts';
import { ThreadList } from './thread-list.tsx';
import { useUnreadThreads } from './use-unread-threads.ts';

const tabs = ['unread', 'all'] as const;
type Tab = (typeof tabs)[number];

/** One inbox of the threads I follow. */
export function ThreadsView() {
  const t = useTranslations('thread');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const unread = useUnreadThreads();
  const [tab, setTab] = useState<Tab>('unread');
  const readAll = useMutation({
    ...trpc.thread.readAll.mutationOptions(),
    onSuccess: () => queryClient.invalidateQueries(trpc.thread.pathFilter()),
    onError: (error) => showToast({ title: t('notChanged'), description: refusalText(error), tone: 'red' }),
  });
  return (
    <ListFrame
      title={t('threads')}
      words={t('threadsWords')}
      act={
        unread > 0 && (
          <Button pending={readAll.isPending} onClick={() => readAll.mutate()}>
            {t('markAllRead')}
          </Button>
        )
      }
    >
      <Tabs
        label={t('threads')}
        value={tab}
        onChange={setTab}
        className="[&>[role=tablist]]:mx-6 [&>[role=tablist]]:mt-2 max-[719px]:[&>[role=tablist]]:mx-4"
        tabs={tabs.map((value) => ({ value, label: t(`${value}Tab`), panel: value === tab && <ThreadList only={value} /> }))}
      />
    </ListFrame>
  );
}
