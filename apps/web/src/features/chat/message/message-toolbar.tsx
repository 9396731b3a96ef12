'use client';
import { MessageSquareText, Pencil, SmilePlus, Trash2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { MessageView } from '@parley/contract/message-view';
import { IconButton } from '@/ui/icon-button';
import { EmojiPopover } from '../emoji/emoji-popover.tsx';
import { openPane } from '../shell/use-chat-location.ts';
import { DeleteMessageDialog } from './delete-message-dialog.tsx';
import { useFeed } from './feed-context.ts';
import { canDelete, canEdit } from './message-rights.ts';
import { MoreMenu } from './more-menu.tsx';
import { startEditing } from './start-editing.ts';
import { useReact } from './use-react.ts';

export type ToolbarPart = 'react' | 'more' | 'delete' | null;
type Props = { message: MessageView; openPart: ToolbarPart; setOpenPart: (part: ToolbarPart) => void };

const iconClass = 'h-[30px] w-[33px] rounded-none';

export function MessageToolbar({ message, openPart, setOpenPart }: Props) {
  const t = useTranslations('message');
  const feed = useFeed();
  const react = useReact(message);
  return (
    <div
      role="toolbar"
      aria-label={t('actions')}
      className="absolute end-6 -top-[15px] z-10 flex overflow-hidden rounded-md border border-line bg-paper shadow-float max-[719px]:end-4"
    >
      {feed.canReact && (
        <EmojiPopover
          open={openPart === 'react'}
          onOpenChange={(open) => setOpenPart(open ? 'react' : null)}
          onPick={(emoji) => react(emoji, true)}
          trigger={
            <IconButton label={t('react')} className={iconClass}>
              <SmilePlus aria-hidden strokeWidth={1.6} />
            </IconButton>
          }
        />
      )}
      {!feed.isThread && (
        <IconButton
          label={t('replyInThread')}
          className={iconClass}
          onClick={() => openPane({ kind: 'thread', id: message.parentId ?? message.id })}
        >
          <MessageSquareText aria-hidden strokeWidth={1.6} />
        </IconButton>
      )}
      {canEdit(message, feed) && (
        <IconButton label={t('edit')} className={iconClass} onClick={() => startEditing(message, feed)}>
          <Pencil aria-hidden strokeWidth={1.6} />
        </IconButton>
      )}
      {canDelete(message, feed) && (
        <>
          <IconButton label={t('delete')} className={iconClass} onClick={() => setOpenPart('delete')}>
            <Trash2 aria-hidden strokeWidth={1.6} />
          </IconButton>
          <DeleteMessageDialog
            message={message}
            open={openPart === 'delete'}
            onOpenChange={(open) => setOpenPart(open ? 'delete' : null)}
          />
        </>
      )}
      <MoreMenu message={message} openPart={openPart} setOpenPart={setOpenPart} className={iconClass} />
    </div>
  );
}
