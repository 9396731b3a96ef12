// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { withMessages } from '@/lib/i18n/with-messages';
import { Dialog } from '@/ui/dialog';
import { ToastList } from '@/ui/toast-list';
import { showToast } from '@/ui/toast';
import { isCovered } from './is-covered.ts';

afterEach(cleanup);

test('a dialog takes the keys for itself; toasts of both kinds leave them to the page', async () => {
  const { unmount } = render(
    withMessages(
      <Dialog open title="Rename" onOpenChange={() => {}}>
        <p>words</p>
      </Dialog>,
    ),
  );
  await screen.findByRole('dialog');
  expect(isCovered()).toBe(true);
  unmount();
  render(withMessages(<ToastList />));
  showToast({ title: 'Calm' });
  showToast({ title: 'Red', tone: 'red' });
  for (const title of ['Calm', 'Red']) await screen.findAllByText(title);
  expect(document.querySelectorAll('[data-toast]')).toHaveLength(2);
  expect(isCovered()).toBe(false);
});
