'use client';
import { ArrowLeft } from 'lucide-react';
import Link from 'next/link';
import { useId, type ReactNode } from 'react';
import { cn } from './cn.ts';
import { CountBadge } from './count-badge.tsx';
import { reveal } from './reveal.ts';

export type SideLink = {
  href: string;
  label: string;
  isCurrent: boolean;
  aside?: ReactNode;
  /** What waits there: a figure, and the words that a screen reader adds to the name. */
  waiting?: { count: number; words: string };
};

type Props = {
  back: { href: string; label: string };
  /** Names the place and its navigation. */
  title: string;
  links: SideLink[];
  children: ReactNode;
};

/** A side bar of sections and one page: administration, settings. On a phone the sections become a row that scrolls. */
export function SidePage({ back, title, links, children }: Props) {
  const id = useId();
  return (
    <div className="flex min-h-dvh flex-col md:grid md:grid-cols-[248px_minmax(0,1fr)]">
      <aside className="on-desk flex min-w-0 flex-col border-line bg-desk px-3 pt-4 max-md:border-b md:sticky md:top-0 md:h-dvh md:overflow-y-auto md:border-e md:pb-4">
        <Link
          href={back.href}
          className="flex items-center gap-2 self-start rounded-md px-2.5 py-1 text-sm text-ink-2 hover:text-ink"
        >
          <ArrowLeft aria-hidden className="size-3.5 rtl:rotate-180" />
          <span className="truncate">{back.label}</span>
        </Link>
        <p className="place px-2.5 pt-3 pb-3 text-xl">{title}</p>
        <nav
          aria-label={title}
          className="relative -mx-3 flex gap-0.5 px-3 max-md:overflow-x-auto max-md:pb-2 md:flex-col max-md:[scrollbar-width:none]"
        >
          {links.map((link) => (
            <Link
              key={link.href}
              href={link.href}
              aria-current={link.isCurrent ? 'page' : undefined}
              aria-describedby={link.waiting && `${id}${link.href}`}
              ref={link.isCurrent ? reveal : undefined}
              className={cn(
                'flex h-8 shrink-0 items-center gap-3 rounded-[8px] px-2.5 font-[480] whitespace-nowrap transition-colors',
                link.isCurrent ? 'bg-accent-soft font-semibold text-accent-text' : 'text-ink-2 hover:bg-sunk hover:text-ink',
              )}
            >
              {link.label}
              {link.aside && <span className="ms-auto text-xs font-normal text-ink-3 max-md:hidden">{link.aside}</span>}
              {link.waiting && (
                <>
                  <CountBadge count={link.waiting.count} className={link.aside ? '' : 'md:ms-auto'} />
                  <span id={`${id}${link.href}`} hidden>
                    {link.waiting.words}
                  </span>
                </>
              )}
            </Link>
          ))}
        </nav>
      </aside>
      <main className="on-paper min-w-0 flex-1 bg-paper px-4 pt-7 pb-20 sm:px-8 md:pt-10 lg:px-14">
        <div className="max-w-[980px]">{children}</div>
      </main>
    </div>
  );
}

type HeadProps = { title: string; lead?: ReactNode; acts?: ReactNode };

/** A page's title in Newsreader, the sentence under it, and what one can do here. */
export function PageHead({ title, lead, acts }: HeadProps) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4 pb-7">
      <div className="min-w-0 flex-1 basis-80">
        <h1 className="place text-4xl">{title}</h1>
        {lead && <p className="max-w-[64ch] pt-2 text-lg text-pretty text-ink-2">{lead}</p>}
      </div>
      {acts && <div className="flex flex-wrap gap-2">{acts}</div>}
    </header>
  );
}

type SectionProps = { title: string; lead?: ReactNode; acts?: ReactNode; id?: string; className?: string; children: ReactNode };

export function PageSection({ title, lead, acts, id, className, children }: SectionProps) {
  return (
    <section id={id} aria-label={title} className={cn('scroll-mt-6 pt-9 [header+&]:pt-0', className)}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
        <h2 className="place text-[20px] leading-7">{title}</h2>
        {acts}
      </div>
      {lead && <p className="max-w-[72ch] pt-1 text-[13.5px] text-pretty text-ink-3">{lead}</p>}
      <div className="pt-4">{children}</div>
    </section>
  );
}
