'use client';
import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useForm } from 'react-hook-form';
import * as z from 'zod';
import type { MyChannelView } from '@parley/contract/channel-view';
import { limits } from '@parley/contract/limits';
import type { MemberView } from '@parley/contract/member-view';
import { channelName, channelTopic } from '@parley/contract/primitives';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { cn } from '@/ui/cn';
import { Dialog, DialogActions, DialogClose } from '@/ui/dialog';
import { TextField } from '@/ui/text-field';
import { PeoplePicker } from '../people/people-picker.tsx';
import { channelPath } from '../shell/chat-location.ts';
import { closeDialog } from '../shell/open-dialog.ts';
import { refusalText } from '../shell/refusal-text.ts';
import { goTo } from '../shell/use-chat-location.ts';
import { useCan, useChatClient, useWorkspace } from '../state/chat-client.tsx';

const form = z.strictObject({ name: channelName, topic: channelTopic });
const kinds = ['public', 'private'] as const;

export function NewChannelDialog() {
  const t = useTranslations('channel');
  const can = useCan();
  const client = useChatClient();
  const { slug } = useWorkspace();
  const [kind, setKind] = useState<'public' | 'private'>(can.createPublicChannel ? 'public' : 'private');
  const [people, setPeople] = useState<MemberView[]>([]);
  const { register, handleSubmit, formState } = useForm({ resolver: zodResolver(form), defaultValues: { name: '', topic: '' } });
  const create = useMutation({
    ...useTRPC().channel.create.mutationOptions(),
    onSuccess: client.addChannel,
  });
  const open = ({ channel }: MyChannelView) => {
    closeDialog();
    goTo(channelPath(slug, channel.id));
  };
  const submit = handleSubmit(({ name, topic }) =>
    create.mutate(
      { name, kind, topic: topic || undefined, memberIds: people.length ? people.map(({ id }) => id) : undefined },
      { onSuccess: open },
    ),
  );

  return (
    <Dialog title={t('newChannel')} description={t('newChannelLead')} open onOpenChange={(open) => !open && closeDialog()}>
      <form onSubmit={(event) => void submit(event)} noValidate className="flex flex-col gap-4">
        {create.error && <Alert title={t('notMade')}>{refusalText(create.error)}</Alert>}
        <TextField
          label={t('name')}
          placeholder={t('nameExample')}
          autoFocus
          autoComplete="off"
          maxLength={limits.channelName + 1}
          error={formState.errors.name && t('nameRule')}
          {...register('name')}
        />
        <TextField
          label={t('topic')}
          hint={t('topicOptional')}
          autoComplete="off"
          error={formState.errors.topic && t('topicRule', { count: limits.channelTopic })}
          {...register('topic')}
        />
        <fieldset className="grid gap-2 sm:grid-cols-2">
          <legend className="pb-1.5 text-sm font-medium">{t('whoReads')}</legend>
          {kinds.map((value) => {
            const isOff = value === 'public' ? !can.createPublicChannel : !can.createPrivateChannel;
            return (
              <label
                key={value}
                className={cn(
                  'cursor-pointer rounded-lg border border-line-strong p-3 has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus',
                  isOff && 'pointer-events-none opacity-55',
                )}
              >
                <input
                  type="radio"
                  name="kind"
                  value={value}
                  checked={kind === value}
                  disabled={isOff}
                  onChange={() => setKind(value)}
                  className="sr-only"
                />
                <span className="block font-medium">{value === 'public' ? t('public') : t('private')}</span>
                <span className="block text-sm text-ink-2">{value === 'public' ? t('publicMeaning') : t('privateMeaning')}</span>
              </label>
            );
          })}
        </fieldset>
        <PeoplePicker label={t('peopleToAdd')} chosen={people} onChange={setPeople} max={limits.channelMembersPerCall} />
        <DialogActions>
          <DialogClose render={<Button>{t('cancel')}</Button>} />
          <Button type="submit" variant="primary" pending={create.isPending}>
            {t('create')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
