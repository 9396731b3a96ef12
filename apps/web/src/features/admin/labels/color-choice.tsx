'use client';
import { labelColors, type LabelColor } from '@parley/contract/label';
import { useTranslations } from 'use-intl';
import { cn } from '@/ui/cn';
import { labelLook } from '@/ui/label-chip';

type Props = { name: string; value: LabelColor; onChange: (color: LabelColor) => void };

/** One of the colours, each with its name: nobody has to tell them apart by looking. */
export function ColorChoice({ name, value, onChange }: Props) {
  const t = useTranslations('labels');
  return (
    <fieldset>
      <legend className="pb-1.5 text-sm font-medium">{t('color')}</legend>
      <div className="flex flex-wrap gap-2">
        {labelColors.map((color) => (
          <label
            key={color}
            className={cn(
              'cursor-pointer rounded-md px-3 py-1 text-sm font-medium outline-offset-2 has-checked:outline-2 has-checked:outline-ink has-focus-visible:outline-2 has-focus-visible:outline-focus forced-colors:border',
              labelLook[color],
            )}
          >
            <input
              type="radio"
              name={name}
              value={color}
              checked={value === color}
              onChange={() => onChange(color)}
              className="sr-only"
            />
            {t(`colors.${color}`)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
