'use client';
import { Clock } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { useMe, useWorkspace } from '../state/chat-client.tsx';
import { forgetSearches, useRecentSearches } from './recent-searches.ts';

/** Before anything is asked: how to ask, and what was asked lately. */
export function SearchStart({ isTooShort, onAsk }: { isTooShort: boolean; onAsk: (text: string) => void }) {
  const t = useTranslations('search');
  const { slug } = useWorkspace();
  const me = useMe();
  const recent = useRecentSearches(slug, me.id);
  return (
    <>
      <EmptyState title={isTooShort ? t('tooShort') : t('startTitle')}>{t('hint')}</EmptyState>
      {recent.length > 0 && (
        <section aria-label={t('recent')} className="mx-auto max-w-[520px] px-6 pb-8">
          <div className="flex items-center justify-between pb-1">
            <h2 className="text-sm font-semibold text-ink-2">{t('recent')}</h2>
            <Button size="sm" variant="quiet" onClick={() => forgetSearches(slug, me.id)}>
              {t('forget')}
            </Button>
          </div>
          <ul>
            {recent.map((one) => (
              <li key={one}>
                <button
                  type="button"
                  data-result={one}
                  className="flex min-h-10 w-full items-center gap-2.5 rounded-md px-2.5 text-start hover:bg-desk max-[719px]:min-h-11"
                  onClick={() => onAsk(one)}
                >
                  <Clock aria-hidden className="size-4 shrink-0 text-ink-3" strokeWidth={1.6} />
                  <bdi className="min-w-0 truncate">{one}</bdi>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
