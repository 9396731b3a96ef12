'use client';
import { BellRing, Check, RotateCcw, X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { MessageView } from '@parley/contract/message-view';
import { formatMoment } from '@/lib/format-time';
import { IconButton } from '@/ui/icon-button';
import { channelTitle } from '../channel/channel-title.ts';
import { messageWords } from '../message/message-words.ts';
import { openMessageDialog } from '../message/message-dialog-store.ts';
import { usePlainNames } from '../message/use-plain-names.ts';
import { PersonFace } from '../people/person-face.tsx';
import { ChatLink } from '../shell/chat-link.tsx';
import { messagePath } from '../shell/chat-location.ts';
import { useChannel, useMe, useWorkspace } from '../state/chat-client.tsx';
import { useSaving } from './use-saving.ts';

export type SavedItem = {
  message: MessageView;
  savedAt: string;
  remindAt: string | null;
  remindedAt: string | null;
  doneAt: string | null;
};

export function SavedEntry({ item }: { item: SavedItem }) {
  const t = useTranslations('saved');
  const tm = useTranslations('message');
  const { message } = item;
  const saving = useSaving();
  const names = usePlainNames();
  const me = useMe();
  const { slug } = useWorkspace();
  const mine = useChannel(message.channelId);
  const name = names.nameOf(message.author.memberId) ?? message.author.name;
  return (
    <li className="relative grid grid-cols-[36px_minmax(0,1fr)_auto] gap-x-[13px] border-b border-line py-3.5 transition-colors hover:bg-desk">
      <PersonFace person={{ id: message.author.memberId, name }} className="mt-0.5" />
      <div className="min-w-0">
        <ChatLink className="after:absolute after:inset-0" href={messagePath(slug, message)}>
          <span className="font-semibold">{name}</span>
          <span className="ms-2 text-sm text-ink-3">{mine ? channelTitle(mine.channel, me.id) : ''}</span>
        </ChatLink>
        <p dir="auto" className="line-clamp-2 max-w-[72ch] wrap-anywhere">
          {messageWords(message, names, tm)}
        </p>
        <p className="pt-0.5 text-sm text-ink-3">{reminderWords(item, t)}</p>
      </div>
      <div className="relative flex gap-1">
        {!item.doneAt && (
          <IconButton label={t('remind')} onClick={() => openMessageDialog({ kind: 'remind', message })}>
            <BellRing aria-hidden strokeWidth={1.6} />
          </IconButton>
        )}
        <IconButton label={t(item.doneAt ? 'reopen' : 'markDone')} onClick={() => saving.setDone(message.id, !item.doneAt)}>
          {item.doneAt ? <RotateCcw aria-hidden strokeWidth={1.6} /> : <Check aria-hidden strokeWidth={1.6} />}
        </IconButton>
        <IconButton label={t('remove')} onClick={() => saving.remove(message.id)}>
          <X aria-hidden strokeWidth={1.6} />
        </IconButton>
      </div>
    </li>
  );
}

function reminderWords({ savedAt, remindAt, remindedAt }: SavedItem, t: (key: string, values: { when: string }) => string): string {
  if (remindAt && remindedAt) return t('reminded', { when: formatMoment(remindedAt) });
  if (remindAt) return t('remindsAt', { when: formatMoment(remindAt) });
  return t('savedAt', { when: formatMoment(savedAt) });
}
