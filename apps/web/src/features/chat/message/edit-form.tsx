'use client';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import type { MessageView } from '@parley/contract/message-view';
import { Button } from '@/ui/button';
import { composerField } from '../composer/composer-field.ts';
import { mentionsAll } from '../composer/ask-all/mentions-all.ts';
import { useAskAll } from '../composer/ask-all/use-ask-all.tsx';
import { MessageField } from '../composer/message-field.tsx';
import { RoomNote } from '../composer/room-note.tsx';
import { useMessageText } from '../composer/use-message-text.ts';
import { mindRules } from '../shell/mind-rules.ts';
import { tryAction } from '../shell/try-action.ts';
import { useChatClient } from '../state/chat-client.tsx';
import { useFeed } from './feed-context.ts';
import { appendWords } from './quote-message.ts';

/** Words that were refused, by message: they are there again when the form is. */
const refused = new Map<string, string>();

/** A message changed in its place. An emptied one is not a deletion: that is asked for by its own name. */
export function EditForm({ message }: { message: MessageView }) {
  const t = useTranslations('message');
  const { setEditingId, isThread, canPost } = useFeed();
  const client = useChatClient();
  const { text, change, pick, toBody, room } = useMessageText(refused.get(message.id) ?? message.body);
  const fieldRef = useRef<HTMLTextAreaElement>(null);
  const isFromMessage = useRef(false);
  const isSavable = room >= 0 && (text.trim() !== '' || message.files.length > 0);

  // The cursor goes to the end of what is there.
  useEffect(() => {
    isFromMessage.current = document.activeElement?.matches('[data-message-id]') ?? false;
    const field = fieldRef.current;
    field?.focus();
    field?.setSelectionRange(field.value.length, field.value.length);
  }, []);

  const close = () => {
    refused.delete(message.id);
    setEditingId(null);
    // Whoever goes from message to message by keyboard goes on from this one; everybody else writes on.
    const isAtKeyboard = window.matchMedia('(hover: hover)').matches;
    const next = isFromMessage.current || !isAtKeyboard ? null : composerField(isThread);
    (next ?? document.querySelector<HTMLElement>(`[data-message-id="${message.id}"]`))?.focus({ preventScroll: next !== null });
  };
  const writeAnew = () => {
    close();
    appendWords(text, isThread);
  };
  const askAll = useAskAll(message.channelId);
  const edit = async (body: string) => {
    try {
      await mindRules((word) => client.edit(message.id, body, word));
    } catch (error) {
      refused.set(message.id, body);
      setEditingId(message.id);
      throw error;
    }
  };
  const save = async () => {
    if (!isSavable || message.deletedAt) return;
    const body = toBody(text.trim());
    // Whom it called before has been called.
    const callsAnew = mentionsAll(body) !== null && mentionsAll(body) !== mentionsAll(message.body);
    if (callsAnew && !(await askAll.ask(body))) return;
    close();
    if (body !== message.body) tryAction(t('changeNotKept'), () => edit(body));
  };

  return (
    <div className="my-1 rounded-lg border border-control bg-paper">
      <MessageField
        label={t('editMessage')}
        value={text}
        fieldRef={fieldRef}
        channelId={message.channelId}
        onChange={change}
        onPick={pick}
        onSubmit={() => void save()}
        onEscape={close}
        isInvalid={room < 0}
        className="px-3 pt-2 pb-1"
      />
      {message.deletedAt && (
        <p role="alert" className="px-3 pb-2 text-sm text-amber-text">
          {t('deletedMeanwhile')}
        </p>
      )}
      <div className="flex items-center justify-end gap-2 px-2 pb-2">
        <p className="me-auto ps-1 text-xs text-ink-3 max-[480px]:hidden">{!message.deletedAt && t('editHint')}</p>
        <RoomNote id={`${message.id}-room`} room={room} />
        <Button size="sm" variant="quiet" onClick={close}>
          {t('cancel')}
        </Button>
        {!message.deletedAt ? (
          <Button size="sm" variant="primary" disabled={!isSavable} onClick={() => void save()}>
            {t('saveEdit')}
          </Button>
        ) : (
          (canPost || isThread) && (
            <Button size="sm" variant="primary" onClick={writeAnew}>
              {t('writeAnew')}
            </Button>
          )
        )}
      </div>
      {askAll.dialog}
    </div>
  );
}
