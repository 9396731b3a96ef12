'use client';
import type { MatterView } from '@parley/contract/matter';
import { useQuery } from '@tanstack/react-query';
import { FolderClosed } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { errorText, toErrorBody } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Alert, Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { PageHead, PageSection } from '@/ui/side-page';
import { Skeleton } from '@/ui/skeleton';
import { Gathered } from './gathered.tsx';
import { MatterActs } from './matter-acts.tsx';
import { MatterFrame } from './matter-frame.tsx';
import { MatterParts } from './matter-parts.tsx';
import { MatterPeople } from './matter-people.tsx';

/** Draws the text of a message; given by whoever composes the page. */
export type DrawText = (body: string) => ReactNode;

type Drawn = {
  drawText: DrawText;
  /** Says how long the matter is kept, and lets it be changed. */
  drawKeeping: (matter: MatterView) => ReactNode;
};

/** One matter: who works on it, what it gathers, and all of that in the order in which it was written. */
export function MatterPage({ slug, matterId, ...drawn }: { slug: string; matterId: string } & Drawn) {
  const t = useTranslations('matter');
  const ui = useTranslations('ui');
  const matter = useQuery(useTRPC().matter.get.queryOptions({ matterId }));
  return (
    <MatterFrame slug={slug} current={matter.data}>
      {matter.isPending && (
        <div role="status" aria-label={t('loading')} className="flex flex-col gap-4">
          <Skeleton className="h-10 w-72" />
          <Skeleton className="h-40 rounded-xl" />
        </div>
      )}
      {matter.isError && toErrorBody(matter.error).code === 'NOT_FOUND' && (
        <EmptyState icon={<FolderClosed aria-hidden strokeWidth={1.4} />} title={t('notHere')}>
          {t('notHereLead')}
        </EmptyState>
      )}
      {matter.isError && toErrorBody(matter.error).code !== 'NOT_FOUND' && (
        <Alert acts={<Button onClick={() => void matter.refetch()}>{ui('tryAgain')}</Button>}>{errorText(matter.error)}</Alert>
      )}
      {matter.data && <Opened slug={slug} matter={matter.data} {...drawn} />}
    </MatterFrame>
  );
}

function Opened({ slug, matter, drawText, drawKeeping }: { slug: string; matter: MatterView } & Drawn) {
  const t = useTranslations('matter');
  return (
    <>
      <PageHead title={matter.name} lead={matter.client || undefined} acts={<MatterActs slug={slug} matter={matter} />} />
      {matter.closedAt && (
        <Banner tone="amber" className="mb-6">
          {t('closedNow')}
        </Banner>
      )}
      <div className="grid gap-x-12 lg:grid-cols-2">
        <PageSection title={t('gathers')} lead={t('gathersLead')} className="pt-0">
          <MatterParts matter={matter} />
        </PageSection>
        <PageSection title={t('people')} lead={t('peopleLead')} className="lg:pt-0">
          <MatterPeople matter={matter} />
        </PageSection>
      </div>
      <PageSection title={t('kept')} lead={t('keptLead')}>
        {drawKeeping(matter)}
      </PageSection>
      <PageSection title={t('inOrder')} lead={t('inOrderLead')}>
        <Gathered slug={slug} matter={matter} drawText={drawText} />
      </PageSection>
    </>
  );
}
