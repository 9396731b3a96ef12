'use client';
import { FileText, Filter, Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { ListedFile } from '@parley/contract/file-view';
import type { MessageView } from '@parley/contract/message-view';
import { formatWhen } from '@/lib/format-time';
import { cn } from '@/ui/cn';
import { CountBadge } from '@/ui/count-badge';
import { isNamed } from '../channel/channel-title.ts';
import { ChannelSign } from '../channel/channel-sign.tsx';
import { plainText } from '../markdown/plain-text.ts';
import { usePlainNames } from '../message/use-plain-names.ts';
import { PersonFace } from '../people/person-face.tsx';
import { useMe } from '../state/chat-client.tsx';
import { Marked } from './marked.tsx';
import type { Place } from './rank-places.ts';

export type FoundMessage = MessageView & { channelName: string | null };
export type FoundFile = ListedFile & { channelId: string; channelName: string | null };
export type JumpEntry =
  | Place
  | { kind: 'message'; key: string; message: FoundMessage }
  | { kind: 'file'; key: string; found: FoundFile }
  | { kind: 'filter'; key: string; label: string; text: string }
  | { kind: 'more'; key: string }
  | { kind: 'all'; key: string; text: string };
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
      <Content entry={entry} words={words} />
    </div>
  );
}

function Content({ entry, words }: Pick<Props, 'entry' | 'words'>) {
  const t = useTranslations('search');
  switch (entry.kind) {
    case 'message':
      return <Message message={entry.message} words={words} />;
    case 'person':
      return <Line lead={<PersonFace person={entry.member} size="sm" />} name={entry.name} note={entry.member.title} />;
    case 'channel':
      return <Channel place={entry} />;
    case 'file':
      return (
        <Line
          lead={<FileText aria-hidden className="size-[15px] text-ink-3" strokeWidth={1.6} />}
          name={entry.found.file.name}
          note={`${entry.found.uploader.name} · ${entry.found.channelName ? `#${entry.found.channelName}` : t('directMessage')}`}
        />
      );
    case 'filter':
      return (
        <Line
          lead={<Filter aria-hidden className="size-[15px] text-ink-3" strokeWidth={1.6} />}
          name={entry.label}
          note={entry.label.endsWith(':') ? t(`filter.${entry.label.slice(0, -1)}`) : undefined}
        />
      );
    case 'all':
      return (
        <Line
          lead={<Search aria-hidden className="size-[15px] text-ink-3" strokeWidth={1.6} />}
          name={t('seeAll', { text: entry.text })}
        />
      );
    case 'more':
      return <span className="ps-[34px] text-accent-text">{t('more')}</span>;
  }
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

function Line({ lead, name, note, unread = 0 }: { lead: ReactNode; name: string; note?: string | undefined; unread?: number }) {
  const t = useTranslations('search');
  return (
    <>
      <span className="grid w-[22px] shrink-0 place-items-center">{lead}</span>
      <span dir="auto" className={cn('min-w-0 truncate', unread > 0 ? 'font-semibold' : 'font-medium')}>
        {name}
      </span>
      <span className="min-w-0 flex-1 truncate text-sm text-ink-3">{note}</span>
      {unread > 0 && (
        <>
          <span className="sr-only">, {t('unread', { count: unread })}</span>
          <CountBadge count={unread} />
        </>
      )}
    </>
  );
}

function Message({ message, words }: { message: FoundMessage; words: string }) {
  const t = useTranslations('search');
  const names = usePlainNames();
  const text = plainText(message.body, names) || message.files.map(({ name }) => name).join(', ');
  return (
    <>
      <PersonFace person={{ id: message.author.memberId, name: message.author.name }} size="sm" className="self-start mt-1" />
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline gap-2">
          <span className="truncate font-medium">{message.author.name}</span>
          <span className="min-w-0 truncate text-sm text-ink-3">
            {message.channelName ? `#${message.channelName}` : t('directMessage')}
          </span>
          <time dateTime={message.createdAt} className="ms-auto shrink-0 text-xs text-ink-3">
            {formatWhen(message.createdAt)}
          </time>
        </span>
        <span dir="auto" className="line-clamp-2 text-sm text-ink-2 wrap-anywhere">
          <Marked text={text} words={words} />
        </span>
      </span>
    </>
  );
}
