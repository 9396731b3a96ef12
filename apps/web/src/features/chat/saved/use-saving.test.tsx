import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { settle } from '@/lib/testing/settle';
import { useSaving } from './use-saving.ts';

type Call = { name: string; answer: (value: unknown) => void; refuse: () => void };
const calls = vi.hoisted((): Call[] => []);
const told = vi.hoisted(() => vi.fn());
vi.mock('use-intl', () => ({ useTranslations: () => (key: string) => key }));
vi.mock('@/ui/toast', () => ({ showToast: told }));
vi.mock('../shell/refusal-text.ts', () => ({ refusalText: () => 'refused' }));
vi.mock('@/lib/trpc', () => {
  const ask = (name: string) => ({
    mutate: () => new Promise((answer, reject) => calls.push({ name, answer, refuse: () => reject(new Error('no')) })),
  });
  const saved = new Proxy({}, { get: (_, name: string) => ask(name) });
  return {
    useTRPCClient: () => ({ saved }),
    useTRPC: () => ({ saved: { ids: { queryKey: () => ['saved', 'ids'] }, pathFilter: () => ({ queryKey: ['saved'] }) } }),
  };
});

let client: QueryClient;
const kept = () => client.getQueryData<{ messageIds: string[] }>(['saved', 'ids'])?.messageIds;
const isOld = () => client.getQueryState(['saved', 'ids'])?.isInvalidated;
function draw() {
  const wrapper = ({ children }: { children: ReactNode }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>;
  return renderHook(() => useSaving(), { wrapper }).result;
}

beforeEach(() => {
  calls.length = 0;
  told.mockClear();
  client = new QueryClient();
  client.setQueryData(['saved', 'ids'], { messageIds: ['old'] });
});
afterEach(cleanup);

test('what is kept shows at once, and pressed off again at once it ends so: the server is asked in the order of the presses', async () => {
  const saving = draw();
  act(() => saving.current.save('m'));
  await settle();
  expect(kept()).toEqual(['old', 'm']);
  act(() => saving.current.remove('m'));
  await settle();
  expect(kept()).toEqual(['old']);
  expect(calls.map(({ name }) => name)).toEqual(['save']);
  calls[0]?.answer({});
  await settle();
  expect(calls.map(({ name }) => name)).toEqual(['save', 'remove']);
  expect(kept()).toEqual(['old']);
  expect(isOld()).toBe(false);
  calls[1]?.answer({});
  await settle();
  expect(isOld()).toBe(true);
  expect(told.mock.calls.map(([{ title }]) => title)).toEqual(['isSaved', 'isRemoved']);
});

test('a refusal is said, and what there is asked for anew', async () => {
  const saving = draw();
  act(() => saving.current.save('m'));
  await settle();
  calls[0]?.refuse();
  await settle();
  expect(isOld()).toBe(true);
  expect(told).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ title: 'notKept' }));
});
