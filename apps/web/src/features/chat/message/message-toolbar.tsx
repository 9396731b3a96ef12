'use client';
import { Copy, Link2, MessageSquareText, MoreHorizontal, Pencil, SmilePlus, Trash2 } from 'lucide-react';
import type { MessageView } from '@parley/contract/message-view';
import { IconButton } from '@/ui/icon-button';
import { Menu, MenuItem, MenuSeparator } from '@/ui/menu';
import { showToast } from '@/ui/toast';
import { EmojiPopover } from '../emoji/emoji-popover.tsx';
import { decodeMentions } from '../mention/mention-tokens.ts';
import { messagePath } from '../shell/chat-location.ts';
import { openPane, useChatLocation } from '../shell/use-chat-location.ts';
import { DeleteMessageDialog } from './delete-message-dialog.tsx';
import { useFeed } from './feed-context.ts';
import { canDelete, canEdit } from './message-rights.ts';
import { useReact } from './use-react.ts';

export type ToolbarPart = 'react' | 'more' | 'delete' | null;
type Props = { message: MessageView; openPart: ToolbarPart; setOpenPart: (part: ToolbarPart) => void };

const iconClass = 'h-[30px] w-[33px] rounded-none';

export function MessageToolbar({ message, openPart, setOpenPart }: Props) {
  const feed = useFeed();
  const react = useReact(message);
  return (
    <div
      role="toolbar"
      aria-label="Message actions"
      className="absolute end-6 -top-[15px] z-10 flex overflow-hidden rounded-md border border-line bg-paper shadow-float max-[719px]:end-4"
    >
      {feed.canPost && (
        <EmojiPopover
          open={openPart === 'react'}
          onOpenChange={(open) => setOpenPart(open ? 'react' : null)}
          onPick={(emoji) => react(emoji, true)}
          trigger={
            <IconButton label="React" className={iconClass}>
              <SmilePlus aria-hidden strokeWidth={1.6} />
            </IconButton>
          }
        />
      )}
      {!feed.isThread && (
        <IconButton label="Reply in thread" className={iconClass} onClick={() => openPane({ kind: 'thread', id: message.id })}>
          <MessageSquareText aria-hidden strokeWidth={1.6} />
        </IconButton>
      )}
      {canEdit(message, feed) && (
        <IconButton label="Edit" className={iconClass} onClick={() => feed.setEditingId(message.id)}>
          <Pencil aria-hidden strokeWidth={1.6} />
        </IconButton>
      )}
      {canDelete(message, feed) && (
        <>
          <IconButton label="Delete" className={iconClass} onClick={() => setOpenPart('delete')}>
            <Trash2 aria-hidden strokeWidth={1.6} />
          </IconButton>
          <DeleteMessageDialog
            message={message}
            open={openPart === 'delete'}
            onOpenChange={(open) => setOpenPart(open ? 'delete' : null)}
          />
        </>
      )}
      <MoreMenu message={message} openPart={openPart} setOpenPart={setOpenPart} />
    </div>
  );
}

function MoreMenu({ message, openPart, setOpenPart }: Props) {
  const feed = useFeed();
  const { slug } = useChatLocation();
  const copy = (text: string, title: string) => void navigator.clipboard.writeText(text).then(() => showToast({ title }));
  return (
    <Menu
      open={openPart === 'more'}
      onOpenChange={(open) => setOpenPart(open ? 'more' : null)}
      trigger={
        <IconButton label="More" className={iconClass}>
          <MoreHorizontal aria-hidden strokeWidth={1.6} />
        </IconButton>
      }
    >
      <MenuItem onClick={() => copy(decodeMentions(message.body, feed.nameOf).text, 'Text copied')}>
        <Copy aria-hidden />
        Copy text
      </MenuItem>
      <MenuItem onClick={() => copy(window.location.origin + messagePath(slug, message), 'Link copied')}>
        <Link2 aria-hidden />
        Copy link
      </MenuItem>
      {canDelete(message, feed) && (
        <>
          <MenuSeparator />
          <MenuItem danger onClick={() => setTimeout(() => setOpenPart('delete'))}>
            <Trash2 aria-hidden />
            Delete
          </MenuItem>
        </>
      )}
    </Menu>
  );
}
