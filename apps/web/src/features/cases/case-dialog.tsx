'use client';
import type { CaseView } from '@parley/contract/case';
import { limits } from '@parley/contract/limits';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { useBootstrap } from '@/lib/use-bootstrap';
import { Alert, Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Checkbox } from '@/ui/checkbox';
import { Dialog, DialogActions, DialogClose } from '@/ui/dialog';
import { TextArea } from '@/ui/text-area';
import { TextField } from '@/ui/text-field';
import { dayFrom, draftOf, problemOf, toCaseInput, type CaseDraft } from './case-draft.ts';
import { ChannelsField } from './channels-field.tsx';
import { PeopleField } from './people-field.tsx';
import { WorkersField } from './workers-field.tsx';

type Props = { known: CaseView | null; onClose: () => void; onDone: (id: string) => void };

/** Asks for a case, or changes one, which then waits for approval again. */
export function CaseDialog({ known, onClose, onDone }: Props) {
  const t = useTranslations('cases');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const me = useBootstrap().data?.me.id ?? '';
  const [draft, setDraft] = useState(() => draftOf(known, me));
  const [wrong, setWrong] = useState<ReturnType<typeof problemOf>>(null);
  const set = (change: Partial<CaseDraft>) => {
    setDraft({ ...draft, ...change });
    setWrong(null);
  };
  const done = {
    onSuccess: async ({ id }: { id: string }) => {
      await queryClient.invalidateQueries(trpc.case.pathFilter());
      onClose();
      onDone(id);
    },
  };
  const open = useMutation(trpc.case.open.mutationOptions(done));
  const change = useMutation(trpc.case.change.mutationOptions(done));
  const failure = open.error ?? change.error;
  const save = (event: FormEvent) => {
    event.preventDefault();
    const input = toCaseInput(draft);
    const problem = problemOf(input);
    setWrong(problem);
    if (problem) return;
    if (known) change.mutate({ ...input, caseId: known.id, version: known.version });
    else open.mutate(input);
  };
  const errorOf = (field: NonNullable<typeof wrong>) => (wrong === field ? t(`wrong.${field}`) : undefined);
  return (
    <Dialog
      open
      size="lg"
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t(known ? 'changeTitle' : 'openTitle')}
      description={t('openLead')}
    >
      <form onSubmit={save} noValidate className="flex flex-col gap-4">
        {known?.state === 'approved' && <Banner tone="amber">{t('changeWarning')}</Banner>}
        <TextField
          label={t('name')}
          autoFocus
          autoComplete="off"
          dir="auto"
          maxLength={limits.caseName}
          value={draft.name}
          error={errorOf('name')}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <TextArea
          label={t('reason')}
          hint={t('reasonHint')}
          rows={3}
          dir="auto"
          maxLength={limits.caseReason}
          value={draft.reason}
          error={errorOf('reason')}
          onChange={(event) => set({ reason: event.currentTarget.value })}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <PeopleField people={draft.members} error={errorOf('scope')} onChange={(members) => set({ members })} />
          <ChannelsField channels={draft.channels} onChange={(channels) => set({ channels })} />
        </div>
        <div className="grid gap-4 sm:grid-cols-3">
          <TextField
            type="date"
            label={t('from')}
            value={draft.from}
            onChange={(event) => set({ from: event.currentTarget.value })}
          />
          <TextField
            type="date"
            label={t('upTo')}
            value={draft.until}
            error={errorOf('days')}
            onChange={(event) => set({ until: event.currentTarget.value })}
          />
          <TextField
            type="date"
            label={t('endsOn')}
            min={dayFrom(0)}
            value={draft.endsOn}
            error={errorOf('endsOn')}
            onChange={(event) => set({ endsOn: event.currentTarget.value })}
          />
        </div>
        <WorkersField draft={draft} me={me} error={errorOf('workers')} onChange={(workerIds) => set({ workerIds })} />
        <div className="grid gap-2">
          <Checkbox
            label={t('tellsAfter')}
            hint={t('tellsAfterHint')}
            checked={draft.tellsAfter}
            onCheckedChange={(tellsAfter) => set({ tellsAfter })}
          />
          {draft.tellsAfter && (
            <Checkbox label={t('tellsWho')} checked={draft.tellsWho} onCheckedChange={(tellsWho) => set({ tellsWho })} />
          )}
        </div>
        {failure && <Alert title={t('notSaved')}>{errorText(failure)}</Alert>}
        <DialogActions>
          <DialogClose render={<Button>{t('cancel')}</Button>} />
          <Button type="submit" variant="primary" pending={open.isPending || change.isPending}>
            {t(known ? 'askAgain' : 'ask')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
