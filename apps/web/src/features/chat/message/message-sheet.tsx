'use client';
import { MessageSquareText, MoreHorizontal, Pencil, SmilePlus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { MessageView } from '@parley/contract/message-view';
import { Dialog } from '@/ui/dialog';
import { recentEmoji } from '../emoji/recent-emoji.ts';
import { openPane } from '../shell/use-chat-location.ts';
import { EmojiSign } from './emoji-sign.tsx';
import { useFeed } from './feed-context.ts';
import { canDelete, canEdit } from './message-rights.ts';
import type { ToolbarPart } from './message-toolbar.tsx';
import { startEditing } from './start-editing.ts';
import { useReact } from './use-react.ts';

type Props = { message: MessageView; onClose: () => void; setOpenPart: (part: ToolbarPart) => void };

/** What a finger held on a message brings up: the toolbar, at the thumb and in its size. */
export function MessageSheet({ message, onClose, setOpenPart }: Props) {
  const t = useTranslations('message');
  const feed = useFeed();
  const react = useReact(message);
  // The sheet gives the focus back first; what opens next would lose it.
  const then = (act: () => void) => () => {
    onClose();
    setTimeout(act);
  };
  return (
    <Dialog title={t('actions')} bare open onOpenChange={(open) => !open && onClose()}>
      <div className="px-3 pt-3 pb-[max(12px,env(safe-area-inset-bottom))]">
        {feed.canReact && (
          <div className="flex justify-between gap-1 px-1 pb-2">
            {recentEmoji((emoji) => !emoji.startsWith(':'))
              .slice(0, 5)
              .map((emoji) => (
                <button
                  key={emoji}
                  type="button"
                  aria-label={emoji}
                  className="grid size-12 place-items-center rounded-full bg-sunk text-2xl"
                  onClick={then(() => react(emoji, true))}
                >
                  <EmojiSign emoji={emoji} />
                </button>
              ))}
            <button
              type="button"
              aria-label={t('react')}
              className="grid size-12 place-items-center rounded-full bg-sunk text-ink-2"
              onClick={then(() => setOpenPart('react'))}
            >
              <SmilePlus aria-hidden className="size-5" strokeWidth={1.6} />
            </button>
          </div>
        )}
        {!feed.isThread && (
          <Act
            icon={<MessageSquareText aria-hidden />}
            onClick={then(() => openPane({ kind: 'thread', id: message.parentId ?? message.id }))}
          >
            {t('replyInThread')}
          </Act>
        )}
        {canEdit(message, feed) && (
          <Act icon={<Pencil aria-hidden />} onClick={then(() => startEditing(message, feed))}>
            {t('edit')}
          </Act>
        )}
        {canDelete(message, feed) && (
          <Act icon={<Trash2 aria-hidden />} onClick={then(() => setOpenPart('delete'))}>
            {t('delete')}
          </Act>
        )}
        <Act icon={<MoreHorizontal aria-hidden />} onClick={then(() => setOpenPart('more'))}>
          {t('more')}
        </Act>
      </div>
    </Dialog>
  );
}

function Act({ icon, onClick, children }: { icon: ReactNode; onClick: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      className="flex h-12 w-full items-center gap-3.5 rounded-lg px-3 text-start text-lg hover:bg-sunk [&>svg]:size-5 [&>svg]:text-ink-3"
      onClick={onClick}
    >
      {icon}
      {children}
    </button>
  );
}
