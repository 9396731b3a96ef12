'use client';
import { detectorNames, type BoundaryRuleView } from '@parley/contract/boundary-rule';
import { limits } from '@parley/contract/limits';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Checkbox } from '@/ui/checkbox';
import { Dialog, DialogActions, DialogClose } from '@/ui/dialog';
import { Select } from '@/ui/select';
import { TextArea } from '@/ui/text-area';
import { TextField } from '@/ui/text-field';
import { RuleActChoice } from './rule-act-choice.tsx';
import { draftOf, readDraft, type RuleDraft } from './rule-draft.ts';
import { RuleScopeFields } from './rule-scope-fields.tsx';
import { TryMonth } from './try-month.tsx';
import { TryText } from './try-text.tsx';

/** Makes a rule, or changes the one that is given; before it holds it can be tried. */
export function BoundaryRuleDialog({ rule, onClose }: { rule: BoundaryRuleView | null; onClose: () => void }) {
  const t = useTranslations('boundary');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(rule));
  const [wrong, setWrong] = useState<{ field: string; problem: string } | null>(null);
  const set = (change: Partial<RuleDraft>) => {
    setDraft({ ...draft, ...change });
    setWrong(null);
  };
  const done = {
    onSuccess: () => {
      onClose();
      return queryClient.invalidateQueries(trpc.boundaryRule.list.queryFilter());
    },
  };
  const create = useMutation(trpc.boundaryRule.create.mutationOptions(done));
  const change = useMutation(trpc.boundaryRule.change.mutationOptions(done));
  const failure = create.error ?? change.error;
  const save = (event: FormEvent) => {
    event.preventDefault();
    const read = readDraft(draft);
    if ('problem' in read) return setWrong(read);
    if (rule) change.mutate({ ...read.input, id: rule.id, version: rule.version });
    else create.mutate(read.input);
  };
  const problemOf = (field: string) => (wrong?.field === field ? wrong.problem : undefined);
  return (
    <Dialog open size="lg" onOpenChange={(open) => !open && onClose()} title={rule ? t('changeTitle') : t('newTitle')}>
      <form onSubmit={save} noValidate className="flex flex-col gap-4">
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
        {draft.detector === 'own' && (
          <TextArea
            label={t('terms')}
            hint={t('termsHint')}
            rows={4}
            dir="auto"
            value={draft.lines}
            error={problemOf('terms')}
            onChange={(event) => set({ lines: event.currentTarget.value })}
          />
        )}
        <RuleScopeFields draft={draft} rule={rule} error={wrong?.field === 'scope' ? t('scopeNeeded') : undefined} onChange={set} />
        <RuleActChoice act={draft.act} onChange={(act) => set({ act })} />
        <TryText draft={draft} />
        <TryMonth draft={draft} />
        <Checkbox label={t('isOn')} hint={t('isOnHint')} checked={draft.isOn} onCheckedChange={(isOn) => set({ isOn })} />
        {failure && <Alert title={t('notSaved')}>{errorText(failure)}</Alert>}
        <DialogActions>
          <DialogClose render={<Button>{t('cancel')}</Button>} />
          <Button type="submit" variant="primary" pending={create.isPending || change.isPending}>
            {rule ? t('save') : t('create')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
