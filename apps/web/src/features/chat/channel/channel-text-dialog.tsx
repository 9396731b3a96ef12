'use client';
import { useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { useMutation } from '@tanstack/react-query';
import type { MyChannelView } from '@parley/contract/channel-view';
import { limits } from '@parley/contract/limits';
import { channelName, channelTopic } from '@parley/contract/primitives';
import { useTRPC } from '@/lib/trpc';
import { Button } from '@/ui/button';
import { Dialog, DialogActions, DialogClose } from '@/ui/dialog';
import { TextField } from '@/ui/text-field';
import { closeDialog } from '../shell/open-dialog.ts';
import { refusalText } from '../shell/refusal-text.ts';
import { useChatClient } from '../state/chat-client.tsx';

/** Changes the name or the topic of a channel. */
export function ChannelTextDialog({ mine, field }: { mine: MyChannelView; field: 'name' | 'topic' }) {
  const t = useTranslations('channel');
  const client = useChatClient();
  const trpc = useTRPC();
  const { channel } = mine;
  const [text, setText] = useState((field === 'name' ? channel.name : channel.topic) ?? '');
  const [problem, setProblem] = useState<string>();
  const done = {
    onSuccess: (changed: MyChannelView) => client.updateChannel(changed),
    onError: (error: unknown) => setProblem(refusalText(error)),
  };
  const rename = useMutation({ ...trpc.channel.rename.mutationOptions(), ...done });
  const setTopic = useMutation({ ...trpc.channel.setTopic.mutationOptions(), ...done });
  const save = (event: FormEvent) => {
    event.preventDefault();
    const checked = (field === 'name' ? channelName : channelTopic).safeParse(text);
    if (!checked.success) return setProblem(field === 'name' ? t('nameRule') : t('topicRule', { count: limits.channelTopic }));
    if (field === 'name') rename.mutate({ channelId: channel.id, name: checked.data }, { onSuccess: closeDialog });
    else setTopic.mutate({ channelId: channel.id, topic: checked.data }, { onSuccess: closeDialog });
  };
  return (
    <Dialog title={field === 'name' ? t('renameTitle') : t('topic')} size="sm" open onOpenChange={(open) => !open && closeDialog()}>
      <form onSubmit={save} noValidate>
        <TextField
          label={field === 'name' ? t('name') : t('topic')}
          dir="auto"
          hint={field === 'name' ? t('renameHint') : t('topicHint')}
          autoFocus
          autoComplete="off"
          maxLength={field === 'name' ? limits.channelName + 1 : limits.channelTopic}
          error={problem}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setProblem(undefined);
          }}
        />
        <DialogActions>
          <DialogClose render={<Button>{t('cancel')}</Button>} />
          <Button type="submit" variant="primary" pending={rename.isPending || setTopic.isPending}>
            {field === 'name' ? t('rename') : t('saveTopic')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
