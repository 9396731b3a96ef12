'use client';
import { lazy, Suspense, type ComponentType } from 'react';
import type { MyChannelView } from '@parley/contract/channel-view';
import { lateComponent } from '@/ui/late-component';
import { JumpWaiting } from '../search/jump-waiting.tsx';
import { useChannel } from '../state/chat-client.tsx';
import { useOpenDialog, type ChatDialog } from './open-dialog.ts';

export const JumpDialog = lateComponent(
  () => import('../search/jump-dialog.tsx').then((module) => module.JumpDialog),
  <JumpWaiting />,
);
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
const CustomEmojiDialog = lazy(() =>
  import('../emoji/custom-emoji-dialog.tsx').then((module) => ({ default: module.CustomEmojiDialog })),
);
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

const WhyDialog = lazy(() => import('../notifications/why-dialog.tsx').then((module) => ({ default: module.WhyDialog })));
const SectionDialog = lazy(() => import('../sidebar/section-dialog.tsx').then((module) => ({ default: module.SectionDialog })));

const ProposeChannelDialog = lazy(() =>
  import('../channel/propose-channel-dialog.tsx').then((module) => ({ default: module.ProposeChannelDialog })),
);
const NewPollDialog = lazy(() => import('../message/new-poll-dialog.tsx').then((module) => ({ default: module.NewPollDialog })));

type ChannelDialogKind = Exclude<Extract<ChatDialog, { channelId: string }>, { kind: 'newSection' | 'newPoll' }>;

const plain: Partial<Record<ChatDialog['kind'], ComponentType>> = {
  jump: JumpDialog,
  newChannel: NewChannelDialog,
  newMessage: NewMessageDialog,
  browse: BrowseChannelsDialog,
  shortcuts: ShortcutSheet,
  status: StatusDialog,
  customEmoji: CustomEmojiDialog,
};

/** The open dialog, if any. Each is fetched when first asked for. */
export function Dialogs() {
  const { dialog } = useOpenDialog();
  if (!dialog) return null;
  if (dialog.kind === 'newSection' || dialog.kind === 'renameSection') return <Sections dialog={dialog} />;
  if (dialog.kind === 'why')
    return (
      <Suspense fallback={null}>
        <WhyDialog messageId={dialog.messageId} />
      </Suspense>
    );
  if (dialog.kind === 'newPoll')
    return (
      <Suspense fallback={null}>
        <NewPollDialog channelId={dialog.channelId} parentId={dialog.parentId} question={dialog.question} />
      </Suspense>
    );
  const Plain = plain[dialog.kind];
  return <Suspense fallback={null}>{Plain ? <Plain /> : 'channelId' in dialog && <ChannelDialog dialog={dialog} />}</Suspense>;
}

function Sections({ dialog }: { dialog: Extract<ChatDialog, { kind: 'newSection' | 'renameSection' }> }) {
  const mine = useChannel(dialog.kind === 'newSection' ? (dialog.channelId ?? '') : '');
  return (
    <Suspense fallback={null}>
      <SectionDialog mine={mine} sectionId={dialog.kind === 'renameSection' ? dialog.sectionId : undefined} />
    </Suspense>
  );
}

function ChannelDialog({ dialog }: { dialog: ChannelDialogKind }) {
  const mine = useChannel(dialog.channelId);
  return mine ? draw(dialog.kind, mine) : null;
}

function draw(kind: ChannelDialogKind['kind'], mine: MyChannelView) {
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
    case 'proposeChannel':
      return <ProposeChannelDialog mine={mine} />;
    case 'archiveChannel':
      return <ArchiveChannelDialog mine={mine} />;
  }
}
