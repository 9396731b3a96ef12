'use client';
import type { ComponentType } from 'react';
import type { MyChannelView } from '@parley/contract/channel-view';
import { JumpWaiting } from '../search/jump-waiting.tsx';
import { useChannel } from '../state/chat-client.tsx';
import { lateDialog } from './late-dialog.tsx';
import { useOpenDialog, type ChatDialog } from './open-dialog.ts';

export const JumpDialog = lateDialog(
  () => import('../search/jump-dialog.tsx').then((module) => module.JumpDialog),
  <JumpWaiting />,
);
const NewChannelDialog = lateDialog(() => import('../channel/new-channel-dialog.tsx').then((module) => module.NewChannelDialog));
const NewMessageDialog = lateDialog(() => import('../channel/new-message-dialog.tsx').then((module) => module.NewMessageDialog));
const BrowseChannelsDialog = lateDialog(() =>
  import('../channel/browse-channels-dialog.tsx').then((module) => module.BrowseChannelsDialog),
);
const ShortcutSheet = lateDialog(() => import('../shortcuts/shortcut-sheet.tsx').then((module) => module.ShortcutSheet));
const StatusDialog = lateDialog(() => import('../people/status-dialog.tsx').then((module) => module.StatusDialog));
const CustomEmojiDialog = lateDialog(() => import('../emoji/custom-emoji-dialog.tsx').then((module) => module.CustomEmojiDialog));
const ChannelTextDialog = lateDialog(() => import('../channel/channel-text-dialog.tsx').then((module) => module.ChannelTextDialog));
const ChannelMembersDialog = lateDialog(() =>
  import('../channel/channel-members-dialog.tsx').then((module) => module.ChannelMembersDialog),
);
const AddPeopleDialog = lateDialog(() => import('../channel/add-people-dialog.tsx').then((module) => module.AddPeopleDialog));
const LeaveChannelDialog = lateDialog(() =>
  import('../channel/leave-channel-dialog.tsx').then((module) => module.LeaveChannelDialog),
);
const ArchiveChannelDialog = lateDialog(() =>
  import('../channel/leave-channel-dialog.tsx').then((module) => module.ArchiveChannelDialog),
);

const ChannelLabelDialog = lateDialog(() =>
  import('../label/channel-label-dialog.tsx').then((module) => module.ChannelLabelDialog),
);
const ChooseLabelDialog = lateDialog(() => import('../label/choose-label-dialog.tsx').then((module) => module.ChooseLabelDialog));

const WhyDialog = lateDialog(() => import('../notifications/why-dialog.tsx').then((module) => module.WhyDialog));
const SectionDialog = lateDialog(() => import('../sidebar/section-dialog.tsx').then((module) => module.SectionDialog));

const ProposeChannelDialog = lateDialog(() =>
  import('../channel/propose-channel-dialog.tsx').then((module) => module.ProposeChannelDialog),
);
const NewPollDialog = lateDialog(() => import('../message/new-poll-dialog.tsx').then((module) => module.NewPollDialog));

const RuleWarningDialog = lateDialog(() => import('../message/rule-warning-dialog.tsx').then((module) => module.RuleWarningDialog));

type ChannelDialogKind = Exclude<Extract<ChatDialog, { channelId: string }>, { kind: 'newSection' | 'newPoll' | 'chooseLabel' }>;

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
  if (dialog.kind === 'why') return <WhyDialog messageId={dialog.messageId} />;
  if (dialog.kind === 'newPoll')
    return (
      <NewPollDialog
        channelId={dialog.channelId}
        parentId={dialog.parentId}
        question={dialog.question}
        options={dialog.options}
        severalAllowed={dialog.isMultiple}
      />
    );
  if (dialog.kind === 'ruleWarning') return <RuleWarningDialog sentence={dialog.sentence} onAnswer={dialog.answer} />;
  if (dialog.kind === 'chooseLabel')
    return <ChooseLabelDialog channelId={dialog.channelId} labelId={dialog.labelId} onAnswer={dialog.answer} />;
  const Plain = plain[dialog.kind];
  return Plain ? <Plain /> : 'channelId' in dialog && <ChannelDialog dialog={dialog} />;
}

function Sections({ dialog }: { dialog: Extract<ChatDialog, { kind: 'newSection' | 'renameSection' }> }) {
  const mine = useChannel(dialog.kind === 'newSection' ? (dialog.channelId ?? '') : '');
  return <SectionDialog mine={mine} sectionId={dialog.kind === 'renameSection' ? dialog.sectionId : undefined} />;
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
    case 'channelLabel':
      return <ChannelLabelDialog mine={mine} />;
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
