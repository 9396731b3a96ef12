'use client';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { MessageView } from '@parley/contract/message-view';
import { useTRPCClient } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Dialog, DialogActions, DialogClose } from '@/ui/dialog';
import { showToast } from '@/ui/toast';
import { messagePath } from '../shell/chat-location.ts';
import { mindRules } from '../shell/mind-rules.ts';
import { refusalText } from '../shell/refusal-text.ts';
import { goTo } from '../shell/use-chat-location.ts';
import { useChatClient, useWorkspace } from '../state/chat-client.tsx';
import { DestinationPicker, type Destination } from './destination-picker.tsx';
import { closeMessageDialog } from './message-dialog-store.ts';

/** Moves a message, with the thread it began, to another channel. */
export function MoveDialog({ message }: { message: MessageView }) {
  const t = useTranslations('message');
  const procedures = useTRPCClient();
  const client = useChatClient();
  const { slug } = useWorkspace();
  const [place, setPlace] = useState<Destination | null>(null);
  const move = useMutation({
    mutationFn: (to: Destination) =>
      mindRules(({ acceptsLower }) =>
        procedures.message.move.mutate({ messageId: message.id, channelId: to.id, ...(acceptsLower ? { acceptsLower } : {}) }),
      ),
    onSuccess: ({ message: moved }, to) => {
      client.take(moved);
      showToast({
        title: t('isMoved', { place: to.label }),
        action: { label: t('open'), onClick: () => goTo(messagePath(slug, moved)) },
      });
    },
  });
  return (
    <Dialog open onOpenChange={(open) => !open && closeMessageDialog()} title={t('moveTitle')}>
      <p className="pb-4 text-ink-2">
        {t(message.replyCount > 0 ? 'moveThreadWords' : 'moveWords', { count: message.replyCount })}
      </p>
      <DestinationPicker value={place} onChange={setPlace} withPeople={false} exceptChannelId={message.channelId} />
      {move.error && (
        <Alert className="mt-4" title={t('notMoved')}>
          {refusalText(move.error)}
        </Alert>
      )}
      <DialogActions>
        <DialogClose render={<Button>{t('cancel')}</Button>} />
        <Button
          variant="primary"
          disabled={!place}
          pending={move.isPending}
          onClick={() => place && move.mutate(place, { onSuccess: closeMessageDialog })}
        >
          {t('moveAct')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
