'use client';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import type { MyChannelView } from '@parley/contract/channel-view';
import { limits } from '@parley/contract/limits';
import { channelName } from '@parley/contract/primitives';
import { useTRPC } from '@/lib/trpc';
import { Button } from '@/ui/button';
import { Dialog, DialogActions, DialogClose } from '@/ui/dialog';
import { TextField } from '@/ui/text-field';
import { closeDialog } from '../shell/open-dialog.ts';
import { refusalText } from '../shell/refusal-text.ts';
import { useChatClient } from '../state/chat-client.tsx';

/** Asks the people of a group conversation to make it a channel. */
export function ProposeChannelDialog({ mine: { channel } }: { mine: MyChannelView }) {
  const t = useTranslations('channel');
  const client = useChatClient();
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string>();
  const propose = useMutation({
    ...useTRPC().channel.propose.mutationOptions(),
    onSuccess: client.updateChannel,
    onError: (error) => setProblem(refusalText(error)),
  });
  const save = (event: FormEvent) => {
    event.preventDefault();
    const checked = channelName.safeParse(name);
    if (!checked.success) return setProblem(t('nameRule'));
    propose.mutate({ channelId: channel.id, name: checked.data }, { onSuccess: closeDialog });
  };
  return (
    <Dialog
      title={t('propose')}
      description={t('proposeLead', { count: channel.memberCount - 1 })}
      size="sm"
      open
      onOpenChange={(open) => !open && closeDialog()}
    >
      <form onSubmit={save} noValidate>
        <TextField
          label={t('name')}
          placeholder={t('nameExample')}
          autoFocus
          autoComplete="off"
          dir="auto"
          maxLength={limits.channelName + 1}
          error={problem}
          value={name}
          onChange={(event) => {
            setName(event.currentTarget.value);
            setProblem(undefined);
          }}
        />
        <DialogActions>
          <DialogClose render={<Button>{t('cancel')}</Button>} />
          <Button type="submit" variant="primary" pending={propose.isPending}>
            {t('ask')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
