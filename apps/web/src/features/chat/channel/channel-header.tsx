'use client';
import { Archive, ArchiveRestore, ArrowLeft, LogOut, MoreHorizontal, Pencil, Text, UserPlus, Users } from 'lucide-react';
import { useMutation } from '@tanstack/react-query';
import type { MyChannelView } from '@parley/contract/channel-view';
import { useTRPC } from '@/lib/trpc';
import { IconButton } from '@/ui/icon-button';
import { Menu, MenuItem, MenuSeparator } from '@/ui/menu';
import { Seal } from '@/ui/seal';
import { Tag } from '@/ui/tag';
import { Tooltip } from '@/ui/tooltip';
import { presenceNote, presenceWord } from '../people/presence-words.ts';
import { tryAction } from '../shell/try-action.ts';
import { ChatLink } from '../shell/chat-link.tsx';
import { listPath } from '../shell/chat-location.ts';
import { openDialog } from '../shell/open-dialog.ts';
import { openPane, useChatLocation } from '../shell/use-chat-location.ts';
import { useChatClient, useMe, usePresence } from '../state/chat-client.tsx';
import { channelName, isNamed } from './channel-title.ts';
import { ChannelSign } from './channel-sign.tsx';
import { MemberStack } from './member-stack.tsx';

export function ChannelHeader({ mine }: { mine: MyChannelView }) {
  const { channel } = mine;
  const me = useMe();
  const { slug } = useChatLocation();
  const named = isNamed(channel);
  return (
    <header className="flex h-[60px] shrink-0 items-center gap-3.5 border-b border-line px-[22px] max-[719px]:gap-2 max-[719px]:px-2">
      <ChatLink
        href={listPath(slug, named ? 'channels' : 'direct')}
        aria-label="Back to the list"
        className="grid size-11 shrink-0 place-items-center rounded-lg text-ink-2 min-[720px]:hidden"
      >
        <ArrowLeft aria-hidden className="size-5" />
      </ChatLink>
      <h1 className="place flex min-w-0 items-center gap-1.5 truncate text-2xl">
        {named && <ChannelSign kind={channel.kind} className="size-[17px] shrink-0 text-ink-3" />}
        <span className="truncate">{channelName(channel, me.id)}</span>
      </h1>
      {channel.isArchived && <Tag tone="amber">Archived</Tag>}
      {named ? <Topic mine={mine} /> : <Whereabouts mine={mine} />}
      <div className="ms-auto flex shrink-0 items-center gap-3 max-[719px]:gap-1">
        <Tooltip label="Every message, edit and deletion here is kept in a sealed record" side="bottom">
          <span className="flex items-center gap-[7px] text-[12.5px] whitespace-nowrap text-ink-3 max-[1279px]:hidden">
            <Seal />
            Kept, in order
          </span>
        </Tooltip>
        {named && <MemberStack mine={mine} />}
        <ChannelMenu mine={mine} />
      </div>
    </header>
  );
}

function Topic({ mine: { channel, can } }: { mine: MyChannelView }) {
  if (!can.rename) return <p className="min-w-0 truncate text-sm text-ink-3 max-[899px]:hidden">{channel.topic}</p>;
  return (
    <button
      type="button"
      className="min-w-0 truncate rounded-sm text-sm text-ink-3 hover:text-ink max-[899px]:hidden"
      title={channel.topic || undefined}
      onClick={() => openDialog({ kind: 'channelTopic', channelId: channel.id })}
    >
      {channel.topic || 'Add a topic'}
    </button>
  );
}

/** What a person says of themselves stands where a channel has its topic. */
function Whereabouts({ mine: { channel } }: { mine: MyChannelView }) {
  const me = useMe();
  const others = channel.members.filter(({ memberId }) => memberId !== me.id);
  const presence = usePresence(others[0]?.memberId ?? me.id);
  if (others.length > 1) return <p className="truncate text-sm text-ink-3 max-[719px]:hidden">{others.length + 1} people</p>;
  return (
    <p className="truncate text-sm text-ink-3 max-[719px]:hidden">
      {[presenceWord(presence), presenceNote(presence)].filter(Boolean).join(' · ')}
    </p>
  );
}

function ChannelMenu({ mine }: { mine: MyChannelView }) {
  const { channel, can } = mine;
  const me = useMe();
  const client = useChatClient();
  const unarchive = useMutation({ ...useTRPC().channel.unarchive.mutationOptions(), onSuccess: client.updateChannel });
  const channelId = channel.id;
  const [other] = channel.members.filter(({ memberId }) => memberId !== me.id);
  const trigger = (
    <IconButton label={isNamed(channel) ? 'Channel menu' : 'Conversation menu'}>
      <MoreHorizontal aria-hidden strokeWidth={1.6} />
    </IconButton>
  );
  if (!isNamed(channel))
    return (
      <Menu trigger={trigger}>
        {channel.members.length <= 2 && other && (
          <MenuItem onClick={() => openPane({ kind: 'person', id: other.memberId })}>
            <Users aria-hidden />
            Profile of {other.name}
          </MenuItem>
        )}
        {channel.members.length > 2 && (
          <MenuItem onClick={() => openDialog({ kind: 'channelMembers', channelId })}>
            <Users aria-hidden />
            People here
          </MenuItem>
        )}
        <MenuItem onClick={() => openDialog({ kind: 'newMessage' })}>
          <UserPlus aria-hidden />
          New message
        </MenuItem>
      </Menu>
    );
  return (
    <Menu trigger={trigger} className="w-[232px]">
      <MenuItem onClick={() => openDialog({ kind: 'channelMembers', channelId })}>
        <Users aria-hidden />
        Members
      </MenuItem>
      {can.addMembers && (
        <MenuItem onClick={() => openDialog({ kind: 'addPeople', channelId })}>
          <UserPlus aria-hidden />
          Add people
        </MenuItem>
      )}
      {can.rename && (
        <>
          <MenuSeparator />
          <MenuItem onClick={() => openDialog({ kind: 'renameChannel', channelId })}>
            <Pencil aria-hidden />
            Rename
          </MenuItem>
          <MenuItem onClick={() => openDialog({ kind: 'channelTopic', channelId })}>
            <Text aria-hidden />
            {channel.topic ? 'Change the topic' : 'Add a topic'}
          </MenuItem>
        </>
      )}
      {(can.leave || can.archive) && <MenuSeparator />}
      {can.leave && (
        <MenuItem onClick={() => openDialog({ kind: 'leaveChannel', channelId })}>
          <LogOut aria-hidden />
          Leave
        </MenuItem>
      )}
      {can.archive && !channel.isArchived && (
        <MenuItem danger onClick={() => openDialog({ kind: 'archiveChannel', channelId })}>
          <Archive aria-hidden />
          Archive
        </MenuItem>
      )}
      {can.archive && channel.isArchived && (
        <MenuItem onClick={() => tryAction('The channel stays archived', () => unarchive.mutateAsync({ channelId }))}>
          <ArchiveRestore aria-hidden />
          Take out of the archive
        </MenuItem>
      )}
    </Menu>
  );
}
