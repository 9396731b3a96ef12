// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { withMessages } from '@/lib/i18n/with-messages';
import { ToastList } from '@/ui/toast-list';
import { lateDialog } from './late-dialog.tsx';
import { openDialog, useOpenDialog } from './open-dialog.ts';

afterEach(cleanup);

test('a dialog that cannot be fetched closes with a word, and opens when it is tried again', async () => {
  let isThere = false;
  const Sheet = lateDialog(() => (isThere ? Promise.resolve(() => <p>the sheet</p>) : Promise.reject(new Error('no network'))));
  const Page = () => useOpenDialog().dialog && <Sheet />;
  render(
    withMessages(
      <>
        <Page />
        <ToastList />
      </>,
    ),
  );
  openDialog({ kind: 'shortcuts' });
  await screen.findAllByText('This part could not be fetched');
  await waitFor(() => expect(useOpenDialog.getState().dialog).toBeNull());
  isThere = true;
  await userEvent.click(screen.getByText('Try again'));
  await screen.findByText('the sheet');
  expect(useOpenDialog.getState().dialog).toEqual({ kind: 'shortcuts' });
});
