'use client';
import { useTranslations } from 'use-intl';
import { useMutation } from '@tanstack/react-query';
import type { MyChannelView } from '@parley/contract/channel-view';
import { useTRPC } from '@/lib/trpc';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { channelPath } from '../shell/chat-location.ts';
import { closeDialog, useOpenDialog } from '../shell/open-dialog.ts';
import { refusalText } from '../shell/refusal-text.ts';
import { goTo } from '../shell/use-chat-location.ts';
import { useChatClient, useWorkspace } from '../state/chat-client.tsx';

export function LeaveChannelDialog({ mine: { channel } }: { mine: MyChannelView }) {
  const t = useTranslations('channel');
  const client = useChatClient();
  const { slug } = useWorkspace();
  const leave = useMutation({
    ...useTRPC().channel.leave.mutationOptions(),
    onSuccess: () => {
      // Without its channel this dialog is gone before it can close itself.
      if (useOpenDialog.getState().dialog?.kind === 'leaveChannel') closeDialog();
      client.removeChannel(channel.id);
      if (window.location.pathname === channelPath(slug, channel.id)) goTo(`/${slug}`);
    },
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && closeDialog()}
      title={t('leaveTitle', { channel: `#${channel.name}` })}
      action={t('leaveAct')}
      danger
      pending={leave.isPending}
      error={leave.error ? refusalText(leave.error) : undefined}
      onConfirm={() => leave.mutate({ channelId: channel.id })}
    >
      {channel.kind === 'private' ? t('leavePrivate') : t('leavePublic')}
    </ConfirmDialog>
  );
}

export function ArchiveChannelDialog({ mine: { channel } }: { mine: MyChannelView }) {
  const t = useTranslations('channel');
  const client = useChatClient();
  const archive = useMutation({
    ...useTRPC().channel.archive.mutationOptions(),
    onSuccess: client.updateChannel,
  });
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && closeDialog()}
      title={t('archiveTitle', { channel: `#${channel.name}` })}
      action={t('archiveAct')}
      pending={archive.isPending}
      error={archive.error ? refusalText(archive.error) : undefined}
      onConfirm={() => archive.mutate({ channelId: channel.id }, { onSuccess: closeDialog })}
    >
      {t('archiveLead', { count: channel.memberCount })}
    </ConfirmDialog>
  );
}
