'use client';
import { memo, useState, type KeyboardEvent } from 'react';
import { useTranslations } from 'use-intl';
import type { MessageView } from '@parley/contract/message-view';
import { formatClock, formatFull, formatMoment } from '@/lib/format-time';
import { cn } from '@/ui/cn';
import { lateComponent } from '@/ui/late-component';
import { menuParts } from '@/ui/menu';
import { popoverParts } from '@/ui/popover';
import { LabelChip } from '@/ui/label-chip';
import { useMember } from '../state/chat-client.tsx';
import { PersonFace } from '../people/person-face.tsx';
import { useTouchActs } from '../shell/use-touch-acts.ts';
import { openPane } from '../shell/use-chat-location.ts';
import { useAuthorName } from './author-name.ts';
import { EditForm } from './edit-form.tsx';
import { useFeed } from './feed-context.ts';
import { MessageBody } from './message-body.tsx';
import { messageKeys } from './message-keys.ts';
import { messageLabel } from './message-label.ts';
import type { ToolbarPart } from './message-toolbar.tsx';

const MessageSheet = lateComponent(() => import('./message-sheet.tsx').then((module) => module.MessageSheet));
/** Fetched when first pointed at a message, with what its buttons open: it shows under the pointer, and stays as it is. */
export const MessageToolbar = lateComponent(async () => {
  const [{ MessageToolbar: Toolbar }] = await Promise.all([
    import('./message-toolbar.tsx'),
    menuParts.fetch(),
    popoverParts.fetch(),
  ]);
  return Toolbar;
});

type Props = { message: MessageView; isContinuation: boolean; position: number; isTabStop: boolean };

export const MessageArticle = memo(function MessageArticle({ message, isContinuation, position, isTabStop }: Props) {
  const feed = useFeed();
  const [isActive, setIsActive] = useState(false);
  const [openPart, setOpenPart] = useState<ToolbarPart>(null);
  const isEditing = feed.editingId === message.id;
  const t = useTranslations('message');
  const isStanding = !message.deletedAt && !message.extra?.moved?.to;
  const isShown = (isActive || openPart !== null) && !isEditing && isStanding;
  const [isSheetOpen, setIsSheetOpen] = useState(false);
  const canAnswer = isStanding && !feed.isThread;
  const touchActs = useTouchActs({
    onHold: () => setIsSheetOpen(isStanding && !isEditing),
    onDraw: canAnswer ? () => openPane({ kind: 'thread', id: message.parentId ?? message.id }) : undefined,
  });
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => messageKeys({ event, message, feed, setOpenPart });

  return (
    <article
      aria-label={messageLabel(message, feed.markdown, t)}
      aria-posinset={position}
      aria-setsize={-1}
      tabIndex={isTabStop ? 0 : -1}
      data-message-id={message.id}
      className={cn(
        'group/message relative grid touch-pan-y pointer-coarse:select-none grid-cols-[36px_minmax(0,1fr)] gap-x-[13px] px-6 outline-offset-[-2px] transition-colors max-[719px]:px-4 min-[720px]:hover:bg-desk min-[720px]:hover:on-desk has-focus-visible:bg-desk',
        isContinuation ? 'py-[3px]' : 'pt-1.5 pb-1',
        openPart && 'bg-desk',
        feed.litId === message.id && 'bg-accent-soft',
      )}
      {...touchActs}
      onContextMenu={(event) => (event.nativeEvent as PointerEvent).pointerType === 'touch' && event.preventDefault()}
      onPointerEnter={() => setIsActive(true)}
      onPointerLeave={() => setIsActive(false)}
      onClick={() => setIsActive(true)}
      onFocus={() => setIsActive(true)}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget) && !isUnderPointer(event.currentTarget)) setIsActive(false);
      }}
      onKeyDown={onKeyDown}
    >
      {isContinuation ? <SideTime at={message.createdAt} /> : <AuthorFace message={message} />}
      <div className="min-w-0">
        {!isContinuation && <Byline message={message} />}
        {isEditing ? <EditForm message={message} /> : <MessageBody message={message} />}
      </div>
      {isSheetOpen && <MessageSheet message={message} onClose={() => setIsSheetOpen(false)} setOpenPart={setOpenPart} />}
      {isShown && <MessageToolbar message={message} openPart={openPart} setOpenPart={setOpenPart} />}
    </article>
  );
});

// A finger leaves the last touched thing hovered.
const isUnderPointer = (element: Element) => window.matchMedia('(hover: hover)').matches && element.matches(':hover');

/** A press on the picture is a short cut for the mouse; for the keyboard there is the name beside it. */
function AuthorFace({ message }: { message: MessageView }) {
  const { author } = message;
  const name = useAuthorName(message);
  return (
    <span className="mt-0.5 size-9 cursor-pointer" onClick={() => openPane({ kind: 'person', id: author.memberId })}>
      <PersonFace person={{ id: author.memberId, name }} />
    </span>
  );
}

function Byline({ message }: { message: MessageView }) {
  const member = useMember(message.author.memberId);
  const name = member?.name ?? message.author.name;
  const t = useTranslations('message');
  const { isThread } = useFeed();
  const writtenAt = message.extra?.moved?.from?.at ?? message.createdAt;
  const showsDay = isThread || writtenAt !== message.createdAt;
  return (
    <div className="flex min-w-0 flex-wrap items-baseline gap-x-2 leading-[1.4]">
      <button
        type="button"
        tabIndex={-1}
        className="min-w-0 truncate font-semibold hover:underline"
        onClick={() => openPane({ kind: 'person', id: message.author.memberId })}
      >
        {name}
      </button>
      {member?.role === 'guest' && (
        <span className="rounded-xs border border-line-strong px-[5px] text-2xs font-medium text-ink-3">{t('guest')}</span>
      )}
      <time dateTime={writtenAt} title={formatFull(writtenAt)} className="text-xs text-ink-3">
        {showsDay ? formatMoment(writtenAt) : formatClock(writtenAt)}
      </time>
      {message.extra?.label && <LabelChip label={message.extra.label} />}
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
