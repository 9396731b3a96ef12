'use client';
import { limits } from '@parley/contract/limits';
import type { LexiconView, PolicyView } from '@parley/contract/supervision';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC, useTRPCClient } from '@/lib/trpc';
import { useCreateOrChange } from '@/lib/use-create-or-change';
import { formOf, useFormDraft } from '@/lib/use-form-draft';
import { Checkbox } from '@/ui/checkbox';
import { FormDialog } from '@/ui/form-dialog';
import { TextField } from '@/ui/text-field';
import { PeopleField } from '@/lib/person-search/people-field';
import { draftOf, readDraft } from './policy-draft.ts';
import { TriggerFields } from './trigger-fields.tsx';
import { TryPolicy } from './try-policy.tsx';
import { WatchFields } from './watch-fields.tsx';

type Props = { policy: PolicyView | null; lexicons: LexiconView[]; onClose: () => void };

/** Makes a policy, or changes the one that is given. One that reads private conversations is proposed by it. */
export function PolicyDialog({ policy, lexicons, onClose }: Props) {
  const t = useTranslations('supervision');
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const { draft, set, close, kept, wrong, setWrong, problemOf } = useFormDraft(
    () => draftOf(policy),
    formOf('policy', policy),
    onClose,
  );
  const saving = useCreateOrChange({
    existing: policy,
    create: client.supervision.createPolicy.mutate,
    change: client.supervision.changePolicy.mutate,
    refresh: () => queryClient.invalidateQueries(trpc.supervision.pathFilter()),
    onClose: close,
  });
  const save = () => {
    const read = readDraft(draft);
    if ('problem' in read) return setWrong({ ...read, problem: errorText({ code: 'INVALID', message: read.problem }) });
    saving.save(read.input);
  };
  const saves = draft.reachesPrivate ? t('propose') : policy ? t('save') : t('create');
  return (
    <FormDialog
      title={t(policy ? 'changePolicy' : 'newPolicy')}
      onClose={close}
      kept={kept}
      onSave={save}
      isSaving={saving.isPending}
      words={{ save: saves, cancel: t('cancel'), notSaved: t('notSaved') }}
      problem={wrong?.problem ?? (saving.error ? errorText(saving.error) : undefined)}
    >
      <TextField
        label={t('policyName')}
        autoFocus
        autoComplete="off"
        dir="auto"
        maxLength={limits.boundaryRuleName}
        value={draft.name}
        error={problemOf('name')}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <WatchFields draft={draft} policy={policy} error={problemOf('watch')} onChange={set} />
      <TriggerFields draft={draft} lexicons={lexicons} error={problemOf('triggers')} onChange={set} />
      <TryPolicy draft={draft} />
      <PeopleField
        label={t('reviewers')}
        hint={t('reviewersHint')}
        error={problemOf('reviewerIds')}
        chosen={draft.reviewers}
        withGuests={false}
        onChange={(reviewers) => set({ reviewers })}
      />
      <Checkbox
        label={t('needsSecond')}
        hint={t('needsSecondHint')}
        checked={draft.needsSecond}
        onCheckedChange={(needsSecond) => set({ needsSecond })}
      />
    </FormDialog>
  );
}
