import type { ReactNode } from 'react';

type Props = { title: string; words?: ReactNode; act?: ReactNode; children: ReactNode };

/** A list that fills the middle: its name, a sentence under it, and what one can do with all of it. */
export function ListFrame({ title, words, act, children }: Props) {
  return (
    <div data-region="messages" tabIndex={-1} className="on-paper h-full overflow-y-auto bg-paper outline-none">
      <header className="flex flex-wrap items-end justify-between gap-3 border-b border-line px-6 pt-7 pb-5 max-[719px]:px-4 max-[719px]:pt-5">
        <div>
          <h1 className="place text-3xl">{title}</h1>
          {words && <p className="pt-1 text-ink-2">{words}</p>}
        </div>
        {act}
      </header>
      {children}
    </div>
  );
}
