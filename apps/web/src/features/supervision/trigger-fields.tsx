'use client';
import { supervisedDetectors, type LexiconView } from '@parley/contract/supervision';
import { useTranslations } from 'use-intl';
import { Checkbox } from '@/ui/checkbox';
import { TextField } from '@/ui/text-field';
import type { PolicyDraft } from './policy-draft.ts';

type Props = {
  draft: PolicyDraft;
  lexicons: LexiconView[];
  error: string | undefined;
  onChange: (change: Partial<PolicyDraft>) => void;
};

const withOrWithout = <T,>(all: readonly T[], one: T, isIn: boolean) =>
  isIn ? [...all, one] : all.filter((other) => other !== one);

/** What puts a message into the queue. */
export function TriggerFields({ draft, lexicons, error, onChange }: Props) {
  const t = useTranslations('supervision');
  const detectorWord = useTranslations('boundary.detector');
  return (
    <fieldset className="grid gap-3">
      <legend className="pb-1.5 text-sm font-medium">{t('triggers')}</legend>
      <div className="grid max-h-52 gap-1.5 overflow-y-auto rounded-lg border border-line p-3 sm:grid-cols-2">
        {lexicons.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={t('lexiconNamed', { name })}
            checked={draft.lexiconIds.includes(id)}
            onCheckedChange={(isIn) => onChange({ lexiconIds: withOrWithout(draft.lexiconIds, id, isIn) })}
          />
        ))}
        {supervisedDetectors.map((name) => (
          <Checkbox
            key={name}
            label={detectorWord(name)}
            checked={draft.detectors.includes(name)}
            onCheckedChange={(isIn) => onChange({ detectors: withOrWithout(draft.detectors, name, isIn) })}
          />
        ))}
      </div>
      {lexicons.length === 0 && <p className="text-sm text-ink-3">{t('noLexiconYet')}</p>}
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={t('samplePercent')}
          hint={t('sampleHint')}
          type="number"
          min={0}
          max={100}
          step={0.1}
          value={draft.percent}
          onChange={(event) => onChange({ percent: event.currentTarget.value })}
        />
        <TextField
          label={t('newDays')}
          hint={t('newDaysHint')}
          type="number"
          min={0}
          max={365}
          value={draft.newDays}
          onChange={(event) => onChange({ newDays: event.currentTarget.value })}
        />
      </div>
      {error && <p className="text-sm font-medium text-red-text">{error}</p>}
    </fieldset>
  );
}
