'use client';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { MyChannelView } from '@parley/contract/channel-view';
import type { MemberView } from '@parley/contract/member-view';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { Skeleton } from '@/ui/skeleton';
import { PersonFace } from '../people/person-face.tsx';
import { closeDialog, openDialog } from '../shell/open-dialog.ts';
import { refusalText } from '../shell/refusal-text.ts';
import { openPane } from '../shell/use-chat-location.ts';
import { useChatClient, useMe } from '../state/chat-client.tsx';
import { channelTitle, isNamed } from './channel-title.ts';
import { useWatchedMembers } from './use-watched-people.ts';

export function ChannelMembersDialog({ mine }: { mine: MyChannelView }) {
  const t = useTranslations('channel');
  const { channel, can } = mine;
  const me = useMe();
  const found = useInfiniteQuery(
    useTRPC().channel.members.infiniteQueryOptions(
      { channelId: channel.id },
      { getNextPageParam: (page) => page.nextCursor ?? undefined, staleTime: 0 },
    ),
  );
  const members = found.data?.pages.flatMap(({ items }) => items) ?? [];
  useWatchedMembers(members);
  return (
    <Dialog
      title={isNamed(channel) ? t('membersOf', { channel: channelTitle(channel, me.id) }) : t('peopleHere')}
      description={t('peopleCount', { count: channel.memberCount })}
      open
      onOpenChange={(open) => !open && closeDialog()}
    >
      {can.addMembers && isNamed(channel) && (
        <Button className="mb-3" onClick={() => openDialog({ kind: 'addPeople', channelId: channel.id })}>
          <UserPlus aria-hidden className="size-4" />
          {t('addPeople')}
        </Button>
      )}
      {found.error && (
        <Alert
          title={t('membersNotFetched')}
          acts={
            <Button size="sm" onClick={() => void found.refetch()}>
              {t('tryAgain')}
            </Button>
          }
        >
          {refusalText(found.error)}
        </Alert>
      )}
      <ul className="max-h-[52vh] overflow-y-auto" aria-busy={found.isPending}>
        {found.isPending &&
          ['a', 'b', 'c', 'd'].map((key) => (
            <li key={key} className="py-2">
              <Skeleton className="h-9" />
            </li>
          ))}
        {members.map((member) => (
          <Entry key={member.id} member={member} mine={mine} isMe={member.id === me.id} />
        ))}
      </ul>
      {found.hasNextPage && (
        <Button className="mt-3 w-full" pending={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('moreMembers')}
        </Button>
      )}
    </Dialog>
  );
}

function Entry({ member, mine, isMe }: { member: MemberView; mine: MyChannelView; isMe: boolean }) {
  const t = useTranslations('channel');
  const tPeople = useTranslations('people');
  const client = useChatClient();
  const queryClient = useQueryClient();
  const trpc = useTRPC();
  const remove = useMutation({
    ...trpc.channel.removeMember.mutationOptions(),
    onSuccess: (changed) => {
      client.updateChannel(changed);
      return queryClient.invalidateQueries(trpc.channel.members.pathFilter());
    },
  });
  const show = () => {
    closeDialog();
    openPane({ kind: 'person', id: member.id });
  };
  return (
    <li className="flex items-center gap-3 border-b border-line py-2">
      <PersonFace person={member} />
      <div className="min-w-0 flex-1 leading-snug">
        <button type="button" className="max-w-full truncate font-medium hover:underline" onClick={show}>
          {isMe ? t('you', { name: member.name }) : member.name}
        </button>
        <p className="truncate text-sm text-ink-3">
          {[member.title, member.role === 'member' ? '' : tPeople(`role.${member.role}`)].filter(Boolean).join(' · ')}
        </p>
        {remove.error && (
          <p role="alert" className="text-sm text-red-text">
            {refusalText(remove.error)}
          </p>
        )}
      </div>
      {mine.can.removeMembers && !isMe && isNamed(mine.channel) && (
        <Button
          size="sm"
          variant="quiet"
          aria-label={tPeople('remove', { name: member.name })}
          pending={remove.isPending}
          onClick={() => remove.mutate({ channelId: mine.channel.id, memberId: member.id })}
        >
          {t('remove')}
        </Button>
      )}
    </li>
  );
}
