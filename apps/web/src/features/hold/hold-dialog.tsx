'use client';
import { limits } from '@parley/contract/limits';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { useFormDraft } from '@/lib/use-form-draft';
import { Alert, Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Dialog, DialogActions, DialogClose } from '@/ui/dialog';
import { KeptNote } from '@/ui/kept-note';
import { TextField } from '@/ui/text-field';
import { PeopleField } from '@/lib/person-search/people-field';
import { ChannelPicker } from './channel-picker.tsx';
import { useHoldWords } from './use-hold-words.ts';

type Draft = {
  name: string;
  reason: string;
  people: { memberId: string; name: string }[];
  channels: { id: string; name: string | null }[];
  from: string;
  until: string;
  words: string;
};
const empty: Draft = { name: '', reason: '', people: [], channels: [], from: '', until: '', words: '' };

/** Says what is to be kept, and why. What it will keep stands there as a sentence before it is placed. */
export function HoldDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('hold');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const words = useHoldWords();
  const { draft, set, close, kept, setWrong, problemOf } = useFormDraft(() => empty, 'hold', onClose);
  const place = useMutation(
    trpc.hold.place.mutationOptions({
      onSuccess: () => {
        close();
        return queryClient.invalidateQueries(trpc.hold.pathFilter());
      },
    }),
  );
  const from = draft.from || null;
  const until = draft.until || null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (draft.name.trim() === '') return setWrong({ field: 'name', problem: t('nameNeeded') });
    if (draft.reason.trim() === '') return setWrong({ field: 'reason', problem: t('reasonNeeded') });
    if (from && until && until < from) return setWrong({ field: 'until', problem: t('untilBefore') });
    const scope = {
      channelIds: draft.channels.map(({ id }) => id),
      memberIds: draft.people.map(({ memberId }) => memberId),
      from,
      until,
    };
    place.mutate({ name: draft.name, reason: draft.reason, scope, words: draft.words });
  };
  const text = (field: 'name' | 'reason' | 'words') => ({
    autoComplete: 'off',
    dir: 'auto' as const,
    value: draft[field],
    onChange: (event: { currentTarget: HTMLInputElement }) => set({ [field]: event.currentTarget.value }),
  });
  return (
    <Dialog open size="lg" onOpenChange={(open) => !open && close()} title={t('placeTitle')} description={t('placeLead')}>
      <form onSubmit={submit} noValidate className="flex flex-col gap-4">
        <KeptNote kept={kept} />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            label={t('name')}
            hint={t('nameHint')}
            autoFocus
            maxLength={limits.holdName}
            error={problemOf('name')}
            {...text('name')}
          />
          <TextField
            label={t('reason')}
            hint={t('reasonHint')}
            maxLength={limits.holdReason}
            error={problemOf('reason')}
            {...text('reason')}
          />
        </div>
        <PeopleField label={t('people')} hint={t('peopleHint')} chosen={draft.people} onChange={(people) => set({ people })} />
        <ChannelPicker chosen={draft.channels} onChange={(channels) => set({ channels })} />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            label={t('from')}
            hint={t('fromHint')}
            type="date"
            value={draft.from}
            onChange={(event) => set({ from: event.currentTarget.value })}
          />
          <TextField
            label={t('until')}
            hint={t('untilHint')}
            type="date"
            value={draft.until}
            error={problemOf('until')}
            onChange={(event) => set({ until: event.currentTarget.value })}
          />
        </div>
        <TextField label={t('words')} hint={t('wordsHint')} maxLength={limits.searchQuery} {...text('words')} />
        <Banner tone="seal" title={t('willKeep')}>
          {words({ ...draft, from, until, words: draft.words.trim() })}
        </Banner>
        {place.isError && <Alert title={t('notPlaced')}>{errorText(place.error)}</Alert>}
        <DialogActions>
          <DialogClose render={<Button>{t('cancel')}</Button>} />
          <Button type="submit" variant="primary" pending={place.isPending}>
            {t('place')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
