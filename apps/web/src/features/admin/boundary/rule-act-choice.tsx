'use client';
import { boundaryActs, type BoundaryAct } from '@parley/contract/boundary-rule';
import { useTranslations } from 'use-intl';
import { refusalInWords } from '@/lib/i18n/refusals';

type Props = { act: BoundaryAct; error: string | undefined; onChange: (act: BoundaryAct) => void };

/** What happens when the rule is met, each with what it means for the writer. */
export function RuleActChoice({ act, error, onChange }: Props) {
  const t = useTranslations('boundary');
  return (
    <fieldset className="grid gap-1.5">
      <legend className="pb-1.5 text-sm font-medium">{t('whatHappens')}</legend>
      {boundaryActs.map((value) => (
        <label
          key={value}
          className="grid cursor-pointer gap-x-4 rounded-lg border border-line-strong px-3 py-2 sm:grid-cols-[132px_1fr] sm:items-baseline has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
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
      <p className="text-sm text-pretty text-ink-3">{t('actElsewhere')}</p>
      {error && (
        <p role="alert" className="text-sm text-red-text">
          {refusalInWords(error)}
        </p>
      )}
    </fieldset>
  );
}
