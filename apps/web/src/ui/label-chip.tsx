import { cn } from './cn.ts';

/** How confidential something is, in a colour that is read well in both themes. The words say it; the colour only helps. */
export const labelLook = {
  slate: 'bg-label-slate text-label-slate-ink',
  green: 'bg-label-green text-label-green-ink',
  blue: 'bg-label-blue text-label-blue-ink',
  violet: 'bg-label-violet text-label-violet-ink',
  amber: 'bg-label-amber text-label-amber-ink',
  red: 'bg-label-red text-label-red-ink',
} as const;

type Props = { label: { name: string; color: keyof typeof labelLook }; className?: string };

export function LabelChip({ label, className }: Props) {
  return (
    <bdi
      className={cn(
        'inline-block max-w-full truncate rounded-[5px] px-1.5 text-xs font-semibold forced-colors:border',
        labelLook[label.color],
        className,
      )}
    >
      {label.name}
    </bdi>
  );
}
