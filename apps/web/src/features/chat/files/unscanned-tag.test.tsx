// @vitest-environment happy-dom
import { fileStates } from '@parley/contract/file-view';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { locales } from '@/lib/i18n/locales';
import { withMessages } from '@/lib/i18n/with-messages';
import { UnscannedTag } from './unscanned-tag.tsx';

afterEach(cleanup);

const sizes = { bytes: 1, width: null, height: null, durationMs: null, hasThumb: false };
const file = { id: 'f', name: 'a.txt', mime: 'text/plain', ...sizes, note: null, signature: null };

test('of all files, those alone that nobody looked at carry the tag, and it says what that means', () => {
  for (const state of fileStates) {
    render(withMessages(<UnscannedTag file={{ ...file, state }} />));
    expect(screen.queryByText('Not scanned') !== null, state).toBe(state === 'unscanned');
    expect(screen.queryByText(/no virus scanner has looked at this file/i) !== null, state).toBe(state === 'unscanned');
    cleanup();
  }
});

test.each(locales)('it has words in %s', (locale) => {
  const { container } = render(withMessages(<UnscannedTag file={{ ...file, state: 'unscanned' }} />, locale));
  expect(container.textContent).not.toMatch(/files\./);
});
