'use client';
import { Check } from 'lucide-react';
import { useTranslations } from 'use-intl';

type Props = {
  label: string;
  /** Comes with the role, and is changed with it. */
  isByRole: boolean;
  isGranted: boolean;
  isFixed: boolean;
  onChange: (isGranted: boolean) => void;
};

/** One field of the table: a mark where the role carries it, else a box to tick. */
export function PermissionBox({ label, isByRole, isGranted, isFixed, onChange }: Props) {
  const t = useTranslations('security');
  if (isByRole)
    return (
      <span className="grid size-6 place-items-center text-ink-3">
        <Check aria-hidden className="size-4" />
        <span className="sr-only">{t('byRole', { label })}</span>
      </span>
    );
  return (
    <label className="grid size-6 cursor-pointer place-items-center has-disabled:cursor-default">
      <input
        type="checkbox"
        aria-label={label}
        checked={isGranted}
        disabled={isFixed}
        onChange={(event) => onChange(event.target.checked)}
        className="size-[18px] accent-accent"
      />
    </label>
  );
}
