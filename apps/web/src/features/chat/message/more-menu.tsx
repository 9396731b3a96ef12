'use client';
import {
  BellRing,
  Bookmark,
  BookmarkX,
  CheckCheck,
  CircleHelp,
  Copy,
  FolderOutput,
  FolderClosed,
  Forward,
  History,
  Link2,
  MailQuestionMark,
  MoreHorizontal,
  Pin,
  PinOff,
  Shield,
  SmilePlus,
  TextQuote,
  Trash2,
} from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { MessageView } from '@parley/contract/message-view';
import { IconButton } from '@/ui/icon-button';
import { Menu, MenuItem, MenuSeparator } from '@/ui/menu';
import { showToast } from '@/ui/toast';
import { decodeMentions } from '../mention/mention-tokens.ts';
import { useSaving } from '../saved/use-saving.ts';
import { messagePath } from '../shell/chat-location.ts';
import { openDialog } from '../shell/open-dialog.ts';
import { useChatLocation } from '../shell/use-chat-location.ts';
import { useCan, useChatClient, useWorkspace } from '../state/chat-client.tsx';
import { useFeed } from './feed-context.ts';
import { openMessageDialog } from './message-dialog-store.ts';
import { canAskAck, canDelete, canLabel, canMove } from './message-rights.ts';
import type { ToolbarPart } from './message-toolbar.tsx';
import { quoteMessage } from './quote-message.ts';
import { useMessageAct } from './use-message-act.ts';

type Props = { message: MessageView; openPart: ToolbarPart; setOpenPart: (part: ToolbarPart) => void; className?: string };

/** All that one can do with a message beside what the toolbar shows. */
export function MoreMenu({ message, openPart, setOpenPart, className }: Props) {
  const t = useTranslations('message');
  return (
    <Menu
      open={openPart === 'more'}
      onOpenChange={(open) => setOpenPart(open ? 'more' : null)}
      trigger={
        <IconButton label={t('more')} className={className ?? ''}>
          <MoreHorizontal aria-hidden strokeWidth={1.6} />
        </IconButton>
      }
    >
      <PersonalItems message={message} />
      <MenuSeparator />
      <SharedItems message={message} setOpenPart={setOpenPart} />
    </Menu>
  );
}

// A dialog that opens while the menu still has the focus would lose it again.
const afterMenu = (act: () => void) => () => void setTimeout(act);

/** What nobody else sees. */
function PersonalItems({ message }: { message: MessageView }) {
  const notificationWords = useTranslations('notifications');
  const t = useTranslations('message');
  const feed = useFeed();
  const client = useChatClient();
  const { slug } = useChatLocation();
  const can = useCan();
  const isSaved = feed.savedIds.has(message.id);
  const saving = useSaving();
  const copy = (text: string, title: string) => void navigator.clipboard.writeText(text).then(() => showToast({ title }));
  const text = decodeMentions(message.body, feed.nameOf).text;
  return (
    <>
      <MenuItem onClick={() => copy(text, t('textCopied'))}>
        <Copy aria-hidden />
        {t('copyText')}
      </MenuItem>
      <MenuItem onClick={() => copy(window.location.origin + messagePath(slug, message), t('linkCopied'))}>
        <Link2 aria-hidden />
        {t('copyLink')}
      </MenuItem>
      {(feed.canPost || feed.isThread) && message.body && (
        <MenuItem onClick={afterMenu(() => quoteMessage(message, text, feed.isThread))}>
          <TextQuote aria-hidden />
          {t('quote')}
        </MenuItem>
      )}
      <MenuItem onClick={() => (isSaved ? saving.remove(message.id) : saving.save(message.id))}>
        {isSaved ? <BookmarkX aria-hidden /> : <Bookmark aria-hidden />}
        {t(isSaved ? 'unsave' : 'save')}
      </MenuItem>
      {can.openMatters && (
        <MenuItem onClick={afterMenu(() => openMessageDialog({ kind: 'matter', message }))}>
          <FolderClosed aria-hidden />
          {t('addToMatter')}
        </MenuItem>
      )}
      <MenuItem onClick={afterMenu(() => openMessageDialog({ kind: 'remind', message }))}>
        <BellRing aria-hidden />
        {t('remindMe')}
      </MenuItem>
      {!feed.isThread && feed.canReact && (
        <MenuItem onClick={() => client.markUnread(message.channelId, message.seq)}>
          <MailQuestionMark aria-hidden />
          {t('markUnread')}
        </MenuItem>
      )}
      <MenuItem onClick={afterMenu(() => openDialog({ kind: 'why', messageId: message.id }))}>
        <CircleHelp aria-hidden />
        {notificationWords('whyTitle')}
      </MenuItem>
    </>
  );
}

/** What others see, and what is known of the message. */
function SharedItems({ message, setOpenPart }: Pick<Props, 'message' | 'setOpenPart'>) {
  const t = useTranslations('message');
  const feed = useFeed();
  const act = useMessageAct();
  const tl = useTranslations('label');
  const { shown } = useWorkspace();
  const open = (kind: 'forward' | 'move' | 'history' | 'reactions' | 'roster' | 'label') =>
    afterMenu(() => openMessageDialog({ kind, message }));
  return (
    <>
      <MenuItem onClick={open('forward')}>
        <Forward aria-hidden />
        {t('forward')}
      </MenuItem>
      {feed.canReact && (
        <MenuItem onClick={() => act(({ message: m }) => m.pin.mutate({ messageId: message.id, on: !message.pinnedAt }))}>
          {message.pinnedAt ? <PinOff aria-hidden /> : <Pin aria-hidden />}
          {t(message.pinnedAt ? 'unpin' : 'pin')}
        </MenuItem>
      )}
      {message.editedAt && (
        <MenuItem onClick={open('history')}>
          <History aria-hidden />
          {t('editHistory')}
        </MenuItem>
      )}
      {message.reactions.length > 0 && (
        <MenuItem onClick={open('reactions')}>
          <SmilePlus aria-hidden />
          {t('whoReacted')}
        </MenuItem>
      )}
      {canAskAck(message, feed) && (
        <MenuItem onClick={() => act(({ message: m }) => m.requireAck.mutate({ messageId: message.id }))}>
          <CheckCheck aria-hidden />
          {t('askToAcknowledge')}
        </MenuItem>
      )}
      {canLabel(message, feed) && shown.labels.length > 0 && (
        <MenuItem onClick={open('label')}>
          <Shield aria-hidden />
          {tl('change')}
        </MenuItem>
      )}
      {canMove(message, feed) && (
        <MenuItem onClick={open('move')}>
          <FolderOutput aria-hidden />
          {t('move')}
        </MenuItem>
      )}
      {canDelete(message, feed) && (
        <>
          <MenuSeparator />
          <MenuItem danger onClick={afterMenu(() => setOpenPart('delete'))}>
            <Trash2 aria-hidden />
            {t('delete')}
          </MenuItem>
        </>
      )}
    </>
  );
}
