'use client';
import { useQuery } from '@tanstack/react-query';
import { useEffect, type ReactNode } from 'react';
import { toErrorBody } from '@/lib/error-text';
import { useTRPC } from '@/lib/trpc';
import { Button } from '@/ui/button';
import { buttonClass } from '@/ui/button-class';
import { EmptyState } from '@/ui/empty-state';
import { ChatProvider } from '../state/chat-client.tsx';
import { ChatShell } from './chat-shell.tsx';
import { ChatSkeleton } from './chat-skeleton.tsx';
import { refusalText } from './refusal-text.ts';

/** Lets people into a workspace, or says why not and what to do. */
export function WorkspaceGate({ slug }: { slug: string }) {
  // The chat keeps this up to date itself from here on, so it is asked for once.
  const bootstrap = useQuery({ ...useTRPC().workspace.bootstrap.queryOptions(), staleTime: Infinity, gcTime: 0 });
  if (bootstrap.data)
    return (
      <ChatProvider slug={slug} bootstrap={bootstrap.data}>
        <ChatShell lastChannelId={bootstrap.data.lastChannelId} />
      </ChatProvider>
    );
  if (!bootstrap.error) return <ChatSkeleton />;
  switch (toErrorBody(bootstrap.error).code) {
    case 'UNAUTHENTICATED':
      return <ToSignIn />;
    case 'FORBIDDEN':
    case 'NOT_FOUND':
      return <NoEntry slug={slug} />;
    default:
      return <Failed error={bootstrap.error} onRetry={() => void bootstrap.refetch()} isRetrying={bootstrap.isFetching} />;
  }
}

function ToSignIn() {
  // Leaves for another page, with this one as the way back.
  useEffect(() => {
    window.location.replace(`/signin?next=${encodeURIComponent(window.location.pathname + window.location.search)}`);
  }, []);
  return <ChatSkeleton />;
}

function NoEntry({ slug }: { slug: string }) {
  return (
    <Page>
      <EmptyState
        title="You are not in this workspace"
        act={
          <a className={buttonClass({ variant: 'primary' })} href="/workspaces">
            Your workspaces
          </a>
        }
      >
        There is no workspace called “{slug}” that this account belongs to. If you were invited, use the link in the mail, or sign
        in with the address it was sent to.
      </EmptyState>
    </Page>
  );
}

function Failed({ error, onRetry, isRetrying }: { error: unknown; onRetry: () => void; isRetrying: boolean }) {
  return (
    <Page>
      <div role="alert">
        <EmptyState
          title="The workspace could not be opened"
          act={
            <Button variant="primary" pending={isRetrying} onClick={onRetry}>
              Try again
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
