'use client';
import { memo, useState, type KeyboardEvent } from 'react';
import type { MessageView } from '@parley/contract/message-view';
import { cn } from '@/ui/cn';
import { useMember } from '../state/chat-client.tsx';
import { Markdown } from '../markdown/markdown.tsx';
import { PersonFace } from '../people/person-face.tsx';
import { openPane } from '../shell/use-chat-location.ts';
import { formatClock, formatFull, formatMoment } from '../time/format-time.ts';
import { EditForm } from './edit-form.tsx';
import { useFeed } from './feed-context.ts';
import { MessageFiles } from './message-files.tsx';
import { messageKeys } from './message-keys.ts';
import { messageLabel } from './message-label.ts';
import { MessageToolbar, type ToolbarPart } from './message-toolbar.tsx';
import { Reactions } from './reactions.tsx';
import { ThreadSummary } from './thread-summary.tsx';
import { Tombstone } from './tombstone.tsx';

type Props = { message: MessageView; isContinuation: boolean; position: number; isTabStop: boolean };

export const MessageArticle = memo(function MessageArticle({ message, isContinuation, position, isTabStop }: Props) {
  const feed = useFeed();
  const [isActive, setIsActive] = useState(false);
  const [openPart, setOpenPart] = useState<ToolbarPart>(null);
  const isEditing = feed.editingId === message.id;
  const isShown = (isActive || openPart !== null) && !isEditing && !message.deletedAt;
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => messageKeys({ event, message, feed, setOpenPart });

  return (
    <article
      aria-label={messageLabel(message, feed.nameOf)}
      aria-posinset={position}
      aria-setsize={-1}
      tabIndex={isTabStop ? 0 : -1}
      data-message-id={message.id}
      className={cn(
        'group/message relative grid grid-cols-[36px_minmax(0,1fr)] gap-x-[13px] px-6 outline-offset-[-2px] transition-colors max-[719px]:px-4 min-[720px]:hover:bg-desk min-[720px]:hover:on-desk has-focus-visible:bg-desk',
        isContinuation ? 'py-[3px]' : 'pt-1.5 pb-1',
        openPart && 'bg-desk',
        feed.litId === message.id && 'bg-accent-soft',
      )}
      onPointerEnter={() => setIsActive(true)}
      onPointerLeave={() => setIsActive(false)}
      onClick={() => setIsActive(true)}
      onFocus={() => setIsActive(true)}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setIsActive(false);
      }}
      onKeyDown={onKeyDown}
    >
      {isContinuation ? <SideTime at={message.createdAt} /> : <AuthorFace message={message} />}
      <div className="min-w-0">
        {!isContinuation && <Byline message={message} />}
        {isEditing ? <EditForm message={message} /> : <Body message={message} />}
      </div>
      {isShown && <MessageToolbar message={message} openPart={openPart} setOpenPart={setOpenPart} />}
    </article>
  );
});

/** A press on the picture is a short cut for the mouse; for the keyboard there is the name beside it. */
function AuthorFace({ message: { author } }: { message: MessageView }) {
  return (
    <span className="mt-0.5 size-9 cursor-pointer" onClick={() => openPane({ kind: 'person', id: author.memberId })}>
      <PersonFace person={{ id: author.memberId, name: author.name }} />
    </span>
  );
}

function Byline({ message }: { message: MessageView }) {
  const member = useMember(message.author.memberId);
  const { isThread } = useFeed();
  return (
    <div className="flex min-w-0 flex-wrap items-baseline gap-x-2 leading-[1.4]">
      <button
        type="button"
        tabIndex={-1}
        className="min-w-0 truncate font-semibold hover:underline"
        onClick={() => openPane({ kind: 'person', id: message.author.memberId })}
      >
        {message.author.name}
      </button>
      {member?.role === 'guest' && (
        <span className="rounded-xs border border-line-strong px-[5px] text-2xs font-medium text-ink-3">guest</span>
      )}
      <time dateTime={message.createdAt} title={formatFull(message.createdAt)} className="text-xs text-ink-3">
        {isThread ? formatMoment(message.createdAt) : formatClock(message.createdAt)}
      </time>
    </div>
  );
}

function SideTime({ at }: { at: string }) {
  return (
    <time
      dateTime={at}
      title={formatFull(at)}
      className="pt-[3px] text-end text-[10.5px] leading-4 whitespace-nowrap text-ink-3 opacity-0 group-hover/message:opacity-100 group-has-focus-visible/message:opacity-100"
    >
      {formatClock(at).replace(/\s?[AP]M$/i, '')}
    </time>
  );
}

const showPerson = (id: string) => openPane({ kind: 'person', id });
// Up to three emoji alone are the whole message, and are drawn so that one sees them.
const emojiAlone = /^(?:\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\ufe0f|\u200d\p{Extended_Pictographic})*\s?){1,3}$/u;

function Body({ message }: { message: MessageView }) {
  const { nameOf, localPath, isThread } = useFeed();
  if (message.deletedAt)
    return (
      <>
        <Tombstone />
        {!isThread && message.replyCount > 0 && <ThreadSummary message={message} />}
      </>
    );
  const edited = message.editedAt && (
    <span className="ms-1.5 text-xs text-ink-3" title={`Edited ${formatFull(message.editedAt)}`}>
      (edited)
    </span>
  );
  return (
    <>
      <div dir="auto" className={emojiAlone.test(message.body) ? 'text-[28px] leading-[1.3]' : undefined}>
        <Markdown
          body={message.body}
          people={{ mentioned: message.mentions, nameOf, localPath, onPerson: showPerson }}
          suffix={edited}
        />
      </div>
      {message.files.length > 0 && <MessageFiles files={message.files} />}
      {message.reactions.length > 0 && <Reactions message={message} />}
      {!isThread && message.replyCount > 0 && <ThreadSummary message={message} />}
    </>
  );
}
