'use client';
import { detectorNames, type BoundaryRuleView } from '@parley/contract/boundary-rule';
import { limits } from '@parley/contract/limits';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC, useTRPCClient } from '@/lib/trpc';
import { useCreateOrChange } from '@/lib/use-create-or-change';
import { formOf, useFormDraft } from '@/lib/use-form-draft';
import { Checkbox } from '@/ui/checkbox';
import { FormDialog } from '@/ui/form-dialog';
import { Select } from '@/ui/select';
import { TextField } from '@/ui/text-field';
import { RuleActChoice } from './rule-act-choice.tsx';
import { draftOf, readDraft, type RuleDraft } from './rule-draft.ts';
import { RuleListFields } from './rule-list-fields.tsx';
import { RuleScopeFields } from './rule-scope-fields.tsx';
import { TryMonth } from './try-month.tsx';
import { TryText } from './try-text.tsx';

/** Makes a rule, or changes the one that is given; before it holds it can be tried. */
export function BoundaryRuleDialog({ rule, onClose }: { rule: BoundaryRuleView | null; onClose: () => void }) {
  const t = useTranslations('boundary');
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const { draft, set, close, kept, wrong, setWrong, problemOf } = useFormDraft(
    () => draftOf(rule),
    formOf('boundary-rule', rule),
    onClose,
  );
  const saving = useCreateOrChange({
    existing: rule,
    create: client.boundaryRule.create.mutate,
    change: client.boundaryRule.change.mutate,
    refresh: () => queryClient.invalidateQueries(trpc.boundaryRule.list.queryFilter()),
    onClose: close,
  });
  const save = () => {
    const read = readDraft(draft);
    if ('problem' in read) return setWrong(read);
    saving.save(read.input);
  };
  return (
    <FormDialog
      title={rule ? t('changeTitle') : t('newTitle')}
      onClose={close}
      kept={kept}
      onSave={save}
      isSaving={saving.isPending}
      words={{ save: rule ? t('save') : t('create'), cancel: t('cancel'), notSaved: t('notSaved') }}
      problem={saving.error ? errorText(saving.error) : undefined}
    >
      <TextField
        label={t('name')}
        hint={t('nameHint')}
        autoFocus
        autoComplete="off"
        dir="auto"
        maxLength={limits.boundaryRuleName}
        value={draft.name}
        error={problemOf('name')}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <div className="grid gap-4 sm:grid-cols-[1fr_140px]">
        <Select
          label={t('looksFor')}
          value={draft.detector}
          options={detectorNames.map((value) => ({ value, label: t(`detector.${value}`) }))}
          onChange={(event) => set({ detector: event.currentTarget.value as RuleDraft['detector'] })}
        />
        <TextField
          label={t('least')}
          type="number"
          min={1}
          max={limits.boundaryCount}
          value={draft.leastCount}
          error={problemOf('leastCount')}
          onChange={(event) => set({ leastCount: event.currentTarget.value })}
        />
      </div>
      <RuleListFields draft={draft} error={problemOf('terms')} onChange={set} />
      <RuleScopeFields draft={draft} rule={rule} error={wrong?.field === 'scope' ? t('scopeNeeded') : undefined} onChange={set} />
      <RuleActChoice act={draft.act} error={problemOf('act')} onChange={(act) => set({ act })} />
      {draft.detector !== 'files' && (
        <>
          <TryText draft={draft} />
          <TryMonth draft={draft} />
        </>
      )}
      <Checkbox label={t('isOn')} hint={t('isOnHint')} checked={draft.isOn} onCheckedChange={(isOn) => set({ isOn })} />
    </FormDialog>
  );
}
