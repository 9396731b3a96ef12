// @vitest-environment happy-dom
import type { MessageView } from '@parley/contract/message-view';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { withMessages } from '@/lib/i18n/with-messages';
import { LinkPreviews } from './link-previews.tsx';

const wish = vi.hoisted(() => ({ linkPreviews: true }));
vi.mock('@/lib/use-preferences', () => ({ usePreferences: () => wish }));
vi.mock('../message/feed-context.ts', () => ({ useFeed: () => ({ myId: 'me', canModerate: false }) }));
vi.mock('../message/use-message-act.ts', () => ({ useMessageAct: () => () => {} }));

afterEach(cleanup);

const message = { id: 'm', author: { memberId: 'ana', name: 'Ana' } } as MessageView;
const preview = {
  url: 'https://harbour.example/tides',
  title: 'Tides',
  description: null,
  siteName: null,
  imageFileId: null,
  width: null,
  height: null,
};

test.each([true, false])('a member who wants previews: %s', (linkPreviews) => {
  wish.linkPreviews = linkPreviews;
  render(withMessages(<LinkPreviews message={message} previews={[preview]} />));
  expect(screen.queryByRole('link', { name: 'Tides' }) !== null).toBe(linkPreviews);
});
