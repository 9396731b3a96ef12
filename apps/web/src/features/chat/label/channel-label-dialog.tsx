'use client';
import type { MyChannelView } from '@parley/contract/channel-view';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { toErrorBody } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert, Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Dialog, DialogActions, DialogClose } from '@/ui/dialog';
import { closeDialog } from '../shell/open-dialog.ts';
import { refusalText } from '../shell/refusal-text.ts';
import { useChatClient, useWorkspace } from '../state/chat-client.tsx';
import { LabelChoiceField } from './label-choice.tsx';

/** Says how confidential a channel is. A lower label asks once more before it holds. */
export function ChannelLabelDialog({ mine: { channel } }: { mine: MyChannelView }) {
  const t = useTranslations('label');
  const client = useChatClient();
  const { labels } = useWorkspace().shown;
  const [labelId, setLabelId] = useState(channel.label?.id ?? null);
  const set = useMutation({
    ...useTRPC().channel.setLabel.mutationOptions(),
    onSuccess: client.updateChannel,
  });
  const isAsked = set.error !== null && toErrorBody(set.error).mayConfirm === true;
  const choose = (next: string | null) => {
    set.reset();
    setLabelId(next);
  };
  return (
    <Dialog open onOpenChange={(open) => !open && closeDialog()} title={t('channelTitle', { channel: `#${channel.name}` })}>
      <p className="pb-4 text-pretty text-ink-2">{t('channelLead')}</p>
      <LabelChoiceField legend={t('label')} value={labelId} labels={labels} none={t('none')} onChange={choose} />
      {isAsked && (
        <div role="alert" className="pt-4">
          <Banner tone="amber">{refusalText(set.error)}</Banner>
        </div>
      )}
      {set.error && !isAsked && (
        <Alert className="mt-4" title={t('notSet')}>
          {refusalText(set.error)}
        </Alert>
      )}
      <DialogActions>
        <DialogClose render={<Button>{t('cancel')}</Button>} />
        <Button
          variant="primary"
          pending={set.isPending}
          onClick={() =>
            set.mutate({ channelId: channel.id, labelId, ...(isAsked ? { acceptsLower: true } : {}) }, { onSuccess: closeDialog })
          }
        >
          {t(isAsked ? 'lowerIt' : 'save')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
