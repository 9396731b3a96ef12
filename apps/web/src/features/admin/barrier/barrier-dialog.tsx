'use client';
import type { BarrierView } from '@parley/contract/barrier';
import { limits } from '@parley/contract/limits';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { refusalInWords } from '@/lib/i18n/refusals';
import { useTRPC, useTRPCClient } from '@/lib/trpc';
import { useCreateOrChange } from '@/lib/use-create-or-change';
import { formOf, useFormDraft } from '@/lib/use-form-draft';
import { Checkbox } from '@/ui/checkbox';
import { FormDialog } from '@/ui/form-dialog';
import { TextField } from '@/ui/text-field';
import { BarrierCuts } from './barrier-cuts.tsx';
import { chosenSides, draftOf, readDraft } from './barrier-draft.ts';
import { SideFields } from './side-fields.tsx';

/** Makes a barrier, or changes the one that is given; what it would close is shown as soon as both sides are chosen. */
export function BarrierDialog({ barrier, onClose }: { barrier: BarrierView | null; onClose: () => void }) {
  const t = useTranslations('barrier');
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const { draft, set, close, kept, setWrong, problemOf } = useFormDraft(
    () => draftOf(barrier),
    formOf('barrier', barrier),
    onClose,
  );
  const saving = useCreateOrChange({
    existing: barrier,
    create: client.barrier.create.mutate,
    change: client.barrier.change.mutate,
    refresh: () => queryClient.invalidateQueries(trpc.barrier.pathFilter()),
    onClose: close,
  });
  const save = () => {
    if (!draft.oneGroupId || !draft.other)
      return setWrong({ field: draft.oneGroupId ? 'other' : 'oneGroupId', problem: t('sideNeeded') });
    const read = readDraft(draft);
    if ('problem' in read) return setWrong({ ...read, problem: refusalInWords(read.problem) });
    saving.save(read.input);
  };
  const sides = chosenSides(draft);
  return (
    <FormDialog
      title={barrier ? t('changeTitle') : t('newTitle')}
      onClose={close}
      kept={kept}
      onSave={save}
      isSaving={saving.isPending}
      words={{ save: barrier ? t('save') : t('create'), cancel: t('cancel'), notSaved: t('notSaved') }}
      problem={saving.error ? errorText(saving.error) : undefined}
    >
      <TextField
        label={t('name')}
        hint={t('nameHint')}
        autoFocus
        autoComplete="off"
        dir="auto"
        maxLength={limits.barrierName}
        value={draft.name}
        error={problemOf('name')}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <TextField
        label={t('reason')}
        hint={t('reasonHint')}
        autoComplete="off"
        dir="auto"
        maxLength={limits.barrierReason}
        value={draft.reason}
        error={problemOf('reason')}
        onChange={(event) => set({ reason: event.currentTarget.value })}
      />
      <SideFields draft={draft} problemOf={problemOf} onChange={set} />
      {sides && <BarrierCuts sides={sides} />}
      <Checkbox label={t('isOn')} hint={t('isOnHint')} checked={draft.isOn} onCheckedChange={(isOn) => set({ isOn })} />
    </FormDialog>
  );
}
