import type { ReactNode } from 'react';
import { Seal } from './seal.tsx';
import { Wordmark } from './wordmark.tsx';

export type QuietFrameProps = {
  title: string;
  lead?: ReactNode;
  /** At the top right: where else one may want to go. */
  aside?: ReactNode;
  /** The sentence at the foot. */
  promise?: string;
  children: ReactNode;
};

/** One quiet column on paper, with nothing in it that has to be fetched: it also stands where something went wrong. */
export function QuietFrame({ title, lead, aside, promise, children }: QuietFrameProps) {
  return (
    <div className="on-paper flex min-h-dvh flex-col bg-paper">
      <header className="flex h-[60px] items-center gap-2 px-4 sm:px-6">
        {/* Not a link of the router, which would come with every page for the sake of the one that failed. */}
        {/* oxlint-disable-next-line nextjs/no-html-link-for-pages */}
        <a href="/" className="rounded-md p-1">
          <Wordmark />
        </a>
        <div className="ms-auto flex items-center gap-3 text-sm text-ink-2">{aside}</div>
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
