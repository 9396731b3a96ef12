'use client';
import { journalKinds } from '@parley/contract/journal';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert, Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Checkbox } from '@/ui/checkbox';
import { Dialog, DialogActions, DialogClose } from '@/ui/dialog';
import { SecretOnce } from '@/ui/secret-once';
import { TextField } from '@/ui/text-field';
import { PlaceFields } from './place-fields.tsx';
import { newTarget, readTarget, type TargetDraft } from './target-draft.ts';
import { useJournalChanged } from './use-journal-changed.ts';

type Props = { isOpen: boolean; onOpenChange: (isOpen: boolean) => void };

/** Asks for a target. The secret of a webhook is here for as long as the dialog is open. */
export function TargetDialog({ isOpen, onOpenChange }: Props) {
  const t = useTranslations('journal');
  return (
    <Dialog title={t('add')} open={isOpen} onOpenChange={onOpenChange} size="md">
      {isOpen && <TargetForm onDone={() => onOpenChange(false)} />}
    </Dialog>
  );
}

function TargetForm({ onDone }: { onDone: () => void }) {
  const t = useTranslations('journal');
  const ui = useTranslations('ui');
  const changed = useJournalChanged();
  const [draft, setDraft] = useState(newTarget);
  const [wrong, setWrong] = useState<{ field: string; problem: string } | null>(null);
  const change = (next: Partial<TargetDraft>) => setDraft((before) => ({ ...before, ...next }));
  const add = useMutation(
    useTRPC().journal.add.mutationOptions({
      onSuccess: async ({ secret }) => {
        await changed();
        if (secret === null) onDone();
      },
    }),
  );
  if (add.data?.secret)
    return (
      <>
        <SecretOnce secret={add.data.secret} />
        <DialogActions>
          <Button variant="primary" onClick={onDone}>
            {t('done')}
          </Button>
        </DialogActions>
      </>
    );
  const problemOf = (field: string) => (wrong?.field === field ? wrong.problem : undefined);
  return (
    <form
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const read = readTarget(draft);
        setWrong('input' in read ? null : read);
        if ('input' in read) add.mutate(read.input);
      }}
    >
      <fieldset className="grid gap-2 sm:grid-cols-3">
        <legend className="pb-1.5 text-sm font-medium">{t('kindOf')}</legend>
        {journalKinds.map((kind) => (
          <label
            key={kind}
            className="cursor-pointer rounded-lg border border-line-strong p-3 has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
          >
            <input
              type="radio"
              name="journal-kind"
              value={kind}
              checked={draft.kind === kind}
              onChange={() => change({ kind })}
              className="sr-only"
            />
            <span className="block font-medium">{t(`kind.${kind}`)}</span>
            <span className="block text-sm text-pretty text-ink-2">{t(`kindText.${kind}`)}</span>
          </label>
        ))}
      </fieldset>
      <TextField
        label={t('name')}
        hint={t('nameHint')}
        dir="auto"
        maxLength={80}
        value={draft.name}
        error={problemOf('name')}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <PlaceFields draft={draft} onChange={change} problemOf={problemOf} />
      <Checkbox
        label={t('fromBeginning')}
        hint={t('fromBeginningHint')}
        checked={draft.fromBeginning}
        onCheckedChange={(fromBeginning) => change({ fromBeginning })}
      />
      <Banner tone="amber">{t('private')}</Banner>
      {add.error && <Alert>{errorText(add.error)}</Alert>}
      <DialogActions>
        <DialogClose render={<Button>{ui('cancel')}</Button>} />
        <Button type="submit" variant="primary" pending={add.isPending}>
          {t('ask')}
        </Button>
      </DialogActions>
    </form>
  );
}
