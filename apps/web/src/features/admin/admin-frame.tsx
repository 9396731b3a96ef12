'use client';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
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
  const pathname = usePathname();
  const bootstrap = useBootstrap();
  const current = pathname.split('/')[3] ?? 'members';
  const memberCount = bootstrap.data?.workspace.memberCount;
  const links = adminSections.map((section) => ({
    href: `/${slug}/admin/${section.path}`,
    label: section.label,
    isCurrent: section.path === current,
  }));
  return (
    <SidePage
      back={{ href: `/${slug}`, label: bootstrap.data?.workspace.name ?? 'Back to the chat' }}
      title="Administration"
      links={links.map((link) =>
        link.label === 'Members' && memberCount ? { ...link, aside: <span aria-hidden>{memberCount}</span> } : link,
      )}
    >
      {bootstrap.isPending ? (
        <Loading />
      ) : bootstrap.isError ? (
        <NotOpened error={bootstrap.error} isTrying={bootstrap.isFetching} onRetry={() => void bootstrap.refetch()} />
      ) : bootstrap.data.can.administer ? (
        children
      ) : (
        <EmptyState
          title="Administration is for owners and admins"
          act={
            <a className={buttonClass()} href={`/${slug}`}>
              Back to the chat
            </a>
          }
        >
          You are a {bootstrap.data.me.role} of {bootstrap.data.workspace.name}. Ask an owner if you need to manage it.
        </EmptyState>
      )}
    </SidePage>
  );
}

function Loading() {
  return (
    <div role="status" aria-label="Loading" className="flex flex-col gap-4">
      <Skeleton className="h-10 w-56" />
      <Skeleton className="h-5 w-96 max-w-full" />
      <Skeleton className="mt-6 h-64 rounded-xl" />
    </div>
  );
}

function NotOpened({ error, isTrying, onRetry }: { error: unknown; isTrying: boolean; onRetry: () => void }) {
  const isAbsent = toErrorBody(error).code === 'NOT_FOUND';
  return (
    <Alert
      acts={
        isAbsent ? (
          <a className={buttonClass()} href="/workspaces">
            Your workspaces
          </a>
        ) : (
          <Button pending={isTrying} onClick={onRetry}>
            Try again
          </Button>
        )
      }
    >
      {errorText(error)}
    </Alert>
  );
}
