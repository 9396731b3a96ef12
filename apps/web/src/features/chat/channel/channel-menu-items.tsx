'use client';
import { useMutation } from '@tanstack/react-query';
import {
  Archive,
  ArchiveRestore,
  BellOff,
  Hash,
  Info,
  LogOut,
  Megaphone,
  Pencil,
  Shield,
  Text,
  UserPlus,
  Users,
} from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { MyChannelView } from '@parley/contract/channel-view';
import { useTRPC } from '@/lib/trpc';
import { MenuCheck, MenuItem, MenuSeparator } from '@/ui/menu';
import { MoveTo } from '../sidebar/channel-row-menu.tsx';
import { useSidebarActions } from '../sidebar/use-sidebar.ts';
import { openDialog } from '../shell/open-dialog.ts';
import { tryAction } from '../shell/try-action.ts';
import { openPane } from '../shell/use-chat-location.ts';
import { useCan, useChatClient, useMe, useWorkspace } from '../state/chat-client.tsx';
import { isNamed } from './channel-title.ts';
import { NotifyChoices } from './notify-choices.tsx';

export function ChannelMenuItems({ mine }: { mine: MyChannelView }) {
  const t = useTranslations('channel');
  const named = isNamed(mine.channel);
  return (
    <>
      <MenuItem onClick={() => openPane({ kind: 'details', id: 'channel' })}>
        <Info aria-hidden />
        {t('details')}
      </MenuItem>
      {named ? <NamedItems mine={mine} /> : <ConversationItems mine={mine} />}
      {mine.isMember && <MyItems mine={mine} />}
      {named && <EndItems mine={mine} />}
    </>
  );
}

function NamedItems({ mine: { channel, can } }: { mine: MyChannelView }) {
  const t = useTranslations('channel');
  const tl = useTranslations('label');
  const workspace = useWorkspace();
  const channelId = channel.id;
  return (
    <>
      <MenuItem onClick={() => openDialog({ kind: 'channelMembers', channelId })}>
        <Users aria-hidden />
        {t('members')}
      </MenuItem>
      {can.addMembers && (
        <MenuItem onClick={() => openDialog({ kind: 'addPeople', channelId })}>
          <UserPlus aria-hidden />
          {t('addPeople')}
        </MenuItem>
      )}
      {can.rename && (
        <>
          <MenuSeparator />
          <MenuItem onClick={() => openDialog({ kind: 'renameChannel', channelId })}>
            <Pencil aria-hidden />
            {t('rename')}
          </MenuItem>
          <MenuItem onClick={() => openDialog({ kind: 'channelTopic', channelId })}>
            <Text aria-hidden />
            {channel.topic ? t('changeTopic') : t('addTopic')}
          </MenuItem>
        </>
      )}
      {can.setLabel && workspace.shown.labels.length > 0 && (
        <MenuItem onClick={() => openDialog({ kind: 'channelLabel', channelId })}>
          <Shield aria-hidden />
          {tl('change')}
        </MenuItem>
      )}
      {can.setPosting && <PostingItem channelId={channelId} isForAdmins={channel.posting === 'admins'} />}
    </>
  );
}

function PostingItem({ channelId, isForAdmins }: { channelId: string; isForAdmins: boolean }) {
  const t = useTranslations('channel');
  const client = useChatClient();
  const set = useMutation({
    ...useTRPC().channel.setPosting.mutationOptions(),
    onSuccess: client.updateChannel,
    // One at a time, so that the last wish is what stands.
    scope: { id: `posting ${channelId}` },
  });
  return (
    <MenuCheck
      checked={set.isPending ? set.variables.posting === 'admins' : isForAdmins}
      onCheckedChange={(on) =>
        tryAction(t('postingNotChanged'), () => set.mutateAsync({ channelId, posting: on ? 'admins' : 'all' }))
      }
    >
      <Megaphone aria-hidden />
      {t('announcementsOnly')}
    </MenuCheck>
  );
}

function ConversationItems({ mine: { channel } }: { mine: MyChannelView }) {
  const t = useTranslations('channel');
  const me = useMe();
  const can = useCan();
  const channelId = channel.id;
  const [other] = channel.members.filter(({ memberId }) => memberId !== me.id);
  return (
    <>
      {channel.members.length <= 2 && other && (
        <MenuItem onClick={() => openPane({ kind: 'person', id: other.memberId })}>
          <Users aria-hidden />
          {t('profileOf', { name: other.name })}
        </MenuItem>
      )}
      {channel.members.length > 2 && (
        <MenuItem onClick={() => openDialog({ kind: 'channelMembers', channelId })}>
          <Users aria-hidden />
          {t('peopleHere')}
        </MenuItem>
      )}
      {channel.kind === 'group' && !channel.proposal && can.createPrivateChannel && (
        <MenuItem onClick={() => openDialog({ kind: 'proposeChannel', channelId })}>
          <Hash aria-hidden />
          {t('propose')}
        </MenuItem>
      )}
    </>
  );
}

function MyItems({ mine }: { mine: MyChannelView }) {
  const t = useTranslations('channel');
  const { setMuted } = useSidebarActions();
  return (
    <>
      <MenuSeparator />
      <NotifyChoices mine={mine} />
      <MenuCheck checked={mine.isMuted} onCheckedChange={(isMuted) => setMuted(mine, isMuted)}>
        <BellOff aria-hidden />
        {t('mute')}
      </MenuCheck>
      <MenuSeparator />
      <MoveTo mine={mine} />
    </>
  );
}

function EndItems({ mine: { channel, can } }: { mine: MyChannelView }) {
  const t = useTranslations('channel');
  const client = useChatClient();
  const unarchive = useMutation({ ...useTRPC().channel.unarchive.mutationOptions(), onSuccess: client.updateChannel });
  const channelId = channel.id;
  return (
    <>
      {(can.leave || can.archive) && <MenuSeparator />}
      {can.leave && (
        <MenuItem onClick={() => openDialog({ kind: 'leaveChannel', channelId })}>
          <LogOut aria-hidden />
          {t('leave')}
        </MenuItem>
      )}
      {can.archive && !channel.isArchived && (
        <MenuItem danger onClick={() => openDialog({ kind: 'archiveChannel', channelId })}>
          <Archive aria-hidden />
          {t('archive')}
        </MenuItem>
      )}
      {can.archive && channel.isArchived && (
        <MenuItem onClick={() => tryAction(t('staysArchived'), () => unarchive.mutateAsync({ channelId }))}>
          <ArchiveRestore aria-hidden />
          {t('unarchive')}
        </MenuItem>
      )}
    </>
  );
}
