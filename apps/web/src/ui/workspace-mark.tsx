import { cn } from './cn.ts';

type Props = { name: string; size?: 'sm' | 'md' | 'lg'; className?: string };

const sizes = {
  sm: 'size-7 rounded-[8px] text-[16px]',
  md: 'size-[34px] rounded-md text-[20px]',
  lg: 'size-11 rounded-[12px] text-[25px]',
};

/** The workspace's letter on its accent. */
export function WorkspaceMark({ name, size = 'md', className }: Props) {
  return (
    <span
      aria-hidden
      className={cn(
        'place inline-grid shrink-0 place-items-center bg-accent leading-none text-accent-ink select-none',
        sizes[size],
        className,
      )}
    >
      {[...name.trim()][0]?.toLocaleUpperCase() ?? 'P'}
    </span>
  );
}
