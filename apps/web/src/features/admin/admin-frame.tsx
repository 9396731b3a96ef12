'use client';
import { usePathname, useRouter } from 'next/navigation';
import { useEffect, type ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { errorText, toErrorBody } from '@/lib/error-text';
import { useBootstrap } from '@/lib/use-bootstrap';
import { useDoor } from '@/lib/use-door';
import { sumOf } from '@/lib/use-waiting';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { buttonClass } from '@/ui/button-class';
import { EmptyState } from '@/ui/empty-state';
import { SidePage } from '@/ui/side-page';
import { Skeleton } from '@/ui/skeleton';
import { adminSections, isIn, pagesFor, waitingOn } from './admin-sections.ts';
import { PageRow } from './page-row.tsx';
import { useWaitingItems } from './waiting/use-waiting-items.ts';
import { WaitingLine } from './waiting/waiting-line.tsx';

/**
 * The side bar of administration with the sections that are this person's, and the page only where it is theirs. The server
 * decides again on every call.
 */
export function AdminFrame({ slug, children }: { slug: string; children: ReactNode }) {
  const t = useTranslations('admin');
  const ui = useTranslations('ui');
  const words = useTranslations('waiting');
  const format = useFormatter();
  const pathname = usePathname();
  const bootstrap = useBootstrap();
  useDoor(bootstrap.error, slug);
  const current = pathname.split('/')[3] ?? '';
  const memberCount = bootstrap.data?.workspace.memberCount;
  const can = bootstrap.data?.can;
  const theirs = adminSections.flatMap((section) => {
    const [path] = can ? pagesFor(section, can) : [];
    return path ? [{ ...section, opens: path }] : [];
  });
  const isTheirs = can?.administer || (can && theirs.some((section) => pagesFor(section, can).includes(current)));
  useFirstSection(current === '' ? theirs[0] && `/${slug}/admin/${theirs[0].opens}` : undefined);
  const items = useWaitingItems();
  const links = theirs.map((section) => {
    const count = sumOf(waitingOn(section, items));
    return {
      href: `/${slug}/admin/${section.opens}`,
      label: t(`section.${section.name}`),
      isCurrent: isIn(section, current),
      ...(count > 0 ? { waiting: { count, words: words('waiting', { count }) } } : {}),
      ...(section.path === 'members' && memberCount ? { aside: <span aria-hidden>{format.number(memberCount)}</span> } : {}),
    };
  });
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
      ) : isTheirs ? (
        <>
          {current === theirs[0]?.opens && <WaitingLine slug={slug} items={items} />}
          <PageRow slug={slug} current={current} can={bootstrap.data.can} waiting={items} />
          {children}
        </>
      ) : current === '' && theirs.length > 0 ? (
        <Loading />
      ) : (
        <EmptyState
          title={t(theirs.length > 0 ? 'notThisPart' : 'notForYou')}
          act={
            <a className={buttonClass()} href={`/${slug}`}>
              {ui('backToChat')}
            </a>
          }
        >
          {theirs.length > 0
            ? t('notThisPartLead')
            : t('notForYouLead', { role: bootstrap.data.me.role, workspace: bootstrap.data.workspace.name })}
        </EmptyState>
      )}
    </SidePage>
  );
}

/** Administration opens with the first section that is this person's. */
function useFirstSection(href: string | undefined): void {
  const router = useRouter();
  // The address of the page.
  useEffect(() => {
    if (href) router.replace(href);
  }, [router, href]);
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
