'use client';
import { limits } from '@parley/contract/limits';
import type { MatterView } from '@parley/contract/matter';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { useBootstrap } from '@/lib/use-bootstrap';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Dialog, DialogActions, DialogClose } from '@/ui/dialog';
import { Select } from '@/ui/select';
import { TextField } from '@/ui/text-field';
import { usePlaceNames } from './use-place-names.ts';

/** Gathers a stretch of one of my channels or conversations. */
export function GatherDialog({ matter, onClose }: { matter: MatterView; onClose: () => void }) {
  const t = useTranslations('matter');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const placeName = usePlaceNames();
  const channels = useBootstrap().data?.channels.filter(({ isMember }) => isMember) ?? [];
  const [channelId, setChannelId] = useState(channels[0]?.channel.id ?? '');
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const [note, setNote] = useState('');
  const gather = useMutation({
    ...trpc.matter.gather.mutationOptions(),
    onSuccess: async () => {
      await queryClient.invalidateQueries(trpc.matter.pathFilter());
      onClose();
    },
  });
  const save = (event: FormEvent) => {
    event.preventDefault();
    gather.mutate({ matterId: matter.id, part: { channelId, from: from || null, until: until || null }, note });
  };
  return (
    <Dialog
      title={t('gather')}
      description={t('gatherLead', { count: matter.people.length })}
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
    >
      <form onSubmit={save} className="flex flex-col gap-4">
        {gather.error && <Alert>{errorText(gather.error)}</Alert>}
        <Select
          label={t('where')}
          value={channelId}
          onChange={(event) => setChannelId(event.currentTarget.value)}
          options={channels.map(({ channel }) => ({ value: channel.id, label: placeName(channel) }))}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            type="date"
            label={t('from')}
            hint={t('fromHint')}
            value={from}
            onChange={(event) => setFrom(event.target.value)}
          />
          <TextField
            type="date"
            label={t('until')}
            hint={t('untilHint')}
            min={from || undefined}
            value={until}
            onChange={(event) => setUntil(event.target.value)}
          />
        </div>
        <TextField
          label={t('note')}
          dir="auto"
          autoComplete="off"
          maxLength={limits.matterNote}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <DialogActions>
          <DialogClose render={<Button>{t('cancel')}</Button>} />
          <Button type="submit" variant="primary" pending={gather.isPending} disabled={!channelId}>
            {t('gatherIt')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
