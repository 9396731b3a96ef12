'use client';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { errorText, toErrorBody } from '@/lib/error-text';
import { useBootstrap } from '@/lib/use-bootstrap';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { buttonClass } from '@/ui/button-class';
import { EmptyState } from '@/ui/empty-state';
import { SidePage } from '@/ui/side-page';
import { Skeleton } from '@/ui/skeleton';
import { adminSections } from './admin-sections.ts';

/** The side bar of administration, and the page only for those who may administer. The server decides again on every call. */
export function AdminFrame({ slug, children }: { slug: string; children: ReactNode }) {
  const t = useTranslations('admin');
  const ui = useTranslations('ui');
  const format = useFormatter();
  const pathname = usePathname();
  const bootstrap = useBootstrap();
  const current = pathname.split('/')[3] ?? 'members';
  const memberCount = bootstrap.data?.workspace.memberCount;
  const links = adminSections.map((section) => ({
    href: `/${slug}/admin/${section.path}`,
    label: t(`section.${section.name}`),
    isCurrent: section.path === current,
    ...(section.path === 'members' && memberCount ? { aside: <span aria-hidden>{format.number(memberCount)}</span> } : {}),
  }));
  return (
    <SidePage
      back={{ href: `/${slug}`, label: bootstrap.data?.workspace.name ?? ui('backToChat') }}
      title={t('title')}
      links={links}
    >
      {bootstrap.isPending ? (
        <Loading />
      ) : bootstrap.isError ? (
        <NotOpened error={bootstrap.error} isTrying={bootstrap.isFetching} onRetry={() => void bootstrap.refetch()} />
      ) : bootstrap.data.can.administer ? (
        children
      ) : (
        <EmptyState
          title={t('notForYou')}
          act={
            <a className={buttonClass()} href={`/${slug}`}>
              {ui('backToChat')}
            </a>
          }
        >
          {t('notForYouLead', { role: bootstrap.data.me.role, workspace: bootstrap.data.workspace.name })}
        </EmptyState>
      )}
    </SidePage>
  );
}

function Loading() {
  const t = useTranslations('admin');
  return (
    <div role="status" aria-label={t('loading')} className="flex flex-col gap-4">
      <Skeleton className="h-10 w-56" />
      <Skeleton className="h-5 w-96 max-w-full" />
      <Skeleton className="mt-6 h-64 rounded-xl" />
    </div>
  );
}

function NotOpened({ error, isTrying, onRetry }: { error: unknown; isTrying: boolean; onRetry: () => void }) {
  const ui = useTranslations('ui');
  const isAbsent = toErrorBody(error).code === 'NOT_FOUND';
  return (
    <Alert
      acts={
        isAbsent ? (
          <a className={buttonClass()} href="/workspaces">
            {ui('yourWorkspaces')}
          </a>
        ) : (
          <Button pending={isTrying} onClick={onRetry}>
            {ui('tryAgain')}
          </Button>
        )
      }
    >
      {errorText(error)}
    </Alert>
  );
}
