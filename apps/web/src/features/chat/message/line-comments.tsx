'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { limits } from '@parley/contract/limits';
import type { MessageView } from '@parley/contract/message-view';
import { formatMoment } from '@/lib/format-time';
import { Button } from '@/ui/button';
import { TextArea } from '@/ui/text-area';
import { PersonFace } from '../people/person-face.tsx';
import { useChatClient } from '../state/chat-client.tsx';
import { messageWords } from './message-words.ts';
import { usePlainNames } from './use-plain-names.ts';

export function LineComment({ comment, withPlace }: { comment: MessageView; withPlace?: boolean }) {
  const t = useTranslations('message');
  const names = usePlainNames();
  const name = names.nameOf(comment.author.memberId) ?? comment.author.name;
  const anchor = comment.extra?.anchor;
  return (
    <article aria-label={name} className="flex gap-2.5 py-1.5">
      <PersonFace person={{ id: comment.author.memberId, name }} />
      <div className="min-w-0">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-semibold">{name}</span>
          <span className="text-xs text-ink-3">{formatMoment(comment.createdAt)}</span>
          {withPlace && anchor && (
            <span className="text-xs text-ink-3">{t('onLine', { line: anchor.line, version: anchor.edit + 1 })}</span>
          )}
        </p>
        <p dir="auto" className="wrap-anywhere">
          {messageWords(comment, names, t)}
        </p>
      </div>
    </article>
  );
}

type NewProps = { message: MessageView; anchor: { edit: number; line: number }; onDone: () => void };

/** A reply in the snippet's thread that is tied to one line. */
export function NewLineComment({ message, anchor, onDone }: NewProps) {
  const t = useTranslations('message');
  const client = useChatClient();
  const [text, setText] = useState('');
  const send = () => {
    if (text.trim() === '') return;
    client.send({ channelId: message.channelId, parentId: message.id, body: text.trim(), extra: { anchor } });
    onDone();
  };
  return (
    <form
      className="max-w-[640px] py-1.5"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <TextArea
        label={t('commentOnLine', { line: anchor.line })}
        rows={2}
        autoFocus
        dir="auto"
        maxLength={limits.messageBody}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className="flex justify-end gap-2 pt-2">
        <Button size="sm" variant="quiet" onClick={onDone}>
          {t('cancel')}
        </Button>
        <Button size="sm" type="submit" variant="primary" disabled={text.trim() === ''}>
          {t('sendComment')}
        </Button>
      </div>
    </form>
  );
}
