'use client';
import type { CaseView } from '@parley/contract/case';
import { limits } from '@parley/contract/limits';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { useBootstrap } from '@/lib/use-bootstrap';
import { formOf, useFormDraft } from '@/lib/use-form-draft';
import { Alert, Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Checkbox } from '@/ui/checkbox';
import { Dialog, DialogActions, DialogClose } from '@/ui/dialog';
import { KeptNote } from '@/ui/kept-note';
import { TextArea } from '@/ui/text-area';
import { TextField } from '@/ui/text-field';
import { PeopleField } from '@/lib/person-search/people-field';
import { dayFrom, draftOf, problemOf, toCaseInput } from './case-draft.ts';
import { ChannelsField } from './channels-field.tsx';
import { WorkersField } from './workers-field.tsx';

type Props = { known: CaseView | null; onClose: () => void; onDone: (id: string) => void };

/** Asks for a case, or changes one, which then waits for approval again. */
export function CaseDialog({ known, onClose, onDone }: Props) {
  const t = useTranslations('cases');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const me = useBootstrap().data?.me.id ?? '';
  const form = useFormDraft(() => draftOf(known, me), formOf('case', known), onClose);
  const { draft, set, problemOf: errorOf } = form;
  const done = {
    onSuccess: async ({ id }: { id: string }) => {
      await queryClient.invalidateQueries(trpc.case.pathFilter());
      form.close();
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
    if (problem) return form.setWrong({ field: problem, problem: t(`wrong.${problem}`) });
    if (known) change.mutate({ ...input, caseId: known.id, version: known.version });
    else open.mutate(input);
  };
  return (
    <Dialog
      open
      size="lg"
      onOpenChange={(isOpen) => !isOpen && form.close()}
      title={t(known ? 'changeTitle' : 'openTitle')}
      description={t('openLead')}
    >
      <form onSubmit={save} noValidate className="flex flex-col gap-4">
        <KeptNote kept={form.kept} />
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
          <PeopleField
            label={t('whose')}
            hint={t('whoseHint')}
            error={errorOf('scope')}
            chosen={draft.members}
            onChange={(members) => set({ members })}
          />
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
