import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { IntlProvider } from 'use-intl';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { MyChannelView } from '@parley/contract/channel-view';
import { readCatalogue } from '@/lib/i18n/read-messages';
import { settle } from '@/lib/testing/settle';
import { ArchiveChannelDialog, LeaveChannelDialog } from '../channel/leave-channel-dialog.tsx';
import { ChannelTextDialog } from '../channel/channel-text-dialog.tsx';
import { useOpenDirect } from '../channel/use-open-direct.ts';
import { NewChannelDialog } from '../channel/new-channel-dialog.tsx';
import { StatusDialog } from '../people/status-dialog.tsx';
import { closeDialog, openDialog, useOpenDialog, type ChatDialog } from './open-dialog.ts';

const answers = vi.hoisted(() => ({ give: (_: unknown) => {} }));
const waiting = vi.hoisted(() => () => new Promise((resolve) => (answers.give = resolve)));
const client = vi.hoisted(() => ({ addChannel: vi.fn(), updateChannel: vi.fn(), removeChannel: vi.fn(), setPresence: waiting }));
vi.mock('../state/chat-client.tsx', () => ({
  useChatClient: () => client,
  useWorkspace: () => ({ slug: 'firm' }),
  useCan: () => ({ createPublicChannel: true, createPrivateChannel: true }),
  useMe: () => ({ id: 'me' }),
  usePresence: () => ({ state: 'available' }),
}));
vi.mock('../people/people-picker.tsx', () => ({ PeoplePicker: () => null }));
vi.mock('@/lib/trpc', () => {
  const asked = { mutationOptions: (more?: object) => ({ ...more, mutationFn: waiting }) };
  const channel = new Proxy({}, { get: () => asked });
  return { useTRPC: () => ({ channel }) };
});

const mine = { channel: { id: 'c', name: 'desk', topic: '', kind: 'public', memberCount: 2 } } as MyChannelView;
const names = ['channel', 'people', 'ui', 'common'] as const;
const messages = Object.fromEntries(names.map((name) => [name, readCatalogue('en', name)]));
function Shown({ dialog }: { dialog: React.ReactNode }) {
  return useOpenDialog((state) => state.dialog)?.kind === 'shortcuts' ? null : dialog;
}
const draw = (dialog: React.ReactNode) =>
  render(
    <QueryClientProvider client={new QueryClient()}>
      <IntlProvider locale="en" messages={messages} timeZone="UTC">
        <Shown dialog={dialog} />
      </IntlProvider>
    </QueryClientProvider>,
  );
const answer = async (value: unknown) => {
  await settle();
  answers.give(value);
  await settle();
};

beforeEach(() => {
  window.history.replaceState(null, '', '/firm/c/c');
  for (const told of [client.addChannel, client.updateChannel, client.removeChannel]) told.mockClear();
});
afterEach(() => {
  cleanup();
  closeDialog();
});

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const write = (field: string, text: string) =>
  fireEvent.change(screen.getByRole('textbox', { name: field }), { target: { value: text } });
const cases: { what: string; dialog: ChatDialog; node: React.ReactNode; begin: () => void; told: keyof typeof client | null }[] = [
  {
    what: 'a new name',
    dialog: { kind: 'renameChannel', channelId: 'c' },
    node: <ChannelTextDialog mine={mine} field="name" />,
    begin: () => {
      write('Name', 'bench');
      press('Rename');
    },
    told: 'updateChannel',
  },
  {
    what: 'the archive',
    dialog: { kind: 'archiveChannel', channelId: 'c' },
    node: <ArchiveChannelDialog mine={mine} />,
    begin: () => press('Archive the channel'),
    told: 'updateChannel',
  },
  {
    what: 'leaving',
    dialog: { kind: 'leaveChannel', channelId: 'c' },
    node: <LeaveChannelDialog mine={mine} />,
    begin: () => press('Leave the channel'),
    told: 'removeChannel',
  },
  {
    what: 'a new channel',
    dialog: { kind: 'newChannel' },
    node: <NewChannelDialog />,
    begin: () => {
      write('Name', 'bench');
      press('Create channel');
    },
    told: 'addChannel',
  },
  { what: 'a status', dialog: { kind: 'status' }, node: <StatusDialog />, begin: () => press('Set the status'), told: null },
];

test.each(cases)('an answer about $what closes its own dialog', async ({ dialog, node, begin, told }) => {
  openDialog(dialog);
  draw(node);
  begin();
  await waitFor(() => expect(useOpenDialog.getState().dialog).toEqual(dialog));
  await answer(mine);
  expect(useOpenDialog.getState().dialog).toBeNull();
  if (told) expect(client[told]).toHaveBeenCalledTimes(1);
});

test.each(cases)('an answer about $what that comes late leaves what was opened since, and is taken all the same', async (one) => {
  openDialog(one.dialog);
  draw(one.node);
  one.begin();
  await settle();
  act(() => openDialog({ kind: 'shortcuts' }));
  window.history.replaceState(null, '', '/firm/c/elsewhere');
  await answer(mine);
  expect(useOpenDialog.getState().dialog).toEqual({ kind: 'shortcuts' });
  expect(window.location.pathname).toBe('/firm/c/elsewhere');
  if (one.told) expect(client[one.told]).toHaveBeenCalledTimes(1);
});

function Opener() {
  const open = useOpenDirect();
  return <button onClick={() => open.mutate({ memberIds: ['una'] })}>Write</button>;
}

test('a conversation that was opened is gone to, unless one has gone elsewhere meanwhile', async () => {
  draw(<Opener />);
  press('Write');
  await answer({ channel: { id: 'direct' } });
  expect(window.location.pathname).toBe('/firm/c/direct');
  press('Write');
  await settle();
  window.history.replaceState(null, '', '/firm/c/elsewhere');
  await answer({ channel: { id: 'direct' } });
  expect(window.location.pathname).toBe('/firm/c/elsewhere');
  expect(client.addChannel).toHaveBeenCalledTimes(2);
});
