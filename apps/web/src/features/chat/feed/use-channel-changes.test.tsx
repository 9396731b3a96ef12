import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ChannelView } from '@parley/contract/channel-view';
import { settle } from '@/lib/testing/settle';
import { useChannelChanges } from './use-channel-changes.ts';

const shown = vi.hoisted(() => ({ channel: {} as object, query: undefined as unknown }));
vi.mock('../state/chat-client.tsx', () => ({ useChannel: () => ({ channel: shown.channel }) }));
vi.mock('@/lib/trpc', () => ({
  useTRPC: () => ({ channel: { changes: { queryKey: (input: object) => ['changes', input] } } }),
  useTRPCClient: () => ({ channel: { changes: { query: shown.query } } }),
}));

const stands = (fields: Partial<ChannelView>) => {
  shown.channel = { kind: 'public', name: 'desk', topic: '', posting: 'all', isArchived: false, memberCount: 1, ...fields };
};
const line = (version: number) => ({ version, type: 'channel.archived' });
const versions = (changes: readonly { version: number }[]) => changes.map(({ version }) => version);
const query = vi.fn<() => Promise<object[]>>();
let client: QueryClient;
const draw = (enabled = true) =>
  renderHook(() => useChannelChanges('here', { enabled }), {
    wrapper: ({ children }: { children: ReactNode }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>,
  });

beforeEach(() => {
  client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  query.mockReset();
  shown.query = query;
  stands({});
});
afterEach(cleanup);

test('nothing is asked before the messages are there', () => {
  draw(false);
  expect(query).not.toHaveBeenCalled();
});

test('a change of what a line speaks of is asked for, who comes and goes is not', async () => {
  query.mockResolvedValueOnce([line(1)]).mockResolvedValueOnce([line(1), line(3)]);
  const { result, rerender } = draw();
  await waitFor(() => expect(versions(result.current)).toEqual([1]));
  stands({ memberCount: 2 });
  rerender();
  stands({ memberCount: 2, topic: 'Rates' });
  rerender();
  await waitFor(() => expect(versions(result.current)).toEqual([1, 3]));
  expect(query).toHaveBeenCalledTimes(2);
});

test('an answer that was asked for before a change gives way to one asked for after it', async () => {
  let answer: (lines: object[]) => void = () => {};
  query.mockReturnValueOnce(new Promise((resolve) => (answer = resolve))).mockResolvedValueOnce([line(1), line(2)]);
  const { result, rerender } = draw();
  await waitFor(() => expect(query).toHaveBeenCalledTimes(1));
  stands({ isArchived: true });
  rerender();
  answer([line(1)]);
  await waitFor(() => expect(versions(result.current)).toEqual([1, 2]));
});

test('what changed while another channel was looked at is asked for on the way back', async () => {
  query.mockResolvedValueOnce([line(1)]).mockResolvedValueOnce([line(1), line(2)]);
  const first = draw();
  await waitFor(() => expect(versions(first.result.current)).toEqual([1]));
  first.unmount();
  stands({ name: 'bench' });
  const { result } = draw();
  await waitFor(() => expect(versions(result.current)).toEqual([1, 2]));
});

test('a refusal is not asked over and over, and the lines that were there stay', async () => {
  query.mockResolvedValueOnce([line(1)]).mockRejectedValue(new Error('down'));
  const { result, rerender } = draw();
  await waitFor(() => expect(versions(result.current)).toEqual([1]));
  stands({ topic: 'Rates' });
  rerender();
  await waitFor(() => expect(query).toHaveBeenCalledTimes(2));
  rerender();
  await settle();
  expect(query).toHaveBeenCalledTimes(2);
  expect(versions(result.current)).toEqual([1]);
});
