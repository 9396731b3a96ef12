'use client';
import { boundaryActs, type BoundaryAct } from '@parley/contract/boundary-rule';
import { useTranslations } from 'use-intl';

/** What happens when the rule is met, each with what it means for the writer. */
export function RuleActChoice({ act, onChange }: { act: BoundaryAct; onChange: (act: BoundaryAct) => void }) {
  const t = useTranslations('boundary');
  return (
    <fieldset className="grid gap-2 sm:grid-cols-3">
      <legend className="pb-1.5 text-sm font-medium">{t('whatHappens')}</legend>
      {boundaryActs.map((value) => (
        <label
          key={value}
          className="cursor-pointer rounded-lg border border-line-strong p-3 has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
        >
          <input
            type="radio"
            name="boundary-act"
            value={value}
            checked={act === value}
            onChange={() => onChange(value)}
            className="sr-only"
          />
          <span className="block font-medium">{t(`act.${value}`)}</span>
          <span className="block text-sm text-pretty text-ink-2">{t(`actText.${value}`)}</span>
        </label>
      ))}
    </fieldset>
  );
}
