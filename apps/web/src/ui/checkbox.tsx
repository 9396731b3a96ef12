'use client';
import { Checkbox as Base } from '@base-ui/react/checkbox';
import { Check } from 'lucide-react';
import { useId, type ReactNode } from 'react';

type Props = {
  label: ReactNode;
  hint?: ReactNode;
  checked?: boolean;
  defaultChecked?: boolean;
  onCheckedChange?: (checked: boolean) => void;
  disabled?: boolean;
  name?: string;
};

export function Checkbox({ label, hint, ...rest }: Props) {
  const id = useId();
  return (
    <div className="flex items-start gap-2.5">
      <Base.Root
        aria-labelledby={`${id}-label`}
        aria-describedby={hint ? `${id}-hint` : undefined}
        className="mt-0.5 grid size-[18px] shrink-0 place-items-center rounded-xs border border-control bg-paper transition-colors data-checked:border-accent data-checked:bg-accent data-disabled:opacity-55"
        {...rest}
        id={id}
      >
        <Base.Indicator>
          <Check aria-hidden className="size-3.5 text-accent-ink" strokeWidth={3} />
        </Base.Indicator>
      </Base.Root>
      <div>
        <label id={`${id}-label`} htmlFor={id} className="font-medium">
          {label}
        </label>
        {hint && (
          <p id={`${id}-hint`} className="text-sm text-ink-3">
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}
