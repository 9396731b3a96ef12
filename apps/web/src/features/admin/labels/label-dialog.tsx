'use client';
import { labelInput, type LabelInput, type LabelView } from '@parley/contract/label';
import { limits } from '@parley/contract/limits';
import { useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { refusalInWords } from '@/lib/i18n/refusals';
import { useTRPCClient } from '@/lib/trpc';
import { useCreateOrChange } from '@/lib/use-create-or-change';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Checkbox } from '@/ui/checkbox';
import { Dialog, DialogActions, DialogClose } from '@/ui/dialog';
import { LabelChip } from '@/ui/label-chip';
import { TextField } from '@/ui/text-field';
import { ColorChoice } from './color-choice.tsx';
import { StandsLower } from './stands-lower.tsx';
import { useLabelsChanged } from './use-labels-changed.ts';

const blank: LabelInput = { name: '', color: 'blue', meaning: '', stays: false, closedToGuests: false };
const draftOf = ({ name, color, meaning, stays, closedToGuests }: LabelInput): LabelInput => ({
  ...{ name, color, meaning, stays, closedToGuests },
});

/** Makes a label above all others, or changes the one that is given. */
export function LabelDialog({ label, onClose }: { label: LabelView | null; onClose: () => void }) {
  const t = useTranslations('labels');
  const client = useTRPCClient();
  const [draft, setDraft] = useState(() => draftOf(label ?? blank));
  const [problem, setProblem] = useState<string>();
  const set = (change: Partial<LabelInput>) => {
    setDraft({ ...draft, ...change });
    setProblem(undefined);
  };
  const refresh = useLabelsChanged();
  const saving = useCreateOrChange({
    existing: label,
    create: client.label.create.mutate,
    change: client.label.change.mutate,
    refresh,
    onClose,
  });
  const save = (event: FormEvent) => {
    event.preventDefault();
    const read = labelInput.safeParse(draft);
    if (!read.success) return setProblem(refusalInWords(read.error.issues[0]?.message ?? ''));
    saving.save(read.data);
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={label ? t('changeTitle') : t('newTitle')}>
      <form onSubmit={save} noValidate className="flex flex-col gap-4">
        <TextField
          label={t('name')}
          autoFocus
          autoComplete="off"
          dir="auto"
          maxLength={limits.labelName}
          value={draft.name}
          error={problem}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <TextField
          label={t('meaning')}
          hint={t('meaningHint')}
          autoComplete="off"
          dir="auto"
          maxLength={limits.labelMeaning}
          value={draft.meaning}
          onChange={(event) => set({ meaning: event.currentTarget.value })}
        />
        <ColorChoice name="label-color" value={draft.color} onChange={(color) => set({ color })} />
        <Checkbox label={t('staysField')} hint={t('staysHint')} checked={draft.stays} onCheckedChange={(stays) => set({ stays })} />
        {label && draft.stays && !label.stays && <StandsLower labelId={label.id} />}
        <Checkbox
          label={t('guestsField')}
          hint={t('guestsHint')}
          checked={draft.closedToGuests}
          onCheckedChange={(closedToGuests) => set({ closedToGuests })}
        />
        {draft.name.trim() && (
          <p className="text-sm text-ink-3">
            {t('looksLike')} <LabelChip label={draft} />
          </p>
        )}
        {saving.error && <Alert title={t('notSaved')}>{errorText(saving.error)}</Alert>}
        <DialogActions>
          <DialogClose render={<Button>{t('cancel')}</Button>} />
          <Button type="submit" variant="primary" pending={saving.isPending}>
            {label ? t('save') : t('create')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
