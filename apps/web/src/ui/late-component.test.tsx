// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { withMessages } from '@/lib/i18n/with-messages';
import { lateComponent } from './late-component.tsx';
import { PartMissing } from './part-missing.tsx';

afterEach(cleanup);

test('a part that cannot be fetched says so, and comes when asked for again', async () => {
  let isThere = false;
  const Part = lateComponent(
    () => (isThere ? Promise.resolve(() => <p>here it is</p>) : Promise.reject(new Error('no network'))),
    <p>waiting</p>,
    PartMissing,
  );
  render(withMessages(<Part />));
  expect(await screen.findByRole('alert')).toHaveProperty('textContent', expect.stringMatching(/could not be fetched/));
  isThere = true;
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await screen.findByText('here it is');
});
