'use client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { useTranslations } from 'use-intl';
import type { MyChannelView, NotifyLevel } from '@parley/contract/channel-view';
import type { SectionChange, SectionView, SidebarView } from '@parley/contract/sidebar-view';
import { useTRPC } from '@/lib/trpc';
import { tryAction } from '../shell/try-action.ts';
import { useTurns } from '../shell/use-turns.ts';
import { useChannels, useChatClient } from '../state/chat-client.tsx';
import { withMoved } from './arrange-channels.ts';

const none: SectionView[] = [];

export const useSections = (): SectionView[] =>
  useQuery(useTRPC().sidebar.get.queryOptions(undefined, { staleTime: 300_000 })).data?.sections ?? none;

/** Takes what another device of mine changed about my channels into the one place that holds them. Mount it once. */
export function useSidebarInStep(): void {
  const client = useChatClient();
  const channels = useChannels();
  const places = useQuery(useTRPC().sidebar.get.queryOptions(undefined, { staleTime: 300_000 })).data?.places;
  // The chat's store, when an answer has come. Later changes of the store itself are newer than that answer.
  const take = useEffectEvent((now: SidebarView['places']) => {
    const held = new Map(channels.map((mine) => [mine.channel.id, mine]));
    for (const { channelId, ...place } of now) {
      const mine = held.get(channelId);
      if (mine && Object.entries(place).some(([key, value]) => mine[key as keyof typeof place] !== value))
        client.updateChannel({ ...mine, ...place });
    }
  });
  useEffect(() => {
    if (places) take(places);
  }, [places]);
}

/** All that changes my side bar: shown at once, taken back with a word when the server refuses. */
export function useSidebarActions() {
  const t = useTranslations('sidebar');
  const trpc = useTRPC();
  const client = useChatClient();
  const queryClient = useQueryClient();
  const queryKey = trpc.sidebar.get.queryKey();
  const { scope, countWaiting } = useTurns('side bar');
  const take = {
    scope,
    onSuccess: (now: SidebarView) => {
      // An earlier answer does not stand over a later wish.
      if (countWaiting() === 1) queryClient.setQueryData(queryKey, now);
    },
  };
  const create = useMutation({ ...trpc.sidebar.createSection.mutationOptions(), ...take });
  const change = useMutation({ ...trpc.sidebar.changeSection.mutationOptions(), ...take });
  const remove = useMutation({ ...trpc.sidebar.deleteSection.mutationOptions(), ...take });
  const arrange = useMutation({ ...trpc.sidebar.arrange.mutationOptions(), ...take });
  const place = useMutation({ ...trpc.sidebar.placeChannel.mutationOptions(), scope });
  const notify = useMutation({ ...trpc.channel.setNotify.mutationOptions(), scope });
  const mute = useMutation({ ...trpc.channel.setMuted.mutationOptions(), scope });

  const withMine = (mine: MyChannelView, next: Partial<MyChannelView>, ask: () => Promise<unknown>) => {
    client.updateChannel({ ...mine, ...next });
    tryAction(t('notChanged'), () =>
      ask().catch((error: unknown) => {
        client.updateChannel(mine);
        throw error;
      }),
    );
  };
  const withSections = (next: (sections: SectionView[]) => SectionView[], ask: () => Promise<unknown>) => {
    const before = queryClient.getQueryData(queryKey);
    if (before) queryClient.setQueryData(queryKey, { ...before, sections: next(before.sections) });
    tryAction(t('notChanged'), () =>
      ask().catch((error: unknown) => {
        if (countWaiting() === 0) {
          queryClient.setQueryData(queryKey, before);
          void queryClient.invalidateQueries({ queryKey });
        }
        throw error;
      }),
    );
  };

  return {
    createSection: (name: string) => create.mutateAsync({ name }),
    changeSection: (sectionId: string, fields: Omit<SectionChange, 'sectionId'>) =>
      withSections(
        (sections) =>
          sections
            .map((section) => (section.id === sectionId ? { ...section, ...(fields as Partial<SectionView>) } : section))
            .toSorted((a, b) => a.position - b.position),
        () => change.mutateAsync({ sectionId, ...fields }),
      ),
    deleteSection: (sectionId: string) =>
      withSections(
        (sections) => sections.filter(({ id }) => id !== sectionId),
        () => remove.mutateAsync({ sectionId }),
      ),
    moveTo: (mine: MyChannelView, sectionId: string | null) =>
      withMine(mine, { sectionId, position: null }, () => place.mutateAsync({ channelId: mine.channel.id, sectionId })),
    /** Puts a channel before another of the section, or at its end; the section keeps the order by hand from then on. */
    moveWithin: (mine: MyChannelView, sectionId: string, channels: MyChannelView[], beforeId: string | null) => {
      const ids = withMoved(
        channels.map(({ channel }) => channel.id),
        mine.channel.id,
        beforeId,
      );
      for (const other of [...channels, mine])
        client.updateChannel({ ...other, sectionId, position: ids.indexOf(other.channel.id) + 1 });
      withSections(
        (sections) => sections.map((section) => (section.id === sectionId ? { ...section, sort: 'mine' as const } : section)),
        () =>
          arrange.mutateAsync({ sectionId, channelIds: ids }).catch((error: unknown) => {
            for (const other of [...channels, mine]) client.updateChannel(other);
            throw error;
          }),
      );
    },
    setNotify: (mine: MyChannelView, level: NotifyLevel) =>
      withMine(mine, { notify: level }, () => notify.mutateAsync({ channelId: mine.channel.id, notify: level })),
    setMuted: (mine: MyChannelView, isMuted: boolean) =>
      withMine(mine, { isMuted }, () => mute.mutateAsync({ channelId: mine.channel.id, isMuted })),
  };
}
export type SidebarActions = ReturnType<typeof useSidebarActions>;
