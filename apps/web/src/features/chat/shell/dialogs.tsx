'use client';
import { lazy, Suspense, type ComponentType } from 'react';
// Not lazy: what is typed right after its shortcut must land in it, never in the message below.
import { JumpDialog } from '../search/jump-dialog.tsx';
import type { MyChannelView } from '@parley/contract/channel-view';
import { useChannel } from '../state/chat-client.tsx';
import { useOpenDialog, type ChatDialog } from './open-dialog.ts';

const NewChannelDialog = lazy(() =>
  import('../channel/new-channel-dialog.tsx').then((module) => ({ default: module.NewChannelDialog })),
);
const NewMessageDialog = lazy(() =>
  import('../channel/new-message-dialog.tsx').then((module) => ({ default: module.NewMessageDialog })),
);
const BrowseChannelsDialog = lazy(() =>
  import('../channel/browse-channels-dialog.tsx').then((module) => ({ default: module.BrowseChannelsDialog })),
);
const ShortcutSheet = lazy(() => import('../shortcuts/shortcut-sheet.tsx').then((module) => ({ default: module.ShortcutSheet })));
const StatusDialog = lazy(() => import('../people/status-dialog.tsx').then((module) => ({ default: module.StatusDialog })));
const ChannelTextDialog = lazy(() =>
  import('../channel/channel-text-dialog.tsx').then((module) => ({ default: module.ChannelTextDialog })),
);
const ChannelMembersDialog = lazy(() =>
  import('../channel/channel-members-dialog.tsx').then((module) => ({ default: module.ChannelMembersDialog })),
);
const AddPeopleDialog = lazy(() =>
  import('../channel/add-people-dialog.tsx').then((module) => ({ default: module.AddPeopleDialog })),
);
const LeaveChannelDialog = lazy(() =>
  import('../channel/leave-channel-dialog.tsx').then((module) => ({ default: module.LeaveChannelDialog })),
);
const ArchiveChannelDialog = lazy(() =>
  import('../channel/leave-channel-dialog.tsx').then((module) => ({ default: module.ArchiveChannelDialog })),
);

const plain: Partial<Record<ChatDialog['kind'], ComponentType>> = {
  jump: JumpDialog,
  newChannel: NewChannelDialog,
  newMessage: NewMessageDialog,
  browse: BrowseChannelsDialog,
  shortcuts: ShortcutSheet,
  status: StatusDialog,
};

/** The open dialog, if any. Each is fetched when first asked for. */
export function Dialogs() {
  const { dialog } = useOpenDialog();
  if (!dialog) return null;
  const Plain = plain[dialog.kind];
  return <Suspense fallback={null}>{Plain ? <Plain /> : 'channelId' in dialog && <ChannelDialog dialog={dialog} />}</Suspense>;
}

function ChannelDialog({ dialog }: { dialog: Extract<ChatDialog, { channelId: string }> }) {
  const mine = useChannel(dialog.channelId);
  return mine ? draw(dialog.kind, mine) : null;
}

function draw(kind: Extract<ChatDialog, { channelId: string }>['kind'], mine: MyChannelView) {
  switch (kind) {
    case 'renameChannel':
      return <ChannelTextDialog mine={mine} field="name" />;
    case 'channelTopic':
      return <ChannelTextDialog mine={mine} field="topic" />;
    case 'channelMembers':
      return <ChannelMembersDialog mine={mine} />;
    case 'addPeople':
      return <AddPeopleDialog mine={mine} />;
    case 'leaveChannel':
      return <LeaveChannelDialog mine={mine} />;
    case 'archiveChannel':
      return <ArchiveChannelDialog mine={mine} />;
  }
}
