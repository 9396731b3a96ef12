// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { ContextMenu } from './context-menu.tsx';
import { Menu, MenuItem } from './menu.tsx';

afterEach(cleanup);

const patience = { timeout: 60_000 };
const show = (onClick = () => {}) =>
  render(
    <Menu trigger={<button type="button">Tools</button>}>
      <MenuItem onClick={onClick}>Archive</MenuItem>
      <MenuItem>Leave</MenuItem>
    </Menu>,
  );

test('a press that comes before the menu has been fetched opens it, and its items act', async () => {
  const act = vi.fn();
  show(act);
  await userEvent.click(screen.getByRole('button', { name: 'Tools' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Archive' }, patience));
  expect(act).toHaveBeenCalledOnce();
  await waitFor(() => expect(screen.queryByRole('menu')).toBeNull(), patience);
}, 120_000);

test('by keyboard it opens on its first item, and gives the focus back', async () => {
  show();
  await userEvent.tab();
  await userEvent.keyboard('{Enter}');
  await screen.findByRole('menu', {}, patience);
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Archive'), patience);
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(document.activeElement?.textContent).toBe('Tools'), patience);
}, 120_000);

test('the secondary press opens the menu of what is pressed, once more after it was closed', async () => {
  render(
    <ul>
      <ContextMenu label="Channel" trigger={<li>general</li>}>
        <MenuItem>Mute</MenuItem>
      </ContextMenu>
    </ul>,
  );
  for (let round = 0; round < 2; round += 1) {
    await userEvent.pointer({ keys: '[MouseRight]', target: screen.getByText('general') });
    await screen.findByRole('menuitem', { name: 'Mute' }, patience);
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('menu')).toBeNull(), patience);
  }
}, 120_000);
