import type { ReactNode } from 'react';
import { vi } from 'vitest';
import { withMessages } from '../i18n/with-messages.tsx';
import { TRPCReactProvider } from '../trpc.tsx';

export type Call = { name: string; input: unknown };
/** What each procedure answers, by its name; a promise is waited for. */
export type Answers = Record<string, (input: unknown) => unknown>;

const bootstrap = () => ({ me: { id: 'me', role: 'owner', name: 'Olive' }, workspace: { name: 'Harbour' }, channels: [], can: {} });

/** Stands in for the server where a screen is tested by itself, and tells which calls came. */
export function answerCalls(answers: Answers): Call[] {
  const calls: Call[] = [];
  const all: Answers = { 'workspace.bootstrap': bootstrap, ...answers };
  vi.stubGlobal('fetch', async (request: string | URL | Request, init?: RequestInit) => {
    const url = new URL(request instanceof Request ? request.url : request, 'http://parley.test');
    const names = url.pathname.split('/').at(-1)?.split(',') ?? [];
    const inputs = JSON.parse(typeof init?.body === 'string' ? init.body : (url.searchParams.get('input') ?? '{}')) as Record<
      number,
      unknown
    >;
    const results = names.map(async (name, index) => {
      calls.push({ name, input: inputs[index] });
      const answer = all[name];
      if (!answer) throw new Error(`Nobody answers ${name}`);
      return { result: { data: await answer(inputs[index]) } };
    });
    return Response.json(await Promise.all(results));
  });
  return calls;
}

/** A screen with its words and its connection to whoever answers. */
export const onPage = (screen: ReactNode) => withMessages(<TRPCReactProvider>{screen}</TRPCReactProvider>);
