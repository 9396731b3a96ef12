'use client';
import { proposedLabels } from '@parley/contract/label';
import type { PresetName } from '@parley/contract/presets';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { LabelChip } from '@/ui/label-chip';
import { useLabelsChanged } from './use-labels-changed.ts';

/** What suits the firm's kind, taken over with one press; all of it can be changed later. */
export function LabelProposal({ preset, onOwn }: { preset: PresetName | null; onOwn: () => void }) {
  const t = useTranslations('labels');
  const adopt = useMutation(useTRPC().label.adopt.mutationOptions({ onSuccess: useLabelsChanged() }));
  const labels = proposedLabels[preset ?? 'general'].map(({ key, ...label }) => ({
    ...label,
    name: t(`proposed.${key}`),
    meaning: t(`proposedText.${key}`),
  }));
  return (
    <div className="rounded-xl border border-line-strong p-5">
      <h3 className="place text-xl">{t('proposal')}</h3>
      <p className="max-w-[64ch] pt-1 text-pretty text-ink-2">{t('proposalLead')}</p>
      <ul className="grid gap-2.5 py-4">
        {labels.map((label) => (
          <li key={label.name} className="grid gap-x-4 gap-y-0.5 sm:grid-cols-[150px_1fr] sm:items-center">
            <span>
              <LabelChip label={label} className="text-sm" />
            </span>
            <span className="text-sm text-pretty text-ink-2">
              {label.meaning} {label.stays && t('stays')} {label.closedToGuests && t('noGuests')}
            </span>
          </li>
        ))}
      </ul>
      {adopt.isError && (
        <Alert className="mb-4" title={t('notSaved')}>
          {errorText(adopt.error)}
        </Alert>
      )}
      <div className="flex flex-wrap gap-2">
        <Button variant="primary" pending={adopt.isPending} onClick={() => adopt.mutate({ labels })}>
          {t('adopt')}
        </Button>
        <Button onClick={onOwn}>{t('own')}</Button>
      </div>
    </div>
  );
}
