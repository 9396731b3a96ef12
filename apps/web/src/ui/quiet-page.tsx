import Link from 'next/link';
import type { ReactNode } from 'react';
import { LanguageToggle } from './language-toggle.tsx';
import { Seal } from './seal.tsx';
import { ThemeToggle } from './theme-toggle.tsx';
import { Wordmark } from './wordmark.tsx';

type Props = {
  title: string;
  lead?: ReactNode;
  /** Where else one may want to go, at the top right. */
  aside?: ReactNode;
  /** The sentence at the foot. */
  promise?: string;
  children: ReactNode;
};

/** One quiet column on paper: signing up, signing in, and what arrives by mail. */
export function QuietPage({ title, lead, aside, promise, children }: Props) {
  return (
    <div className="on-paper flex min-h-dvh flex-col bg-paper">
      <header className="flex h-[60px] items-center gap-2 px-4 sm:px-6">
        <Link href="/" className="rounded-md p-1">
          <Wordmark />
        </Link>
        <div className="ms-auto flex items-center gap-3 text-sm text-ink-2">
          {aside}
          <LanguageToggle />
          <ThemeToggle />
        </div>
      </header>
      <main className="mx-auto w-full max-w-[432px] flex-1 px-4 pt-[clamp(24px,7vh,88px)] pb-16">
        <h1 className="place text-4xl">{title}</h1>
        {lead && <p className="pt-2 text-lg text-pretty text-ink-2">{lead}</p>}
        <div className="pt-7">{children}</div>
      </main>
      {promise && (
        <footer className="mx-auto flex w-full max-w-[432px] items-start gap-2.5 px-4 pb-8 text-ink-2">
          <Seal className="mt-0.5" />
          <p className="font-serif text-lg leading-6 text-pretty italic">{promise}</p>
        </footer>
      )}
    </div>
  );
}
