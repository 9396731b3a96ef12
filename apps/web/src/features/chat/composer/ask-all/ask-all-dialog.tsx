'use client';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useTRPC } from '@/lib/trpc';
import { ConfirmDialog } from '@/ui/confirm-dialog';
import { useChannel } from '../../state/chat-client.tsx';

type Props = { channelId: string; all: 'channel' | 'here'; onAnswer: (goesOn: boolean) => void };

/** Says how many people a message is about to call, by the count of the server, and waits for a yes. */
export function AskAllDialog({ channelId, all, onAnswer }: Props) {
  const t = useTranslations('composer');
  const name = useChannel(channelId)?.channel.name;
  const reach = useQuery({ ...useTRPC().message.reach.queryOptions({ channelId, all }), staleTime: 0, gcTime: 0, retry: false });
  const channel = name ? `#${name}` : t('askThisConversation');
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onAnswer(false)}
      title={t(all === 'channel' ? 'askAllTitle' : 'askHereTitle', { channel })}
      action={t('askSend', { count: reach.data?.reached ?? 0 })}
      pending={reach.isPending}
      onConfirm={() => onAnswer(true)}
    >
      <p aria-live="polite">
        {reach.data ? t('askReach', { count: reach.data.reached }) : t(reach.isPending ? 'askCounting' : 'askUnknown')}
        {reach.data && reach.data.muted > 0 && ` ${t('askReachOut', { count: reach.data.muted })}`}
      </p>
    </ConfirmDialog>
  );
}
