'use client';
import { X } from 'lucide-react';
import type { ReactNode, Ref } from 'react';
import { useTranslations } from 'use-intl';
import { IconButton } from '@/ui/icon-button';
import { closePane } from './use-chat-location.ts';

type Props = { title: string; note?: ReactNode; ref?: Ref<HTMLElement>; children: ReactNode };

/** The third pane: one thing beside the messages, closed by its cross or by Escape. */
export function PaneFrame({ title, note, ref, children }: Props) {
  const t = useTranslations('shell');
  return (
    <section
      ref={ref}
      aria-label={title}
      data-region="pane"
      tabIndex={-1}
      className="on-paper flex h-full min-h-0 flex-col border-s border-line bg-paper outline-none"
    >
      <header className="flex h-[60px] short:h-11 shrink-0 items-center gap-3.5 border-b border-line ps-[18px] pe-2.5">
        <h2 className="place text-[18px]">{title}</h2>
        {note && <p className="min-w-0 truncate text-sm text-ink-3">{note}</p>}
        <IconButton label={t('closePane', { title })} keys="Esc" className="ms-auto max-[719px]:size-11" onClick={closePane}>
          <X aria-hidden strokeWidth={1.6} />
        </IconButton>
      </header>
      {children}
    </section>
  );
}
