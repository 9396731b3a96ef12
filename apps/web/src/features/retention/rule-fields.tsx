'use client';
import { retentionActs, retentionScopes, type RetentionAct } from '@parley/contract/retention';
import { Trash2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { IconButton } from '@/ui/icon-button';
import { Select } from '@/ui/select';
import { TextField } from '@/ui/text-field';
import type { DraftProblem, RuleDraft } from './rule-draft.ts';
import { RulePlace } from './rule-place.tsx';

type Props = {
  draft: RuleDraft;
  number: number;
  problem: DraftProblem['field'] | null;
  onChange: (draft: RuleDraft) => void;
  onRemove: () => void;
};

/** One rule: for what, what happens, and for how long. */
export function RuleFields({ draft, number, problem, onChange, onRemove }: Props) {
  const t = useTranslations('retention');
  const set = (change: Partial<RuleDraft>) => onChange({ ...draft, ...change });
  return (
    <li aria-label={t('ruleNumber', { number })} className="relative rounded-xl border border-line p-4 pe-12">
      <div className="grid gap-3 sm:grid-cols-2">
        <Select
          label={t('forWhat')}
          value={draft.scope}
          options={retentionScopes.map((value) => ({ value, label: t(`scope.${value}`) }))}
          onChange={(event) => set({ scope: event.currentTarget.value as RuleDraft['scope'], id: '', name: '' })}
        />
        <RulePlace draft={draft} error={problem === 'id' ? t('choosePlace') : undefined} onChange={set} />
        <Select
          label={t('whatHappens')}
          value={draft.act}
          options={retentionActs.map((value) => ({ value, label: t(`act.${value}`) }))}
          onChange={(event) => set({ act: event.currentTarget.value as RetentionAct })}
        />
        {draft.act !== 'forever' && (
          <div className="grid grid-cols-[1fr_1.2fr] gap-2">
            <TextField
              label={t('howLong')}
              type="number"
              min={1}
              value={draft.count}
              error={problem === 'count' ? t('countNeeded') : undefined}
              onChange={(event) => set({ count: event.currentTarget.value })}
            />
            <Select
              label={t('unit')}
              value={draft.unit}
              options={(['days', 'years'] as const).map((value) => ({ value, label: t(`units.${value}`) }))}
              onChange={(event) => set({ unit: event.currentTarget.value as RuleDraft['unit'] })}
            />
          </div>
        )}
      </div>
      <IconButton size="sm" className="absolute end-2.5 top-2.5" label={t('removeRule', { number })} onClick={onRemove}>
        <Trash2 aria-hidden strokeWidth={1.6} />
      </IconButton>
    </li>
  );
}
