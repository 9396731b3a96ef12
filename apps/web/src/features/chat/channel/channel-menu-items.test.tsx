import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import type { MyChannelView } from '@parley/contract/channel-view';
import { settle } from '@/lib/testing/settle';
import { ChannelMenuItems } from './channel-menu-items.tsx';

const calls = vi.hoisted((): { posting: string; answer: (value: unknown) => void }[] => []);
const client = vi.hoisted(() => ({ updateChannel: vi.fn() }));
vi.mock('use-intl', () => ({ useTranslations: () => (key: string) => key }));
vi.mock('../state/chat-client.tsx', () => ({
  useChatClient: () => client,
  useCan: () => ({}),
  useMe: () => ({ id: 'me' }),
  useWorkspace: () => ({ shown: { labels: [] } }),
}));
vi.mock('../sidebar/channel-row-menu.tsx', () => ({ MoveTo: () => null }));
vi.mock('../sidebar/use-sidebar.ts', () => ({ useSidebarActions: () => ({}) }));
vi.mock('../shell/refusal-text.ts', () => ({ refusalText: () => 'refused' }));
vi.mock('@/ui/menu', () => ({
  MenuItem: () => null,
  MenuSeparator: () => null,
  MenuCheck: ({ checked, onCheckedChange }: { checked: boolean; onCheckedChange: (on: boolean) => void }) => (
    <input type="checkbox" checked={checked} onChange={() => onCheckedChange(!checked)} />
  ),
}));
vi.mock('@/lib/trpc', () => {
  const mutationFn = ({ posting }: { posting: string }) => new Promise((answer) => calls.push({ posting, answer }));
  const channel = new Proxy({}, { get: () => ({ mutationOptions: () => ({ mutationFn }) }) });
  return { useTRPC: () => ({ channel }) };
});

const mine = { channel: { id: 'c', kind: 'public', name: 'desk', posting: 'all' }, can: { setPosting: true } } as MyChannelView;
const box = () => screen.getByRole<HTMLInputElement>('checkbox');
const wrapper = ({ children }: { children: ReactNode }) => (
  <QueryClientProvider client={new QueryClient()}>{children}</QueryClientProvider>
);
afterEach(cleanup);

test('who writes here, pressed on and at once off again, shows and ends as it was pressed last', async () => {
  render(<ChannelMenuItems mine={mine} />, { wrapper });
  fireEvent.click(box());
  await settle();
  expect(box().checked).toBe(true);
  fireEvent.click(box());
  await settle();
  expect(box().checked).toBe(false);
  expect(calls.map(({ posting }) => posting)).toEqual(['admins']);
  calls[0]?.answer({});
  await settle();
  expect(calls.map(({ posting }) => posting)).toEqual(['admins', 'all']);
});
