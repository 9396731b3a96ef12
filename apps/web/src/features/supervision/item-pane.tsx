'use client';
import type { OpenedItem } from '@parley/contract/supervision';
import { ArrowLeft } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { formatFull } from '@/lib/format-time';
import { Alert, Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { Skeleton } from '@/ui/skeleton';
import { ItemActs } from './item-acts.tsx';
import { ItemHistory } from './item-history.tsx';
import { MarkedText } from './marked-text.tsx';
import type { Opened } from './use-opened-item.ts';
import type { ReviewActs } from './use-review-acts.ts';
import { useWhyWords } from './use-why-words.ts';

type Props = { opened: Opened; acts: ReviewActs; onAsk: (what: 'close' | 'escalate') => void };

/** The item that is open: its words with what was found in them, what stands around it, and what was done about it. */
export function ItemPane({ opened, acts, onAsk }: Props) {
  const t = useTranslations('supervision');
  if (!opened.id)
    return (
      <div className="max-lg:hidden">
        <EmptyState title={t('nothingOpen')}>{t('nothingOpenLead')}</EmptyState>
      </div>
    );
  return (
    <section aria-label={t('item')} aria-busy={opened.isPending} className="min-w-0 py-4">
      <Button size="sm" variant="quiet" className="mb-2 lg:hidden" onClick={opened.shut}>
        <ArrowLeft aria-hidden className="size-4 rtl:rotate-180" />
        {t('back')}
      </Button>
      {opened.error && !opened.isPending && <Alert title={t('notOpened')}>{errorText(opened.error)}</Alert>}
      {opened.data ? (
        <Item opened={opened.data} acts={acts} onAsk={onAsk} />
      ) : (
        opened.isPending && <Skeleton className="h-64 w-full" />
      )}
    </section>
  );
}

function Item({ opened, acts, onAsk }: { opened: OpenedItem } & Pick<Props, 'acts' | 'onAsk'>) {
  const t = useTranslations('supervision');
  const whyWords = useWhyWords();
  const { item, text, found, before, after } = opened;
  const where = opened.channelName ? `#${opened.channelName}` : t(`kind.${item.channelKind}`);
  return (
    <>
      <header className="flex flex-wrap items-start justify-between gap-3 pb-4">
        <div className="min-w-0">
          <h2 className="place text-xl">
            <bdi>{item.author.name}</bdi>
          </h2>
          <p className="text-sm text-ink-3">
            <bdi>{where}</bdi> · <time dateTime={item.saidAt}>{formatFull(item.saidAt)}</time>
            {item.isEdit && <> · {t('edited')}</>}
          </p>
        </div>
        <ItemActs item={item} acts={acts} onAsk={onAsk} />
      </header>
      {item.proposed && item.state !== 'closed' && (
        <Banner tone="amber" className="mb-4">
          {t('secondNeeded', { name: item.proposed.by.name, outcome: t(`outcome.${item.proposed.outcome}`) })}
        </Banner>
      )}
      <Around lines={before} label={t('before')} />
      <div className="rounded-xl border border-line-strong bg-sunk px-4 py-3">
        {text === null ? <p className="text-ink-3">{t('erased')}</p> : <MarkedText text={text} spans={found} />}
        {opened.isDeleted && <p className="pt-2 text-sm text-ink-3">{t('deleted')}</p>}
      </div>
      <Around lines={after} label={t('after')} />
      <h3 className="pt-4 text-sm font-semibold">{t('whyHere', { policy: item.policyName, version: item.policyVersion })}</h3>
      <ul className="list-disc ps-5 text-sm text-ink-2">
        {[...new Set(found.map(whyWords))].map((words) => (
          <li key={words} dir="auto">
            {words}
          </li>
        ))}
      </ul>
      <ItemHistory opened={opened} acts={acts} />
    </>
  );
}

function Around({ lines, label }: { lines: OpenedItem['before']; label: string }) {
  if (lines.length === 0) return null;
  return (
    <ul aria-label={label} className="grid gap-1.5 px-4 py-2.5 text-sm text-ink-3">
      {lines.map((line) => (
        <li key={line.messageId} className="wrap-anywhere">
          <bdi className="font-medium text-ink-2">{line.author}</bdi>{' '}
          <span dir="auto" className="whitespace-pre-wrap">
            {line.body}
          </span>
        </li>
      ))}
    </ul>
  );
}
