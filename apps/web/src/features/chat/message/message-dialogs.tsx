'use client';
import { lazy, Suspense } from 'react';
import { useMessageDialog, type MessageDialog } from './message-dialog-store.ts';

const ForwardDialog = lazy(() => import('./forward-dialog.tsx').then((module) => ({ default: module.ForwardDialog })));
const MoveDialog = lazy(() => import('./move-dialog.tsx').then((module) => ({ default: module.MoveDialog })));
const HistoryDialog = lazy(() => import('./history-dialog.tsx').then((module) => ({ default: module.HistoryDialog })));
const ReactionsDialog = lazy(() => import('./reactions-dialog.tsx').then((module) => ({ default: module.ReactionsDialog })));
const RemindDialog = lazy(() => import('../saved/remind-dialog.tsx').then((module) => ({ default: module.RemindDialog })));
const RosterDialog = lazy(() => import('./roster-dialog.tsx').then((module) => ({ default: module.RosterDialog })));
const SnippetDialog = lazy(() => import('./snippet-dialog.tsx').then((module) => ({ default: module.SnippetDialog })));

/** The open dialog about a message, if any. Each is fetched when first asked for. */
export function MessageDialogs() {
  const { dialog } = useMessageDialog();
  return dialog && <Suspense fallback={null}>{draw(dialog)}</Suspense>;
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
    case 'snippet':
      return <SnippetDialog message={dialog.message} isEditing={dialog.isEditing ?? false} />;
  }
}
