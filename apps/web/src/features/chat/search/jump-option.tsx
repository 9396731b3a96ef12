'use client';
import type { ReactNode } from 'react';
import type { MessageView } from '@parley/contract/message-view';
import { cn } from '@/ui/cn';
import { CountBadge } from '@/ui/count-badge';
import { isNamed } from '../channel/channel-title.ts';
import { ChannelSign } from '../channel/channel-sign.tsx';
import { plainText } from '../markdown/plain-text.ts';
import { useNameOf } from '../message/use-name-of.ts';
import { PersonFace } from '../people/person-face.tsx';
import { useMe } from '../state/chat-client.tsx';
import { formatWhen } from '../time/format-time.ts';
import { markFound } from './mark-found.ts';
import type { Place } from './rank-places.ts';

export type FoundMessage = MessageView & { channelName: string | null };
export type JumpEntry = Place | { kind: 'message'; key: string; message: FoundMessage };
type Props = { id: string; entry: JumpEntry; words: string; isActive: boolean; onChoose: () => void; onPoint: () => void };

export function JumpOption({ id, entry, words, isActive, onChoose, onPoint }: Props) {
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      ref={isActive ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
      className={cn('flex min-h-10 cursor-default items-center gap-3 rounded-md px-2.5 py-1.5', isActive && 'on-sunk bg-sunk')}
      onClick={onChoose}
      onPointerMove={onPoint}
    >
      {entry.kind === 'message' ? (
        <Message message={entry.message} words={words} />
      ) : entry.kind === 'person' ? (
        <Line lead={<PersonFace person={entry.member} size="sm" />} name={entry.name} note={entry.member.title} />
      ) : (
        <Channel place={entry} />
      )}
    </div>
  );
}

function Channel({ place }: { place: Extract<Place, { kind: 'channel' }> }) {
  const me = useMe();
  const { channel, unread } = place.mine;
  const others = channel.members.filter(({ memberId }) => memberId !== me.id);
  const other = others.length === 1 ? others[0] : undefined;
  const lead = other ? (
    <PersonFace person={{ id: other.memberId, name: other.name }} size="sm" />
  ) : isNamed(channel) ? (
    <ChannelSign kind={channel.kind} className="size-[15px] text-ink-3" />
  ) : (
    <span className="text-2xs font-semibold text-ink-2">{others.length}</span>
  );
  return <Line lead={lead} name={place.name} note={channel.topic} unread={unread} />;
}

function Line({ lead, name, note, unread = 0 }: { lead: ReactNode; name: string; note?: string; unread?: number }) {
  return (
    <>
      <span className="grid w-[22px] shrink-0 place-items-center">{lead}</span>
      <span className={cn('min-w-0 truncate', unread > 0 ? 'font-semibold' : 'font-medium')}>{name}</span>
      <span className="min-w-0 flex-1 truncate text-sm text-ink-3">{note}</span>
      {unread > 0 && (
        <>
          <span className="sr-only">, {unread} unread</span>
          <CountBadge count={unread} />
        </>
      )}
    </>
  );
}

function Message({ message, words }: { message: FoundMessage; words: string }) {
  const nameOf = useNameOf();
  const text = plainText(message.body, nameOf) || message.files.map(({ name }) => name).join(', ');
  return (
    <>
      <PersonFace person={{ id: message.author.memberId, name: message.author.name }} size="sm" className="self-start mt-1" />
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline gap-2">
          <span className="truncate font-medium">{message.author.name}</span>
          <span className="min-w-0 truncate text-sm text-ink-3">
            {message.channelName ? `#${message.channelName}` : 'direct message'}
          </span>
          <time dateTime={message.createdAt} className="ms-auto shrink-0 text-xs text-ink-3">
            {formatWhen(message.createdAt)}
          </time>
        </span>
        <span className="line-clamp-2 text-sm text-ink-2 wrap-anywhere">
          {markFound(text, words).map(({ text: part, isFound }, index) =>
            isFound ? (
              <mark key={index} className="rounded-xs bg-accent-soft font-medium text-accent-text">
                {part}
              </mark>
            ) : (
              part
            ),
          )}
        </span>
      </span>
    </>
  );
}
