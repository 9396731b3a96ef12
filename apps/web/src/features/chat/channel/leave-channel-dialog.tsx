'use client';
import { useMutation } from '@tanstack/react-query';
import type { MyChannelView } from '@parley/contract/channel-view';
import { useTRPC } from '@/lib/trpc';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { closeDialog } from '../shell/open-dialog.ts';
import { refusalText } from '../shell/refusal-text.ts';
import { goTo } from '../shell/use-chat-location.ts';
import { useChatClient, useWorkspace } from '../state/chat-client.tsx';

export function LeaveChannelDialog({ mine: { channel } }: { mine: MyChannelView }) {
  const client = useChatClient();
  const { slug } = useWorkspace();
  const leave = useMutation({
    ...useTRPC().channel.leave.mutationOptions(),
    onSuccess: () => {
      closeDialog();
      client.removeChannel(channel.id);
      goTo(`/${slug}`);
    },
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && closeDialog()}
      title={`Leave #${channel.name}?`}
      action="Leave the channel"
      danger
      pending={leave.isPending}
      error={leave.error ? refusalText(leave.error) : undefined}
      onConfirm={() => leave.mutate({ channelId: channel.id })}
    >
      {channel.kind === 'private'
        ? 'It is private: to come back you need somebody inside to add you.'
        : 'You can join again at any time from Browse channels.'}
    </ConfirmDialog>
  );
}

export function ArchiveChannelDialog({ mine: { channel } }: { mine: MyChannelView }) {
  const client = useChatClient();
  const archive = useMutation({
    ...useTRPC().channel.archive.mutationOptions(),
    onSuccess: (changed) => {
      client.updateChannel(changed);
      closeDialog();
    },
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && closeDialog()}
      title={`Archive #${channel.name}?`}
      action="Archive the channel"
      pending={archive.isPending}
      error={archive.error ? refusalText(archive.error) : undefined}
      onConfirm={() => archive.mutate({ channelId: channel.id })}
    >
      Nobody can write in it any more. Its {channel.memberCount === 1 ? 'member' : `${channel.memberCount} members`} can still read
      and search it, and it can be taken out of the archive.
    </ConfirmDialog>
  );
}
