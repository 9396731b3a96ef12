'use client';
import { useQuery } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { toErrorBody } from '@/lib/error-text';
import { doorPath } from '@/lib/door-path';
import { useTRPC } from '@/lib/trpc';
import { Button } from '@/ui/button';
import { buttonClass } from '@/ui/button-class';
import { EmptyState } from '@/ui/empty-state';
import { ChatProvider } from '../state/chat-client.tsx';
import { forgetCopies } from '../state/kept-copy.ts';
import { readLastChannel } from '../state/local-settings.ts';
import { ChatShell } from './chat-shell.tsx';
import { ChatSkeleton } from './chat-skeleton.tsx';
import { refusalText } from './refusal-text.ts';
import { useKeptCopy } from './use-kept-copy.ts';

/** Lets people into a workspace, or says why not and what to do. */
export function WorkspaceGate({ slug, banner }: { slug: string; banner: ReactNode }) {
  // The chat keeps this up to date itself from here on, so it is asked for once.
  const bootstrap = useQuery({
    ...useTRPC().workspace.bootstrap.queryOptions(),
    staleTime: Infinity,
    gcTime: 0,
    networkMode: 'always',
  });
  const kept = useKeptCopy(slug, !bootstrap.data && isUnreachable(bootstrap.failureReason));
  // Comes first: once shown it brings itself up to date, also when an answer comes after all.
  if (kept)
    return (
      <ChatProvider slug={slug} bootstrap={kept.bootstrap} kept={kept}>
        <ChatShell lastChannelId={readLastChannel(slug)} banner={banner} />
      </ChatProvider>
    );
  if (bootstrap.data)
    return (
      <ChatProvider slug={slug} bootstrap={bootstrap.data}>
        <ChatShell lastChannelId={bootstrap.data.lastChannelId} banner={banner} />
      </ChatProvider>
    );
  if (!bootstrap.error) return <ChatSkeleton />;
  switch (toErrorBody(bootstrap.error).code) {
    case 'UNAUTHENTICATED':
      return <ToSignIn path={doorPath(bootstrap.error, slug)} />;
    case 'FORBIDDEN':
      // The page that asks for the signature is on its way; what is kept here is theirs.
      if (toErrorBody(bootstrap.error).rule === 'acceptable-use-first') return <ChatSkeleton />;
      return <NoEntry slug={slug} />;
    case 'NOT_FOUND':
      return <NoEntry slug={slug} />;
    default:
      return <Failed error={bootstrap.error} onRetry={() => void bootstrap.refetch()} isRetrying={bootstrap.isFetching} />;
  }
}

/** No answer at all, rather than a refusal. */
const isUnreachable = (error: unknown) => typeof error === 'object' && error !== null && !('data' in error && error.data);

function ToSignIn({ path }: { path: string | null }) {
  // Leaves for another page, with this one as the way back. What was kept here belongs to whoever was signed in.
  useEffect(() => {
    void forgetCopies().catch(() => {});
    window.location.replace(path ?? `/signin?next=${encodeURIComponent(window.location.pathname + window.location.search)}`);
  }, [path]);
  return <ChatSkeleton />;
}

function NoEntry({ slug }: { slug: string }) {
  const t = useTranslations('shell');
  // The browser's database.
  useEffect(() => void forgetCopies(slug).catch(() => {}), [slug]);
  return (
    <Page>
      <EmptyState
        title={t('noEntry')}
        act={
          <a className={buttonClass({ variant: 'primary' })} href="/workspaces">
            {t('yourWorkspaces')}
          </a>
        }
      >
        {t('noEntryWords', { slug })}
      </EmptyState>
    </Page>
  );
}

function Failed({ error, onRetry, isRetrying }: { error: unknown; onRetry: () => void; isRetrying: boolean }) {
  const t = useTranslations('shell');
  return (
    <Page>
      <div role="alert">
        <EmptyState
          title={t('notOpened')}
          act={
            <Button variant="primary" pending={isRetrying} onClick={onRetry}>
              {t('tryAgain')}
            </Button>
          }
        >
          {refusalText(error)}
        </EmptyState>
      </div>
    </Page>
  );
}

const Page = ({ children }: { children: ReactNode }) => (
  <main className="on-desk grid min-h-dvh place-items-center bg-desk">
    <h1 className="sr-only">Parley</h1>
    {children}
  </main>
);
