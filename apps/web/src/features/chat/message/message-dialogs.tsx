'use client';
import { lateDialog } from '../shell/late-dialog.tsx';
import { useMessageDialog, type MessageDialog } from './message-dialog-store.ts';

const ForwardDialog = lateDialog(() => import('./forward-dialog.tsx').then((module) => module.ForwardDialog));
const MoveDialog = lateDialog(() => import('./move-dialog.tsx').then((module) => module.MoveDialog));
const HistoryDialog = lateDialog(() => import('./history-dialog.tsx').then((module) => module.HistoryDialog));
const ReactionsDialog = lateDialog(() => import('./reactions-dialog.tsx').then((module) => module.ReactionsDialog));
const RemindDialog = lateDialog(() => import('../saved/remind-dialog.tsx').then((module) => module.RemindDialog));
const RosterDialog = lateDialog(() => import('./roster-dialog.tsx').then((module) => module.RosterDialog));
const SnippetDialog = lateDialog(() => import('./snippet-dialog.tsx').then((module) => module.SnippetDialog));
const MatterChoiceDialog = lateDialog(() => import('./matter-choice-dialog.tsx').then((module) => module.MatterChoiceDialog));

const MessageLabelDialog = lateDialog(() =>
  import('../label/message-label-dialog.tsx').then((module) => module.MessageLabelDialog),
);

/** The open dialog about a message, if any. Each is fetched when first asked for. */
export function MessageDialogs() {
  const { dialog } = useMessageDialog();
  return dialog && draw(dialog);
}

function draw(dialog: MessageDialog) {
  switch (dialog.kind) {
    case 'forward':
      return <ForwardDialog message={dialog.message} />;
    case 'move':
      return <MoveDialog message={dialog.message} />;
    case 'history':
      return <HistoryDialog message={dialog.message} />;
    case 'reactions':
      return <ReactionsDialog message={dialog.message} />;
    case 'remind':
      return <RemindDialog message={dialog.message} />;
    case 'roster':
      return <RosterDialog message={dialog.message} />;
    case 'label':
      return <MessageLabelDialog message={dialog.message} />;
    case 'matter':
      return <MatterChoiceDialog message={dialog.message} />;
    case 'snippet':
      return <SnippetDialog message={dialog.message} isEditing={dialog.isEditing ?? false} />;
  }
}
