'use client';
import type { ComponentProps } from 'react';
import { cn } from './cn.ts';

/** Hairlines, a head that stays, figures in columns. On a phone it scrolls sideways within its own frame. */
export function Table({ label, className, ...rest }: ComponentProps<'table'> & { label: string }) {
  return (
    <div ref={letScroll} className="-mx-1 overflow-x-auto px-1">
      <table aria-label={label} className={cn('w-full border-collapse text-start', className)} {...rest} />
    </div>
  );
}

export function HeadCell({ className, ...rest }: ComponentProps<'th'>) {
  return (
    <th
      scope="col"
      className={cn(
        'sticky top-0 z-10 border-b border-line bg-(--ground) py-2 pe-3 text-start text-[12.5px] font-[520] whitespace-nowrap text-ink-3',
        className,
      )}
      {...rest}
    />
  );
}

export function Cell({ className, ...rest }: ComponentProps<'td'>) {
  return <td className={cn('border-b border-line py-2.5 pe-3 align-middle', className)} {...rest} />;
}

/** Who has no mouse scrolls it by the arrow keys: the frame takes the focus for as long as the table is wider than it. */
function letScroll(frame: HTMLDivElement | null): (() => void) | undefined {
  if (!frame || typeof ResizeObserver === 'undefined') return undefined;
  const observer = new ResizeObserver(() => {
    if (frame.scrollWidth > frame.clientWidth) frame.tabIndex = 0;
    else frame.removeAttribute('tabindex');
  });
  for (const part of [frame, ...frame.children]) observer.observe(part);
  return () => observer.disconnect();
}
