'use client';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { v7 } from 'uuid';
import { limits } from '@parley/contract/limits';
import type { MessageView } from '@parley/contract/message-view';
import { useTRPCClient } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Dialog, DialogActions, DialogClose } from '@/ui/dialog';
import { TextArea } from '@/ui/text-area';
import { showToast } from '@/ui/toast';
import { messagePath } from '../shell/chat-location.ts';
import { mindRules } from '../shell/mind-rules.ts';
import { refusalText } from '../shell/refusal-text.ts';
import { goTo } from '../shell/use-chat-location.ts';
import { useChatClient, useWorkspace } from '../state/chat-client.tsx';
import { DestinationPicker, type Destination } from './destination-picker.tsx';
import { closeMessageDialog } from './message-dialog-store.ts';
import { messageWords } from './message-words.ts';
import { usePlainNames } from './use-plain-names.ts';

/** Sends a message on, with a word of one's own. */
export function ForwardDialog({ message }: { message: MessageView }) {
  const t = useTranslations('message');
  const procedures = useTRPCClient();
  const client = useChatClient();
  const names = usePlainNames();
  const { slug } = useWorkspace();
  const [place, setPlace] = useState<Destination | null>(null);
  const [comment, setComment] = useState('');
  // One id for all attempts, so that a second press after a lost answer doubles nothing.
  const [clientId] = useState(() => v7());
  const forward = useMutation({
    mutationFn: async (to: Destination) => {
      let channelId = to.id;
      if (to.kind === 'person') {
        const mine = await procedures.channel.openDirect.mutate({ memberIds: [to.id] });
        client.addChannel(mine);
        channelId = mine.channel.id;
      }
      const input = { clientId, messageId: message.id, channelId, comment: comment.trim() };
      return mindRules((word) => procedures.message.forward.mutate({ ...input, ...word }));
    },
    onSuccess: ({ message: sent }, to) => {
      client.take(sent);
      showToast({
        title: t('forwardedTo', { place: to.label }),
        action: { label: t('open'), onClick: () => goTo(messagePath(slug, sent)) },
      });
    },
  });
  return (
    <Dialog open onOpenChange={(open) => !open && closeMessageDialog()} title={t('forwardTitle')}>
      <DestinationPicker value={place} onChange={setPlace} withPeople />
      <TextArea
        className="mt-4"
        label={t('comment')}
        rows={2}
        dir="auto"
        maxLength={limits.messageBody}
        value={comment}
        onChange={(event) => setComment(event.currentTarget.value)}
      />
      <blockquote dir="auto" className="mt-4 line-clamp-3 border-s-[3px] border-line-strong ps-3 text-sm text-ink-2">
        {messageWords(message, names, t)}
      </blockquote>
      {message.files.length > 0 && <p className="pt-1.5 text-sm text-ink-3">{t('filesStay')}</p>}
      {forward.error && (
        <Alert className="mt-4" title={t('notForwarded')}>
          {refusalText(forward.error)}
        </Alert>
      )}
      <DialogActions>
        <DialogClose render={<Button>{t('cancel')}</Button>} />
        <Button
          variant="primary"
          disabled={!place}
          pending={forward.isPending}
          onClick={() => place && forward.mutate(place, { onSuccess: closeMessageDialog })}
        >
          {t('forwardAct')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
