'use client';
import type { MatterLine } from '@parley/contract/matter';
import { useInfiniteQuery } from '@tanstack/react-query';
import { FolderClosed } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { formatDate } from '@/lib/format-time';
import { useTRPC } from '@/lib/trpc';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { Paged } from '@/ui/paged';
import { PageHead } from '@/ui/side-page';
import { Skeleton } from '@/ui/skeleton';
import { Tabs } from '@/ui/tabs';
import { MatterDialog } from './matter-dialog.tsx';
import { MatterFrame } from './matter-frame.tsx';

/** The matters that this person works on. */
export function MattersPage({ slug }: { slug: string }) {
  const t = useTranslations('matter');
  const [isOpening, setIsOpening] = useState(false);
  return (
    <MatterFrame slug={slug}>
      <PageHead
        title={t('title')}
        lead={t('lead')}
        acts={
          <Button variant="primary" onClick={() => setIsOpening(true)}>
            {t('new')}
          </Button>
        }
      />
      <Tabs
        label={t('title')}
        tabs={[
          { value: 'open', label: t('open'), panel: <MatterLines slug={slug} isClosed={false} onNew={() => setIsOpening(true)} /> },
          { value: 'closed', label: t('closed'), panel: <MatterLines slug={slug} isClosed /> },
        ]}
      />
      {isOpening && <MatterDialog slug={slug} matter={null} onClose={() => setIsOpening(false)} />}
    </MatterFrame>
  );
}

function MatterLines({ slug, isClosed, onNew }: { slug: string; isClosed: boolean; onNew?: () => void }) {
  const t = useTranslations('matter');
  const pages = useInfiniteQuery(
    useTRPC().matter.list.infiniteQueryOptions({ isClosed }, { getNextPageParam: (page) => page.nextCursor }),
  );
  return (
    <Paged
      pages={pages}
      loading={
        <div role="status" aria-label={t('loading')} className="flex flex-col gap-3 pt-4">
          <Skeleton className="h-14 rounded-lg" />
          <Skeleton className="h-14 rounded-lg" />
        </div>
      }
      none={
        <EmptyState
          icon={<FolderClosed aria-hidden strokeWidth={1.4} />}
          title={t(isClosed ? 'noneClosed' : 'none')}
          act={onNew && <Button onClick={onNew}>{t('new')}</Button>}
        >
          {!isClosed && t('noneLead')}
        </EmptyState>
      }
      more={t('more')}
    >
      {(matters) => (
        <ul>
          {matters.map((matter) => (
            <Line key={matter.id} slug={slug} matter={matter} />
          ))}
        </ul>
      )}
    </Paged>
  );
}

function Line({ slug, matter }: { slug: string; matter: MatterLine }) {
  const t = useTranslations('matter');
  const { id, name, client, people, parts, createdAt } = matter;
  return (
    <li className="border-b border-line">
      <Link
        href={`/${slug}/matters/${id}`}
        className="group flex flex-wrap items-baseline gap-x-4 gap-y-0.5 rounded-md py-3.5 hover:bg-sunk sm:px-2"
      >
        <span className="min-w-0 flex-1 basis-60">
          <span dir="auto" className="block truncate font-semibold group-hover:text-accent-text">
            {name}
          </span>
          {client && (
            <span dir="auto" className="block truncate text-sm text-ink-2">
              {client}
            </span>
          )}
        </span>
        <span className="text-sm text-ink-3">
          {t('lineSum', { people, parts })} · <time dateTime={createdAt}>{formatDate(createdAt)}</time>
        </span>
      </Link>
    </li>
  );
}
