// @vitest-environment happy-dom
import { act, cleanup, render, screen } from '@testing-library/react';
import { Profiler } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ChatProvider, useChannels, useConnection, useDraft, useMessages, usePresence, useTotalUnread } from './chat-client.tsx';
import { ModelServer } from './testing/model-server.ts';

const server = new ModelServer();
server.create('b-side', 'public', ['me', 'ana']);
server.create('a-side', 'public', ['me', 'ana']);
server.send('ana', { clientId: 'k1', channelId: 'a-side', body: 'One' });

beforeEach(() => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  localStorage.clear();
});

function Screen() {
  const [draft, setDraft] = useDraft({ channelId: 'a-side' });
  const { status, items } = useMessages('a-side');
  return (
    <>
      <p>
        {useChannels()
          .map(({ channel }) => channel.name)
          .join(' ')}
      </p>
      <p>
        {useTotalUnread()} unread, {status}, {items.length} shown, {usePresence('ana').state}, {useConnection().state}
      </p>
      <input aria-label="Draft" value={draft} onChange={(event) => setDraft(event.target.value)} />
      <button onClick={() => setDraft('Hello')}>Fill in</button>
    </>
  );
}

test('the hooks draw from the first moment, and again only when something of theirs changes', async () => {
  const onRender = vi.fn();
  render(
    <ChatProvider slug="w" bootstrap={server.bootstrap('me')}>
      <Profiler id="screen" onRender={onRender}>
        <Screen />
      </Profiler>
    </ChatProvider>,
  );
  expect(screen.getByText('a-side b-side')).toBeDefined();
  expect(screen.getByText(/1 unread, loading, 0 shown, offline/)).toBeDefined();
  await act(async () => screen.getByRole('button').click());
  expect(screen.getByRole('textbox', { name: 'Draft' })).toHaveProperty('value', 'Hello');
  expect(onRender.mock.calls.length).toBeLessThan(8);
});
