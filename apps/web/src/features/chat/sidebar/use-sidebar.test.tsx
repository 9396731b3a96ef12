import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, renderHook } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SidebarView } from '@parley/contract/sidebar-view';
import { settle } from '@/lib/testing/settle';
import { useSidebarActions } from './use-sidebar.ts';

type Call = { name: string; input: object; answer: (value: unknown) => void; refuse: () => void };
const calls = vi.hoisted((): Call[] => []);
vi.mock('use-intl', () => ({ useTranslations: () => (key: string) => key }));
vi.mock('../state/chat-client.tsx', () => ({ useChatClient: () => ({ updateChannel: () => {} }), useChannels: () => [] }));
vi.mock('../shell/try-action.ts', () => ({ tryAction: (_: string, ask: () => Promise<unknown>) => void ask().catch(() => {}) }));
vi.mock('@/lib/trpc', () => {
  const procedure = (name: string) => ({
    queryKey: () => [name],
    mutationOptions: () => ({
      retry: false,
      mutationFn: (input: object) =>
        new Promise((answer, reject) => calls.push({ name, input, answer, refuse: () => reject(new Error('refused')) })),
    }),
  });
  const router = new Proxy({}, { get: (_, name: string) => procedure(name) });
  return { useTRPC: () => ({ sidebar: router, channel: router }) };
});

const section = (id: string, name: string) => ({ id, name, position: 1 });
const view = (...names: string[]) =>
  ({ sections: names.map((name, i) => section(`s${i}`, name)), places: [] }) as unknown as SidebarView;
let client: QueryClient;
const names = () => client.getQueryData<SidebarView>(['get'])?.sections.map(({ name }) => name);
function draw() {
  const wrapper = ({ children }: { children: ReactNode }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>;
  return renderHook(() => useSidebarActions(), { wrapper }).result;
}

beforeEach(() => {
  calls.length = 0;
  client = new QueryClient();
  client.setQueryData(['get'], view('one', 'two'));
});
afterEach(cleanup);

test('acts in quick succession are asked one after the other, and what was wished last is shown throughout', async () => {
  const side = draw();
  act(() => side.current.changeSection('s0', { name: 'eins' }));
  act(() => side.current.changeSection('s1', { name: 'zwei' }));
  await settle();
  expect(calls.map(({ input }) => input)).toEqual([{ sectionId: 's0', name: 'eins' }]);
  expect(names()).toEqual(['eins', 'zwei']);
  calls[0]?.answer(view('eins', 'two'));
  await settle();
  expect(names()).toEqual(['eins', 'zwei']);
  expect(calls).toHaveLength(2);
  calls[1]?.answer(view('eins', 'zwei, as kept'));
  await settle();
  expect(names()).toEqual(['eins', 'zwei, as kept']);
});

test('a refusal takes back its own wish alone', async () => {
  const side = draw();
  act(() => side.current.changeSection('s0', { name: 'eins' }));
  act(() => side.current.changeSection('s1', { name: 'zwei' }));
  await settle();
  calls[0]?.refuse();
  await settle();
  expect(names()).toEqual(['eins', 'zwei']);
  calls[1]?.answer(view('one', 'zwei'));
  await settle();
  expect(names()).toEqual(['one', 'zwei']);
  act(() => side.current.changeSection('s0', { name: 'uno' }));
  await settle();
  calls[2]?.refuse();
  await settle();
  expect(names()).toEqual(['one', 'zwei']);
});

test('a mute that is pressed on and off again ends as it was pressed last', async () => {
  const side = draw();
  const mine = { channel: { id: 'c' } } as never;
  act(() => side.current.setMuted(mine, true));
  act(() => side.current.setMuted(mine, false));
  await settle();
  expect(calls.map(({ input }) => input)).toEqual([{ channelId: 'c', isMuted: true }]);
  calls[0]?.answer({});
  await settle();
  expect(calls[1]?.input).toEqual({ channelId: 'c', isMuted: false });
});
