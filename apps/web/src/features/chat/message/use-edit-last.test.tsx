import { act, cleanup, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { MessageView } from '@parley/contract/message-view';
import type { PendingMessage } from '../state/chat-client.tsx';
import { useEditLast } from './use-edit-last.ts';

vi.mock('../state/chat-client.tsx', () => ({ useMe: () => ({ id: 'me' }) }));

const message = (id: string, fields: Partial<MessageView> = {}) =>
  ({ id, clientId: `c-${id}`, author: { memberId: 'me', name: 'Me' }, deletedAt: null, ...fields }) as MessageView;
const pending = (id: string, state: PendingMessage['state'] = 'sending') => ({ clientId: `c-${id}`, state }) as PendingMessage;

type Shown = { items: MessageView[]; pending: PendingMessage[] };
const setEditingId = vi.fn();
const draw = (shown: Shown) =>
  renderHook((now: Shown) => useEditLast(now, { isThread: false, setEditingId }), { initialProps: shown });

beforeEach(() => {
  vi.useFakeTimers();
  setEditingId.mockClear();
  document.body.innerHTML = '<main><div data-region="composer"><textarea></textarea></div></main>';
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

test('Up changes my last message that stands here and has words of its own', () => {
  const gone = message('3', { deletedAt: '2026-11-22T00:00:00.000Z' });
  const others = message('4', { author: { memberId: 'una', name: 'Una' } });
  const poll = message('5', { extra: { poll: { question: '?', options: [] } } } as unknown as Partial<MessageView>);
  const { result } = draw({ items: [message('1'), message('2'), gone, others, poll], pending: [] });
  act(() => result.current());
  expect(setEditingId).toHaveBeenCalledExactlyOnceWith('2');
});

test('pressed at once it means what is on its way, and never the message before it', () => {
  const { result, rerender } = draw({ items: [message('1')], pending: [pending('2')] });
  act(() => result.current());
  expect(setEditingId).not.toHaveBeenCalled();
  rerender({ items: [message('1'), message('2')], pending: [] });
  expect(setEditingId).toHaveBeenCalledExactlyOnceWith('2');
});

test('who writes on meanwhile, or has waited long, is not interrupted', () => {
  const { result, rerender } = draw({ items: [], pending: [pending('1')] });
  act(() => result.current());
  (document.querySelector('textarea') as HTMLTextAreaElement).value = 'Next';
  rerender({ items: [message('1')], pending: [pending('2')] });
  (document.querySelector('textarea') as HTMLTextAreaElement).value = '';
  act(() => result.current());
  vi.advanceTimersByTime(10_000);
  rerender({ items: [message('1'), message('2')], pending: [] });
  expect(setEditingId).not.toHaveBeenCalled();
});
