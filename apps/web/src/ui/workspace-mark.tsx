import { cn } from './cn.ts';

type Props = {
  name: string;
  /** The address of the firm's logo, where it has one. */ logo?: string | null;
  size?: 'sm' | 'md' | 'lg';
  className?: string;
};

const sizes = {
  sm: 'size-7 rounded-[8px] text-[16px]',
  md: 'size-[34px] rounded-md text-[20px]',
  lg: 'size-11 rounded-[12px] text-[25px]',
};

/** The firm's logo, or its letter on its accent. */
export function WorkspaceMark({ name, logo, size = 'md', className }: Props) {
  if (logo)
    return (
      <img src={logo} alt="" className={cn('inline-block shrink-0 bg-paper object-contain select-none', sizes[size], className)} />
    );
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
