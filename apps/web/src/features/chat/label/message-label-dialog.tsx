'use client';
import type { MessageView } from '@parley/contract/message-view';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Dialog, DialogActions, DialogClose } from '@/ui/dialog';
import { closeMessageDialog } from '../message/message-dialog-store.ts';
import { refusalText } from '../shell/refusal-text.ts';
import { useChatClient } from '../state/chat-client.tsx';
import { LabelChoiceField } from './label-choice.tsx';
import { useLabelsFor } from './use-labels-for.ts';

/** Gives a message that stands another label, or none of its own. */
export function MessageLabelDialog({ message }: { message: MessageView }) {
  const t = useTranslations('label');
  const client = useChatClient();
  const labels = useLabelsFor(message.channelId);
  const [labelId, setLabelId] = useState(message.extra?.label?.id ?? null);
  const set = useMutation({
    ...useTRPC().message.setLabel.mutationOptions(),
    onSuccess: ({ message: changed }) => client.take(changed),
  });
  return (
    <Dialog open onOpenChange={(open) => !open && closeMessageDialog()} title={t('messageTitle')}>
      <LabelChoiceField legend={t('label')} value={labelId} labels={labels} none={t('asChannel')} onChange={setLabelId} />
      {set.error && (
        <Alert className="mt-4" title={t('notSet')}>
          {refusalText(set.error)}
        </Alert>
      )}
      <DialogActions>
        <DialogClose render={<Button>{t('cancel')}</Button>} />
        <Button
          variant="primary"
          pending={set.isPending}
          onClick={() => set.mutate({ messageId: message.id, labelId }, { onSuccess: closeMessageDialog })}
        >
          {t('save')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
