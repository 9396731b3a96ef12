'use client';
import type { ShownLabels } from '@parley/contract/label';
import { useTranslations } from 'use-intl';
import { LabelChip } from '@/ui/label-chip';

type Shown = ShownLabels['labels'][number];
type Props = {
  legend: string;
  /** Null: none. */
  value: string | null;
  labels: readonly Shown[];
  /** What none means here. */
  none: string;
  onChange: (labelId: string | null) => void;
};

/** One of the firm's labels, each with what it means and what it keeps, or none. */
export function LabelChoiceField({ legend, value, labels, none, onChange }: Props) {
  const t = useTranslations('label');
  return (
    <fieldset className="grid gap-1.5">
      <legend className="sr-only">{legend}</legend>
      {[null, ...labels].map((label) => (
        <label
          key={label?.id ?? ''}
          className="block cursor-pointer rounded-lg border border-line-strong px-3 py-2 has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
        >
          <input
            type="radio"
            name="label"
            checked={value === (label?.id ?? null)}
            onChange={() => onChange(label?.id ?? null)}
            className="sr-only"
          />
          {label ? <LabelChip label={label} /> : <span className="font-medium">{none}</span>}
          {label && (label.meaning || label.stays || label.closedToGuests) && (
            <span className="block pt-0.5 text-sm text-pretty text-ink-2">
              <bdi>{label.meaning}</bdi> {label.stays && t('stays')} {label.closedToGuests && t('noGuests')}
            </span>
          )}
        </label>
      ))}
    </fieldset>
  );
}
