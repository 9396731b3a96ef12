'use client';
import { useTranslations } from 'use-intl';
import { Checkbox } from '@/ui/checkbox';
import { TextField } from '@/ui/text-field';

type Hours = { from: string; to: string };
type Props = { hours: Hours | null; zone: string; onChange: (hours: Hours | null) => void };
const usual: Hours = { from: '19:00', to: '08:00' };

export function QuietHours({ hours, zone, onChange }: Props) {
  const t = useTranslations('preferences');
  const change = (part: Partial<Hours>) => {
    const next = { ...usual, ...hours, ...part };
    // A time that is being typed is empty for a moment.
    if (next.from && next.to) onChange(next);
  };
  return (
    <div className="flex flex-col gap-3">
      <Checkbox
        label={t('quiet')}
        hint={t('quietHint', { zone })}
        checked={hours !== null}
        onCheckedChange={(isOn) => onChange(isOn ? usual : null)}
      />
      {hours && (
        <div className="flex gap-3 ps-7">
          <TextField type="time" label={t('from')} value={hours.from} onChange={({ target }) => change({ from: target.value })} />
          <TextField type="time" label={t('to')} value={hours.to} onChange={({ target }) => change({ to: target.value })} />
        </div>
      )}
    </div>
  );
}
