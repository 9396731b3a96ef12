'use client';
import { useQuery } from '@tanstack/react-query';
import { ChevronDown, Paperclip } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { MessageView } from '@parley/contract/message-view';
import { formatFull, formatMoment } from '@/lib/format-time';
import { useTRPC } from '@/lib/trpc';
import { Button } from '@/ui/button';
import { cn } from '@/ui/cn';
import { Skeleton } from '@/ui/skeleton';
import { messageWords } from '../message/message-words.ts';
import { usePlainNames } from '../message/use-plain-names.ts';
import { PersonFace } from '../people/person-face.tsx';
import { messagePath } from '../shell/chat-location.ts';
import { ChatLink } from '../shell/chat-link.tsx';
import { refusalText } from '../shell/refusal-text.ts';
import { useWorkspace } from '../state/chat-client.tsx';
import type { FoundMessage } from './jump-option.tsx';
import { Marked } from './marked.tsx';

/** One message with the words sought; the whole of it leads to where it stands, and on demand it shows what stands around it. */
export function MessageResult({ message, place, words }: { message: FoundMessage; place: string; words: string }) {
  const t = useTranslations('search');
  const tm = useTranslations('message');
  const { slug } = useWorkspace();
  const names = usePlainNames();
  const [isOpen, setIsOpen] = useState(false);
  const around = useQuery(
    useTRPC().message.context.queryOptions({ messageId: message.id }, { enabled: isOpen, staleTime: 60_000 }),
  );
  const name = names.nameOf(message.author.memberId) ?? message.author.name;
  const when = formatMoment(message.createdAt);
  return (
    <li className="relative border-b border-line px-2 py-3 transition-colors focus-within:bg-desk hover:bg-desk">
      {isOpen && around.data?.before && <Beside message={around.data.before} />}
      <div className="grid grid-cols-[36px_minmax(0,1fr)_auto] gap-x-[13px]">
        <PersonFace person={{ id: message.author.memberId, name }} className="mt-0.5" />
        <div className="min-w-0">
          <p className="flex flex-wrap items-baseline gap-x-2">
            <ChatLink
              href={messagePath(slug, message)}
              data-result={message.id}
              aria-label={t('messageFrom', { name, place, when })}
              className="font-semibold after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-focus"
            >
              <bdi>{name}</bdi>
            </ChatLink>
            <time dateTime={message.createdAt} title={formatFull(message.createdAt)} className="text-sm text-ink-3">
              {when}
            </time>
            {message.parentId && <span className="text-sm text-ink-3">· {t('inThread')}</span>}
          </p>
          <p dir="auto" className="line-clamp-4 max-w-[72ch] wrap-anywhere">
            <Marked text={messageWords(message, names, tm)} words={words} />
          </p>
          {message.body !== '' && message.files.length > 0 && (
            <p className="flex items-center gap-1.5 pt-0.5 text-sm text-ink-3">
              <Paperclip aria-hidden className="size-3.5 shrink-0" strokeWidth={1.6} />
              <bdi className="truncate">{message.files.map((file) => file.name).join(', ')}</bdi>
            </p>
          )}
        </div>
        <Button
          size="sm"
          variant="quiet"
          className="relative max-[719px]:px-1.5"
          aria-expanded={isOpen}
          aria-label={t('contextOf', { name })}
          onClick={() => setIsOpen(!isOpen)}
        >
          <span className="max-[719px]:sr-only">{t('context')}</span>
          <ChevronDown aria-hidden strokeWidth={1.6} className={cn('size-4 transition-transform', isOpen && 'rotate-180')} />
        </Button>
      </div>
      {isOpen && around.isPending && <Skeleton className="ms-[49px] mt-2 h-9 max-w-[520px]" />}
      {isOpen && around.error && (
        <p role="alert" className="ps-[49px] pt-1 text-sm text-red-text">
          {refusalText(around.error)}
        </p>
      )}
      {isOpen && around.data && !around.data.before && !around.data.after && (
        <p className="ps-[49px] pt-1 text-sm text-ink-3">{t('nothingAround')}</p>
      )}
      {isOpen && around.data?.after && <Beside message={around.data.after} />}
    </li>
  );
}

function Beside({ message }: { message: MessageView }) {
  const tm = useTranslations('message');
  const names = usePlainNames();
  const name = names.nameOf(message.author.memberId) ?? message.author.name;
  return (
    <div className="grid grid-cols-[36px_minmax(0,1fr)] gap-x-[13px] py-1.5 text-ink-2">
      <PersonFace person={{ id: message.author.memberId, name }} size="sm" className="mt-0.5 justify-self-center" />
      <div className="min-w-0">
        <p className="text-sm">
          <bdi className="font-medium">{name}</bdi> <span className="text-ink-3">{formatMoment(message.createdAt)}</span>
        </p>
        <p dir="auto" className="line-clamp-3 max-w-[72ch] text-sm wrap-anywhere">
          {messageWords(message, names, tm)}
        </p>
      </div>
    </div>
  );
}
