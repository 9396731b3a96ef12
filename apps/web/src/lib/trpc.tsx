'use client';
import { QueryClientProvider } from '@tanstack/react-query';
import { createTRPCClient, httpBatchLink, type TRPCLink } from '@trpc/client';
import { createTRPCContext } from '@trpc/tanstack-react-query';
import { requestIdHeader, workspaceHeader } from '@parley/contract/ticket';
import type { AppRouter } from '@parley/api/router';
import { useState, type ReactNode } from 'react';
import { unattended } from './attended.ts';
import { currentSlug } from './current-slug.ts';
import { toErrorBody } from './error-text.ts';
import { FreshQueryClient } from './fresh-query-client.ts';
import { inOrderLink } from './in-order-link.ts';
import { newRequestId } from './request-id.ts';

const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();
export { useTRPC, useTRPCClient };

/** A refusal stays a refusal however often one asks; only what may pass is asked again. */
function shouldRetry(failures: number, error: unknown): boolean {
  return failures < 2 && toErrorBody(error).code === 'INTERNAL';
}

function makeQueryClient() {
  return new FreshQueryClient({
    defaultOptions: {
      queries: { staleTime: 30_000, retry: shouldRetry, refetchOnWindowFocus: false },
      mutations: { retry: false },
    },
  });
}

/** TanStack's paged queries also say in which direction they page; our inputs are strict and know a cursor alone. */
const withoutDirection: TRPCLink<AppRouter> =
  () =>
  ({ op, next }) => {
    if (op.type !== 'query' || typeof op.input !== 'object' || op.input === null || !('direction' in op.input)) return next(op);
    const { direction: _, ...input } = op.input;
    return next({ ...op, input });
  };

/** `workspace`: the one its calls are about, when that is not the one of the page's address. */
export function makeTRPCClient(workspace?: string) {
  return createTRPCClient<AppRouter>({
    links: [
      withoutDirection,
      inOrderLink,
      httpBatchLink({
        url: '/api/trpc',
        maxURLLength: 2_000,
        headers: () => {
          const slug = workspace ?? currentSlug(window.location.pathname);
          return {
            [requestIdHeader]: newRequestId(),
            ...(slug ? { [workspaceHeader]: slug } : {}),
            ...unattended(),
          };
        },
      }),
    ],
  });
}

export function TRPCReactProvider({ children }: { children: ReactNode }) {
  const [queryClient] = useState(makeQueryClient);
  const [trpcClient] = useState(() => makeTRPCClient());
  return (
    <QueryClientProvider client={queryClient}>
      <TRPCProvider trpcClient={trpcClient} queryClient={queryClient}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  );
}
