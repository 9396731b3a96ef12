import { serverTranslations } from '@/lib/i18n/server';
import { DrawnFeed } from './drawn-feed.tsx';
import { DrawnSide } from './drawn-side.tsx';
import { DrawnThread } from './drawn-thread.tsx';

/** The product itself, drawn with its own parts. A picture: nothing in it can be pressed or reached. */
export async function DrawnChat() {
  const t = await serverTranslations('site.drawn');
  return (
    <figure className="mx-auto max-w-[1228px] px-4 sm:px-6">
      <div
        aria-hidden
        inert
        className="grid overflow-hidden md:h-[600px] rounded-2xl border border-line-strong bg-paper text-start shadow-float select-none md:grid-cols-[236px_minmax(0,1fr)] lg:h-[640px] lg:grid-cols-[236px_minmax(0,1fr)_320px]"
      >
        <DrawnSide />
        <DrawnFeed />
        <DrawnThread />
      </div>
      <figcaption className="pt-3 text-center text-sm text-balance text-ink-3">{t('caption')}</figcaption>
    </figure>
  );
}
