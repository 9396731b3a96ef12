'use client';
import { waitingPages, type WaitingList } from '@parley/contract/waiting';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { sumOf } from '@/lib/use-waiting';
import { CountBadge } from '@/ui/count-badge';

/** Where administration opens: how much waits for me, and the ways there. Nothing where nothing does. */
export function WaitingLine({ slug, items }: { slug: string; items: WaitingList['items'] }) {
  const t = useTranslations('waiting');
  if (items.length === 0) return null;
  return (
    <section
      aria-label={t('title')}
      className="mb-7 flex flex-wrap items-center gap-x-5 gap-y-1.5 rounded-xl border border-line bg-amber-soft px-4 py-2.5"
    >
      <p className="font-medium text-amber-text">{t('line', { count: sumOf(items) })}</p>
      <ul className="flex flex-wrap gap-x-5 gap-y-1">
        {items.map(({ kind, count }) => (
          <li key={kind}>
            <Link href={`/${slug}/admin/${waitingPages[kind]}`} className="group inline-flex min-h-8 items-center gap-2">
              <span className="underline decoration-line-strong underline-offset-4 group-hover:decoration-current">
                {t(`kind.${kind}`)}
              </span>
              <CountBadge count={count} />
              <span className="sr-only">{t('waiting', { count })}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
