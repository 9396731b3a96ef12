import clsx from 'clsx';
import type { ComponentProps } from 'react';

/** A text area that grows with its text: an unseen copy of the text beneath it gives the height. */
export function GrowingTextField({ value, className, ...rest }: ComponentProps<'textarea'> & { value: string }) {
  const shape = 'col-start-1 row-start-1 w-full whitespace-pre-wrap wrap-anywhere [font:inherit] leading-normal';
  return (
    <div className={clsx('grid max-h-[40dvh] overflow-y-auto', className)}>
      <div aria-hidden className={clsx(shape, 'invisible min-h-[1.5em]')}>
        {value}
        {'\u200b'}
      </div>
      <textarea
        {...rest}
        value={value}
        rows={1}
        className={clsx(shape, 'resize-none overflow-hidden bg-transparent outline-none placeholder:text-ink-3')}
      />
    </div>
  );
}
